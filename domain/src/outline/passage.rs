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
/// A line this wide fills the type area but for the marks that may not end it.
const FULL: usize = 48;

/// Lines that are one passage, by their positions among the lines of the outline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Run {
    /// The role, that of the first line.
    pub(crate) role: Role,
    /// The part it stands in.
    pub(crate) part: Part,
    /// The positions of its lines.
    pub(crate) lines: Vec<usize>,
    /// How wide it is, in halves of a Han character.
    width: usize,
    /// How many bytes it has.
    length: usize,
    /// How many `《` and `“` it opens that it does not close.
    titles: i64,
    quotes: i64,
    brackets: i64,
    /// Whether it has said a sentence, and a clause or an enumeration.
    sentence: bool,
    clause: bool,
}

impl Outline {
    /// The passages, in order; blank lines, page numbers and debris are left out, and so do not
    /// keep the halves of a sentence apart.
    #[must_use]
    pub fn paragraphs(&self) -> Vec<Passage> {
        let content = |at: &usize| self.lines.get(*at).map(OutlineLine::content);
        let passage = |run: Run| Passage {
            line: run.lines.first().and_then(|at| self.lines.get(*at)).map_or(0, |l| l.number),
            role: run.role,
            part: run.part,
            text: run.lines.iter().filter_map(content).collect(),
        };
        self.runs().into_iter().map(passage).collect()
    }

    /// The lines of each passage, in order.
    pub(crate) fn runs(&self) -> Vec<Run> {
        let mut runs: Vec<Run> = Vec::new();
        let mut before: Option<&str> = None;
        for (at, line) in self.lines.iter().enumerate() {
            if matches!(line.role, Role::Blank | Role::PageNumber | Role::Debris) {
                continue;
            }
            let continued = runs
                .last_mut()
                .filter(|run| before.is_some_and(|before| run.continues(before, line)));
            match continued {
                Some(run) => run.take(at, line.content()),
                None => runs.push(Run::new(at, line)),
            }
            before = Some(line.content());
        }
        runs
    }
}

impl Run {
    fn new(at: usize, line: &OutlineLine) -> Self {
        let mut run = Self {
            role: line.role,
            part: line.part,
            lines: Vec::new(),
            width: 0,
            length: 0,
            titles: 0,
            quotes: 0,
            brackets: 0,
            sentence: false,
            clause: false,
        };
        run.take(at, line.content());
        run
    }

    /// Takes a line in; what is known of the whole is kept, so that nothing is read twice.
    fn take(&mut self, at: usize, text: &str) {
        self.lines.push(at);
        self.length = self.length.saturating_add(text.len());
        self.width = self.width.saturating_add(shape::width(text));
        for c in text.chars() {
            match c {
                '《' => self.titles = self.titles.saturating_add(1),
                '》' => self.titles = self.titles.saturating_sub(1),
                '（' | '(' => self.brackets = self.brackets.saturating_add(1),
                '）' | ')' => self.brackets = self.brackets.saturating_sub(1),
                '“' => self.quotes = self.quotes.saturating_add(1),
                '”' => self.quotes = self.quotes.saturating_sub(1),
                '。' | '；' => self.sentence = true,
                '，' | '、' => self.clause = true,
                _ => {}
            }
        }
    }

    /// Whether a line is the rest of this passage, whose last line is `before`.
    fn continues(&self, before: &str, line: &OutlineLine) -> bool {
        let text = line.content();
        if is_element(self.role) {
            let new_item = match line.role {
                Role::AnnexNote => Mark::of(text).is_some() || shape::ANNEX_INLINE.is_match(text),
                Role::Cc => shape::CC.is_match(text),
                _ => false,
            };
            return self.role == line.role && self.part == line.part && !new_item;
        }
        if self.role == Role::Note && line.role == Role::Note && self.part == line.part {
            return self.brackets > 0 && self.length < LONGEST;
        }
        let body = matches!(self.role, Role::Paragraph | Role::ListItem | Role::Heading(_))
            && line.role == Role::Paragraph
            && self.part == line.part
            && self.length < LONGEST;
        let open = self.titles > 0 || self.quotes > 0 || before.ends_with(['，', '、']);
        let columns = shape::has_columns(before) || shape::has_columns(text);
        body && Mark::of(text).is_none()
            && !shape::LABEL_START.is_match(text)
            && !shape::ends_sentence(before)
            && !columns
            && (open || (self.is_cut(before) && may_go_on(text)))
    }

    /// Whether the edge of a page may have cut the passage: it fills its line, and is neither a
    /// title in a list nor a heading that stands alone.
    fn is_cut(&self, before: &str) -> bool {
        self.width >= WIDE && !before.ends_with('》') && !self.stands_alone()
    }

    /// A heading without a sentence in it. `1. 请各分会、…以及各医疗` has one: its level runs on.
    const fn stands_alone(&self) -> bool {
        match self.role {
            Role::Heading(HeadingLevel::One | HeadingLevel::Two) => !self.sentence,
            Role::Heading(_) => !(self.sentence || self.clause),
            _ => false,
        }
    }
}

/// Whether a line can be the rest of a sentence that an edge cut: it fills its line, or comes to a
/// stop. A list of names does neither.
fn may_go_on(text: &str) -> bool {
    !shape::BRACKETED.is_match(text)
        && (shape::width(text) >= FULL
            || shape::ends_sentence(text)
            || text.ends_with(['，', '、', ',', '”', '）', ')', '》']))
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
