//! Balance of brackets and quotation marks (成对标点, GB/T 15834).

use std::fmt;

use serde::{Deserialize, Serialize};

/// A bracket or quotation mark that has no partner, or a wrong one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct BracketFault {
    /// Where the mark stands, in bytes from the beginning of the text.
    pub at: usize,
    /// The mark itself.
    pub mark: char,
    /// What is wrong with it.
    pub kind: BracketFaultKind,
}

/// What is wrong with a bracket.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BracketFaultKind {
    /// It is opened and never closed.
    NotClosed,
    /// It closes what was not opened.
    NotOpened,
    /// It closes a bracket of the other width: `（7)`.
    Mixed {
        /// The mark that opened.
        opened: char,
    },
}

impl fmt::Display for BracketFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mark = self.mark;
        match self.kind {
            BracketFaultKind::NotClosed => write!(f, "“{mark}”没有配对的后半，请补上或删去"),
            BracketFaultKind::NotOpened => write!(f, "“{mark}”没有配对的前半，请补上或删去"),
            BracketFaultKind::Mixed { opened } => {
                write!(f, "“{opened}”与“{mark}”全角、半角混用，请统一")
            }
        }
    }
}

const PAIRS: [(char, char); 10] = [
    ('“', '”'),
    ('‘', '’'),
    ('《', '》'),
    ('〈', '〉'),
    ('（', '）'),
    ('(', ')'),
    ('〔', '〕'),
    ('【', '】'),
    ('[', ']'),
    ('［', '］'),
];

/// All brackets of a text that are not in balance, in the order in which they stand.
///
/// Check one paragraph at a time: a bracket does not reach beyond it. The closing bracket of a
/// list number (`1）`, `b)`) and the apostrophe of `it’s` are not counted.
#[must_use]
pub fn bracket_faults(text: &str) -> Vec<BracketFault> {
    let mut open: Vec<(usize, char)> = vec![];
    let mut faults = vec![];
    let mut after_letter = false;
    for (at, mark) in text.char_indices() {
        let is_apostrophe = mark == '’' && after_letter;
        let ends_list_number = matches!(mark, ')' | '）') && after_letter && open.is_empty();
        after_letter = mark.is_ascii_alphanumeric();
        if is_opening(mark) {
            open.push((at, mark));
        } else if is_closing(mark) && !is_apostrophe && !ends_list_number {
            faults.extend(close(&mut open, at, mark));
        }
    }
    faults.extend(open.into_iter().map(not_closed));
    faults.sort();
    faults
}

/// Closes the innermost bracket that fits; what was opened after it stays without a partner.
fn close(open: &mut Vec<(usize, char)>, at: usize, mark: char) -> Vec<BracketFault> {
    let Some(depth) = open.iter().rposition(|(_, opened)| fits(*opened, mark)) else {
        let kind = BracketFaultKind::NotOpened;
        return vec![BracketFault { at, mark, kind }];
    };
    let mut left: Vec<_> = open.drain(depth..).collect();
    let (_, opened) = left.remove(0);
    let mut faults: Vec<_> = left.into_iter().map(not_closed).collect();
    if !PAIRS.contains(&(opened, mark)) {
        let kind = BracketFaultKind::Mixed { opened };
        faults.push(BracketFault { at, mark, kind });
    }
    faults
}

const fn not_closed((at, mark): (usize, char)) -> BracketFault {
    let kind = BracketFaultKind::NotClosed;
    BracketFault { at, mark, kind }
}

/// Whether the second mark is the proper partner of the first.
pub(crate) fn is_pair(opening: char, closing: char) -> bool {
    PAIRS.contains(&(opening, closing))
}

fn is_opening(mark: char) -> bool {
    PAIRS.iter().any(|(opening, _)| *opening == mark)
}

fn is_closing(mark: char) -> bool {
    PAIRS.iter().any(|(_, closing)| *closing == mark)
}

/// Whether the two belong together, width aside.
fn fits(opened: char, mark: char) -> bool {
    PAIRS.contains(&(opened, mark))
        || matches!((opened, mark), ('（', ')') | ('(', '）') | ('［', ']') | ('[', '］'))
}
