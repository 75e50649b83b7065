//! One object as of a moment: its state then, beside what it was before, and what changed.

use maud::{Markup, html};

use crate::{
    Crumb, Frame, Happening, Page, Section,
    part::{form::Field, timeline::timeline},
};

/// So many lines around a difference are shown, and a state of so many whole.
const AROUND: usize = 2;
const SHORT: usize = 40;

/// One object after some of its steps.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Object {
    /// Type of the object, in Chinese.
    pub of: String,
    /// Where this page lives.
    pub address: String,
    /// What the object is called.
    pub name: String,
    /// How many steps it has seen.
    pub steps: usize,
    /// After how many of them it is looked at; 0 is before the first.
    pub at: usize,
    /// After how many of them it was as it is compared with.
    pub from: usize,
    /// The step that led to this moment.
    pub step: Option<Happening>,
    /// Its state as it is compared with, in lines.
    pub before: Vec<Line>,
    /// Its state at the moment, in lines.
    pub state: Vec<Line>,
    /// What the steps in between changed, in sentences.
    pub changes: Vec<String>,
    /// Where evidence of it is made, where there can be any.
    pub evidence: Option<String>,
}

/// A line of a state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its words, set in by blanks.
    pub text: String,
    /// Whether the other state does not have it.
    pub differs: bool,
}

impl Page for Object {
    fn title(&self) -> String {
        format!("{} {}", self.of, self.name)
    }

    fn section(&self) -> Option<Section> {
        Some(Section::Audit)
    }

    fn crumbs(&self) -> Vec<Crumb> {
        vec![Crumb::section(Section::Audit)]
    }

    fn body(&self, _: &Frame) -> Markup {
        let acts = html! {
            @if let Some(href) = &self.evidence { a.button href=(href) { "制作证据包" } }
        };
        html! {
            (crate::part::head(&self.name, Some(&self.of), &acts))
            div.sheet { (self.slider()) (self.jump()) }
            div #then { (self.then()) }
        }
    }
}

impl Object {
    fn slider(&self) -> Markup {
        html! {
            form.filters method="get" action=(self.address) hx-get=(self.address) hx-target="#then" hx-select="#then"
                hx-swap="outerHTML" hx-trigger="input delay:150ms, submit" hx-push-url="true" {
                div.field.wide {
                    label for="at" { "拖动到任一时刻" }
                    input type="range" id="at" name="at" min="0" max=(self.steps) value=(self.at) aria-describedby="at-hint";
                    p.hint #at-hint { "共" (self.steps) "步，每一格是一次变动；最左是还没有的时候，最右是现在。" }
                }
                button { "查看" }
            }
        }
    }

    fn jump(&self) -> Markup {
        html! {
            form.filters method="get" action=(self.address) {
                (Field::new("when", "或者指明时间（北京时间）").quiet().stem("jump").line("datetime-local", ""))
                button { "查看当时" }
            }
            form.filters method="get" action=(self.address) {
                (Field::new("from", "比较：从第几步之后").quiet().stem("span").line("number", &self.from.to_string()))
                (Field::new("at", "到第几步之后").quiet().stem("span").line("number", &self.at.to_string()))
                button { "比较" }
            }
        }
    }

    fn then(&self) -> Markup {
        let whence = match self.from {
            0 => "最初".to_owned(),
            from => format!("第{from}步之后"),
        };
        let now = match self.at {
            0 => "最初".to_owned(),
            at if at == self.steps => format!("第{at}步之后（现在）"),
            at => format!("第{at}步之后"),
        };
        html! {
            @if let Some(step) = &self.step {
                section.sheet aria-label="这时发生的事" {
                    p.soft { "第" (self.at) "步，共" (self.steps) "步" }
                    (timeline(std::slice::from_ref(step)))
                }
            }
            @if !self.changes.is_empty() {
                section.sheet aria-labelledby="changes" {
                    h2 #changes { "改变了什么" }
                    ul { @for change in &self.changes { li { (change) } } }
                }
            }
            div.sides {
                section.sheet aria-labelledby="before" { h2 #before { (whence) } (gone(&self.before)) }
                section.sheet aria-labelledby="after" { h2 #after { (now) } (come(&self.state)) }
            }
            @if self.state.iter().any(|line| !line.differs) {
                details.sheet {
                    summary { (now) "的全部内容（" (self.state.len()) "行）" }
                    pre tabindex="0" { @for line in &self.state { (line.text) "\n" } }
                }
            }
        }
    }
}

fn gone(lines: &[Line]) -> Markup {
    shown(lines, &|text| html! { del { (text) } })
}

fn come(lines: &[Line]) -> Markup {
    shown(lines, &|text| html! { ins { (text) } })
}

fn shown(lines: &[Line], mark: &dyn Fn(&str) -> Markup) -> Markup {
    html! {
        @if lines.is_empty() { p.soft { "还没有这个对象，或者没有内容。" } }
        @else {
            pre tabindex="0" {
                @for part in parts(lines) {
                    @match part {
                        Part::Line(line) => {
                            @let (blank, words) = line.text.split_at(line.text.len() - line.text.trim_start().len());
                            (blank) @if line.differs { (mark(words)) } @else { (words) } "\n"
                        },
                        Part::Same(number) => { span.soft { "……（相同的" (number) "行）" } "\n" },
                    }
                }
            }
        }
    }
}

/// A line, or so many that both states have and that lie far from any difference.
#[derive(Debug, PartialEq, Eq)]
enum Part<'l> {
    Line(&'l Line),
    Same(usize),
}

/// What is shown of a state: its differences with the lines around them. A short one is shown whole.
fn parts(lines: &[Line]) -> Vec<Part<'_>> {
    let near = |place: usize| {
        let around = place.saturating_sub(AROUND)..place.saturating_add(AROUND + 1);
        let around = lines.get(around.start..around.end.min(lines.len()));
        around.unwrap_or_default().iter().any(|line| line.differs)
    };
    let mut parts = Vec::new();
    for (place, line) in lines.iter().enumerate() {
        if lines.len() <= SHORT || near(place) {
            parts.push(Part::Line(line));
        } else if let Some(Part::Same(number)) = parts.last_mut() {
            *number += 1;
        } else {
            parts.push(Part::Same(1));
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_long_state_the_differences_are_shown_with_what_is_around_them() {
        let line = |place: usize| Line { text: place.to_string(), differs: place == 50 };
        let lines: Vec<Line> = (0..100).map(line).collect();
        let parts = parts(&lines);
        assert_eq!(parts.first(), Some(&Part::Same(48)));
        assert_eq!(parts.last(), Some(&Part::Same(47)));
        assert_eq!(parts.len(), 2 + 2 * AROUND + 1);
        assert_eq!(super::parts(&lines[..SHORT]).len(), SHORT);
    }
}
