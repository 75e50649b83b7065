//! What the checks look at: a paper with everything that several checks need of it.

use jiff::civil::{Date, date};

use crate::{
    Finding,
    outline::{Mark, Outline, OutlinedPaper, Part, Passage, Role},
};

/// A paper under check.
pub(super) struct Subject {
    /// All lines with their roles.
    pub(super) outline: Outline,
    /// The elements.
    pub(super) paper: OutlinedPaper,
    /// The passages, with lines cut by a page edge joined.
    pub(super) passages: Vec<Passage>,
    /// Whether it comes from the model of a paper, which has been checked as such.
    pub(super) is_model: bool,
}

/// From this day the 条例 of 2012 and GB/T 9704-2012 hold; older papers followed other rules.
const CURRENT_RULES: Date = date(2012, 7, 1);

impl Subject {
    pub(super) fn new(outline: Outline, is_model: bool) -> Self {
        Self { paper: outline.paper(), passages: outline.paragraphs(), outline, is_model }
    }

    /// Whether the paper was made under the rules of today; papers without a date were.
    pub(super) fn under_current_rules(&self) -> bool {
        self.signed_on().is_none_or(|signed_on| signed_on >= CURRENT_RULES)
    }

    /// The date of signing, where there is one that the calendar knows.
    pub(super) fn signed_on(&self) -> Option<Date> {
        self.paper.signed_on.as_ref()?.date
    }

    /// The passages of the running text: headings, paragraphs, items of lists.
    pub(super) fn text(&self) -> impl Iterator<Item = &Passage> {
        self.passages.iter().filter(|passage| {
            matches!(passage.role, Role::Heading(_) | Role::Paragraph | Role::ListItem)
        })
    }

    /// The running text of the paper itself.
    pub(super) fn main_text(&self) -> impl Iterator<Item = &Passage> {
        self.text().filter(|passage| passage.part == Part::Main)
    }

    /// The items of the list in an annex.
    pub(super) fn items(&self, annex: u32) -> Vec<&Passage> {
        self.passages
            .iter()
            .filter(|passage| passage.part == Part::Annex(annex) && passage.role == Role::ListItem)
            .collect()
    }
}

/// Where a passage stands, in Chinese: `附件2 第68项`.
pub(super) fn place(passage: &Passage) -> String {
    let part = match passage.role {
        Role::Title => "标题".to_owned(),
        Role::Recipients => "主送机关".to_owned(),
        Role::AnnexNote => "附件说明".to_owned(),
        _ => passage.part.name(),
    };
    match Mark::of(&passage.text) {
        Some(mark) if passage.role == Role::ListItem => format!("{part} 第{}项", mark.number),
        Some(mark) => format!("{part} {}", mark.text),
        None => part,
    }
}

/// A finding made to point at a passage.
pub(super) fn at(finding: Finding, passage: &Passage, quote: &str) -> Finding {
    finding.on_line(passage.line).quoting(quote)
}

/// The characters around a place in a text, for a quotation.
pub(super) fn around(text: &str, at: usize, before: usize, after: usize) -> String {
    let (head, tail) = text.split_at_checked(at).unwrap_or((text, ""));
    let mut words: Vec<char> = head.chars().rev().take(before).collect();
    words.reverse();
    words.into_iter().chain(tail.chars().take(after)).collect()
}
