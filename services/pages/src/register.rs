//! 文号登记簿: one ledger per issuer code and year, voided numbers included.

use jiff::Timestamp;
use maud::{Markup, html};

use crate::{
    Badge, Choice, Frame, Page, Section, Tone, address,
    part::{
        badge::badge,
        empty,
        form::Field,
        moment::moment,
        table::{self, cell, words},
    },
};

/// One ledger.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Register {
    /// Ledgers to choose from: `中宣教〔2022〕`.
    pub ledgers: Vec<Choice>,
    /// The one shown.
    pub chosen: String,
    /// Its lines, in order.
    pub lines: Vec<Line>,
}

/// One number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The number, as printed.
    pub number: String,
    /// Title of the document that holds or held it.
    pub title: String,
    /// Its identifier.
    pub document: String,
    /// Why it was voided, if it was.
    pub voided: Option<String>,
    /// When it was given.
    pub at: Option<Timestamp>,
}

impl Page for Register {
    fn title(&self) -> String {
        "文号登记簿".into()
    }

    fn section(&self) -> Option<Section> {
        Some(Section::Registers)
    }

    fn body(&self, _: &Frame) -> Markup {
        html! {
            (crate::part::head("文号登记簿", Some("每个机关代字每年一本，编号不断号；作废的号保留，注明原因。"), &html! {}))
            div.sheet {
                @if self.ledgers.is_empty() {
                    (empty("还没有登记簿", "第一件公文登记编号时，登记簿随之建立。"))
                } @else {
                    form.filters method="get" action=(address::REGISTERS) {
                        (Field::new("ledger", "登记簿").quiet().select(&self.ledgers, &self.chosen, None))
                        button { "打开" }
                    }
                    @if self.lines.is_empty() { (empty("这本登记簿还没有编号", "公文登记后会列在这里。")) }
                    @else { (self.table()) }
                }
            }
        }
    }
}

impl Register {
    fn table(&self) -> Markup {
        let rows = html! {
            @for line in &self.lines {
                tr class=[line.voided.as_ref().map(|_| "void")] {
                    (table::head(&html! { (line.number) }))
                    (cell("公文", &html! { a href=(address::document(&line.document)) { (line.title) } }))
                    (cell("登记时间", &html! { @if let Some(at) = line.at { (moment(at)) } @else { "—" } }))
                    (cell("状态", &state(line)))
                    (words("作废原因", line.voided.as_deref().unwrap_or_default()))
                }
            }
        };
        let used = self.lines.iter().filter(|line| line.voided.is_none()).count();
        let caption =
            format!("共编{}号，在用{used}号，作废{}号", self.lines.len(), self.lines.len() - used);
        table::table(&caption, &["文号", "公文", "登记时间", "状态", "作废原因"], &rows)
    }
}

fn state(line: &Line) -> Markup {
    match line.voided {
        Some(_) => badge(&Badge::new("作废", Tone::Stop)),
        None => badge(&Badge::new("在用", Tone::Done)),
    }
}
