//! Checks a text that ought to be a document number, and finds its proper form.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{NumberProblem, is_digit, judge::judge};
use crate::text::{is_blank, squeeze};

/// What a check of a document number says: its parts, all that is wrong, and its proper form.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NumberCheck {
    /// Issuer code, if there is one.
    pub code: Option<String>,
    /// Year in full, if it can be told.
    pub year: Option<i16>,
    /// Serial, if it can be told.
    pub seq: Option<u32>,
    /// All that is wrong, in the order of the parts.
    pub problems: Vec<NumberProblem>,
    /// The proper form; `None` when it cannot be told without guessing.
    pub normalised: Option<String>,
}

impl fmt::Display for NumberCheck {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, problem) in self.problems.iter().enumerate() {
            let separator = if index == 0 { "" } else { "；" };
            write!(f, "{separator}{problem}")?;
        }
        match &self.normalised {
            Some(proper) if !self.problems.is_empty() => write!(f, "。应当写作“{proper}”"),
            _ => Ok(()),
        }
    }
}

/// Checks a text that ought to be a document number (GB/T 9704-2012 7.2.5). Reports all that is
/// wrong; the text is well formed if and only if nothing is.
#[must_use]
pub fn check(text: &str) -> NumberCheck {
    let squeezed = squeeze(text);
    if squeezed.is_empty() {
        return NumberCheck { problems: vec![NumberProblem::Empty], ..NumberCheck::default() };
    }
    let mut problems = vec![];
    if text.contains(is_blank) {
        problems.push(NumberProblem::Spaces);
    }
    if text.contains(|c| is_digit(c) && !c.is_ascii_digit()) {
        problems.push(NumberProblem::FullWidthDigits);
    }
    let begun = NumberCheck { problems, ..NumberCheck::default() };
    judge(begun, &squeezed)
}
