//! 花脸稿: two versions of a document, with what went and what came.

use maud::{Markup, html};

use crate::{
    Choice, Crumb, Frame, Page, Section, address,
    part::{empty, form::Field},
};

/// Two versions, compared.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Redline {
    /// Identifier of the document.
    pub document: String,
    /// Its title.
    pub title: String,
    /// Versions to choose from.
    pub versions: Vec<Choice>,
    /// The older one.
    pub from: String,
    /// The newer one.
    pub to: String,
    /// Its paragraphs, in order.
    pub paragraphs: Vec<Paragraph>,
}

/// A paragraph and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Paragraph {
    /// It stayed.
    Same(String),
    /// It went.
    Gone(String),
    /// It came.
    Come(String),
    /// Parts of it changed.
    Changed(Vec<Span>),
}

/// A part of a changed paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Span {
    /// It stayed.
    Same(String),
    /// It went.
    Gone(String),
    /// It came.
    Come(String),
}

impl Page for Redline {
    fn title(&self) -> String {
        format!("花脸稿 {}", self.title)
    }

    fn section(&self) -> Option<Section> {
        Some(Section::Documents)
    }

    fn crumbs(&self) -> Vec<Crumb> {
        let document = Crumb { label: self.title.clone(), href: address::document(&self.document) };
        vec![Crumb::section(Section::Documents), document]
    }

    fn body(&self, _: &Frame) -> Markup {
        let unchanged =
            self.paragraphs.iter().all(|paragraph| matches!(paragraph, Paragraph::Same(_)));
        html! {
            (crate::part::head("花脸稿", Some("删去的加删除线，增加的加下划线。"), &html! {}))
            form.filters method="get" action=(address::of_document(&self.document, "redline")) {
                (Field::new("from", "原稿").quiet().select(&self.versions, &self.from, None))
                (Field::new("to", "改稿").quiet().select(&self.versions, &self.to, None))
                button { "比较" }
            }
            div.sheet.redline {
                @if unchanged { (empty("这两版没有差别", "请另选两个版本比较。")) }
                @for paragraph in &self.paragraphs { (shown(paragraph)) }
            }
        }
    }
}

fn shown(paragraph: &Paragraph) -> Markup {
    match paragraph {
        Paragraph::Same(text) => html! { p { (text) } },
        Paragraph::Gone(text) => html! { p.gone { del { (text) } } },
        Paragraph::Come(text) => html! { p.come { ins { (text) } } },
        Paragraph::Changed(spans) => html! {
            p {
                @for span in spans {
                    @match span {
                        Span::Same(text) => (text),
                        Span::Gone(text) => del { (text) },
                        Span::Come(text) => ins { (text) },
                    }
                }
            }
        },
    }
}
