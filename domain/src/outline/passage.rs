//! Passages: the lines of a paper with those joined again that a page or column edge cut.

use super::{Outline, OutlineLine, Part, Role, mark::Mark, shape};
use crate::paper::HeadingLevel;

/// A heading, paragraph, list item or other line, whole again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// Its first line in the source, from 1.
    pub line: u32,
    /// Its role, that of its first line.
    pub role: Role,
    /// The part it stands in.
    pub part: Part,
    /// The words, without the white space around them.
    pub text: String,
}

/// No passage grows beyond this many bytes: a bracket that never closes must not swallow a text.
const LONGEST: usize = 12_000;

/// A line this wide (in halves of a Han character) may have been cut by the edge of a page.
const WIDE: usize = 40;

impl Outline {
    /// The passages, in order; blank lines, page numbers and debris are left out, and so do not
    /// keep the halves of a sentence apart.
    #[must_use]
    pub fn paragraphs(&self) -> Vec<Passage> {
        let mut passages: Vec<Passage> = Vec::new();
        let lines = self
            .lines
            .iter()
            .filter(|line| !matches!(line.role, Role::Blank | Role::PageNumber | Role::Debris));
        for line in lines {
            match passages.last_mut() {
                Some(last) if continues(last, line) => last.text.push_str(line.content()),
                _ => passages.push(Passage {
                    line: line.number,
                    role: line.role,
                    part: line.part,
                    text: line.content().to_owned(),
                }),
            }
        }
        passages
    }
}

/// Whether a line is the rest of the passage before it.
fn continues(last: &Passage, line: &OutlineLine) -> bool {
    let text = line.content();
    if is_element(last.role) {
        let new_item = line.role == Role::AnnexNote && Mark::of(text).is_some();
        return last.role == line.role && last.part == line.part && !new_item;
    }
    let body = matches!(last.role, Role::Paragraph | Role::ListItem | Role::Heading(_))
        && line.role == Role::Paragraph
        && last.part == line.part
        && last.text.len() < LONGEST;
    body && Mark::of(text).is_none()
        && !shape::LABEL_START.is_match(text)
        && !shape::ends_sentence(&last.text)
        && (opens_more_than_it_closes(&last.text)
            || last.text.ends_with(['，', '、'])
            || (is_cut(last) && !shape::BRACKETED.is_match(text)))
}

/// Elements that may run over several lines, none of which stands for itself.
const fn is_element(role: Role) -> bool {
    matches!(
        role,
        Role::Title
            | Role::Recipients
            | Role::AnnexNote
            | Role::AnnexTitle
            | Role::AttachedTitle
            | Role::Cc
    )
}

/// Whether the edge of a page may have cut a passage: it fills its line, and is neither a title in
/// a list nor a heading that stands alone.
fn is_cut(last: &Passage) -> bool {
    shape::width(&last.text) >= WIDE && !last.text.ends_with('》') && !stands_alone(last)
}

/// A heading without a sentence in it. `1. 请各分会、…以及各医疗` has one: its level runs on.
fn stands_alone(passage: &Passage) -> bool {
    let Role::Heading(level) = passage.role else {
        return false;
    };
    let marks: &[char] = match level {
        HeadingLevel::One | HeadingLevel::Two => &['。', '；'],
        HeadingLevel::Three | HeadingLevel::Four => &['。', '；', '，', '、'],
    };
    !passage.text.contains(marks)
}

fn opens_more_than_it_closes(text: &str) -> bool {
    let count = |wanted: char| text.chars().filter(|c| *c == wanted).count();
    count('《') > count('》') || count('“') > count('”')
}
