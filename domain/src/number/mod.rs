//! A document number (发文字号): issuer code, year, serial; and what is wrong with one.

mod check;
mod find;
mod judge;
mod problem;
mod shape;
#[cfg(test)]
mod tests;

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

pub use self::{
    check::{NumberCheck, check},
    find::{FoundNumber, find_numbers},
    problem::{NumberProblem, RULES},
};

/// A document number, e.g. 卫健政促发〔2022〕10号 (条例 第九条（五）, GB/T 9704-2012 7.2.5).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct DocumentNumber {
    /// Issuer code of the series (机关代字), e.g. `卫健政促发`.
    pub code: String,
    /// Year in full.
    pub year: i16,
    /// Serial (发文顺序号), from 1, without leading zeros.
    pub seq: u32,
}

impl fmt::Display for DocumentNumber {
    /// The proper form: year in 〔〕 (U+3014, U+3015), no 第, no leading zero, 号 at the end.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}〔{}〕{}号", self.code, self.year, self.seq)
    }
}

/// A text that is not a document number in its proper form.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{text}”不是规范的发文字号：{check}")]
pub struct MalformedNumber {
    /// The text.
    pub text: String,
    /// What is wrong with it, and its proper form if there is one.
    pub check: NumberCheck,
}

impl FromStr for DocumentNumber {
    type Err = MalformedNumber;

    /// Reads the proper form only; see [`check`] for what is nearly one.
    fn from_str(text: &str) -> Result<Self, MalformedNumber> {
        let check = check(text);
        match (&check.code, check.year, check.seq) {
            (Some(code), Some(year), Some(seq)) if check.problems.is_empty() => {
                Ok(Self { code: code.clone(), year, seq })
            }
            _ => Err(MalformedNumber { text: text.to_owned(), check }),
        }
    }
}

/// Whether this can be an issuer code: Han characters only, and not the word 第.
#[must_use]
pub fn is_code(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| is_han(c) && c != '第')
}

/// Whether this is a Han character of the two blocks that names are written in.
pub(crate) const fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}')
}

/// Whether this is a digit, half-width or full-width.
const fn is_digit(c: char) -> bool {
    matches!(c, '0'..='9' | '０'..='９')
}
