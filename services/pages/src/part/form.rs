//! Forms: each field with its label, its hint and its problems, bound together for those who cannot
//! see that they stand together.

use std::collections::BTreeMap;

use maud::{Markup, html};

use crate::Frame;

/// What is wrong with the fields of a form, by their names.
pub type Problems = BTreeMap<String, String>;

/// One of several answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// What is shown.
    pub label: String,
}

impl Choice {
    /// An answer.
    #[must_use]
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into() }
    }
}

/// A form that acts: with the secret against foreign forms, and the identifier of its command, so that
/// sending it twice acts once.
pub(crate) fn post(frame: &Frame, action: &str, name: &str, content: &Markup) -> Markup {
    sent(frame, action, name, None, content)
}

/// The same, with files.
pub(crate) fn upload(frame: &Frame, action: &str, name: &str, content: &Markup) -> Markup {
    sent(frame, action, name, Some("multipart/form-data"), content)
}

fn sent(frame: &Frame, action: &str, name: &str, coding: Option<&str>, content: &Markup) -> Markup {
    html! {
        form method="post" action=(action) enctype=[coding] {
            (hidden("csrf", &frame.csrf))
            (hidden("once", &format!("{}.{name}", frame.once)))
            (content)
        }
    }
}

pub(crate) fn hidden(name: &str, value: &str) -> Markup {
    html! { input type="hidden" name=(name) value=(value); }
}

/// A field: its name, what it is called and how it is explained.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Field<'a> {
    pub(crate) name: &'a str,
    pub(crate) label: &'a str,
    pub(crate) hint: Option<&'a str>,
    pub(crate) problem: Option<&'a str>,
    pub(crate) required: bool,
    /// Whether it says so when it may be left empty; in a filter that goes without saying.
    pub(crate) quiet: bool,
    /// Names the field apart from others of the same name on the page.
    pub(crate) stem: &'a str,
}

impl<'a> Field<'a> {
    pub(crate) const fn new(name: &'a str, label: &'a str) -> Self {
        Self { name, label, hint: None, problem: None, required: false, quiet: false, stem: "f" }
    }

    pub(crate) const fn hint(self, hint: &'a str) -> Self {
        Self { hint: Some(hint), ..self }
    }

    pub(crate) const fn required(self) -> Self {
        Self { required: true, ..self }
    }

    pub(crate) const fn quiet(self) -> Self {
        Self { quiet: true, ..self }
    }

    pub(crate) const fn stem(self, stem: &'a str) -> Self {
        Self { stem, ..self }
    }

    pub(crate) fn problems(self, problems: &'a Problems) -> Self {
        Self { problem: problems.get(self.name).map(String::as_str), ..self }
    }

    pub(crate) fn id(&self) -> String {
        format!("{}-{}", self.stem, self.name)
    }

    fn described(&self) -> Option<String> {
        let id = self.id();
        let hint = self.hint.map(|_| format!("{id}-hint"));
        let problem = self.problem.map(|_| format!("{id}-problem"));
        let parts: Vec<String> = hint.into_iter().chain(problem).collect();
        (!parts.is_empty()).then(|| parts.join(" "))
    }

    fn invalid(&self) -> Option<&'static str> {
        self.problem.map(|_| "true")
    }

    /// The label above, hint and problem below.
    fn around(&self, control: &Markup) -> Markup {
        let id = self.id();
        html! {
            div.field {
                label for=(id) { (self.label) @if !self.required && !self.quiet { span.unseen { "（可不填）" } } }
                (control)
                @if let Some(hint) = self.hint { p.hint id=(format!("{id}-hint")) { (hint) } }
                @if let Some(problem) = self.problem { p.problem id=(format!("{id}-problem")) { (problem) } }
            }
        }
    }

    /// One line of text, or what else `kind` says: `date`, `search`, `number`.
    pub(crate) fn line(self, kind: &str, value: &str) -> Markup {
        self.around(&html! {
            input type=(kind) id=(self.id()) name=(self.name) value=(value) required[self.required]
                aria-invalid=[self.invalid()] aria-describedby=[self.described()];
        })
    }

    /// A name or password, with what the browser may fill in.
    pub(crate) fn credential(self, kind: &str, value: &str, fill: &str) -> Markup {
        self.around(&html! {
            input type=(kind) id=(self.id()) name=(self.name) value=(value) required[self.required]
                autocomplete=(fill) autocapitalize="none" spellcheck="false"
                aria-invalid=[self.invalid()] aria-describedby=[self.described()];
        })
    }

    /// Several lines of text.
    pub(crate) fn area(self, rows: u32, value: &str) -> Markup {
        self.around(&html! {
            // The first line break after the tag is not part of the text.
            textarea id=(self.id()) name=(self.name) rows=(rows) required[self.required]
                aria-invalid=[self.invalid()] aria-describedby=[self.described()] { "\n" (value) }
        })
    }

    /// A box to tick, which sends `yes`.
    pub(crate) fn tick(self, ticked: bool) -> Markup {
        html! {
            div.field {
                label.choice {
                    input type="checkbox" id=(self.id()) name=(self.name) value="yes" checked[ticked]
                        aria-invalid=[self.invalid()] aria-describedby=[self.described()];
                    span { (self.label) }
                }
                @if let Some(hint) = self.hint { p.hint id=(format!("{}-hint", self.id())) { (hint) } }
                @if let Some(problem) = self.problem { p.problem id=(format!("{}-problem", self.id())) { (problem) } }
            }
        }
    }

    /// One of several answers, in a list; `none` is shown for no answer.
    pub(crate) fn select(self, choices: &[Choice], chosen: &str, none: Option<&str>) -> Markup {
        self.around(&html! {
            select id=(self.id()) name=(self.name) required[self.required]
                aria-invalid=[self.invalid()] aria-describedby=[self.described()] {
                @if let Some(none) = none { option value="" { (none) } }
                @for choice in choices {
                    option value=(choice.value) selected[choice.value == chosen] { (choice.label) }
                }
            }
        })
    }
}

/// An act that opens on demand: its name, and a form with a reason or an opinion.
pub(crate) fn act(frame: &Frame, action: &str, name: &str, label: &str, fields: &Markup) -> Markup {
    act_again(frame, action, name, label, fields, false)
}

/// The same; open at once when it was tried and refused.
pub(crate) fn act_again(
    frame: &Frame,
    action: &str,
    name: &str,
    label: &str,
    fields: &Markup,
    again: bool,
) -> Markup {
    html! {
        details.act open[again] {
            summary { (label) }
            (post(frame, action, name, &html! { (fields) button.first { (label) } }))
        }
    }
}
