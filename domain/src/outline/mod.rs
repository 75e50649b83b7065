//! The structure of a paper that exists only as plain text (结构识别).
//!
//! Every line gets one role, by the conventions of the field (GB/T 9704-2012 clause 7, and the
//! ways in which offices and their web sites depart from it); no line is lost. Four passes look
//! at the head, the end of the main part, what follows it, and the bodies in between. From the
//! roles come the passages ([`Outline::paragraphs`]) and the elements ([`Outline::paper`]).

mod body;
mod distance;
mod head;
mod main_part;
mod mark;
mod naming;
mod of_paper;
mod passage;
pub(crate) mod pattern;
mod recognise;
mod role;
pub(crate) mod shape;
mod tail;
#[cfg(test)]
mod tests;
mod view;

use std::ops::RangeInclusive;

use serde::{Deserialize, Serialize};

pub(crate) use self::{
    distance::distance,
    naming::{quoted_titles, title_of},
    passage::Run,
};
pub use self::{
    mark::{Mark, MarkStyle},
    passage::Passage,
    role::{Part, Role},
    shape::{normal, tidy},
    view::{Found, FoundDate, OutlinedPaper},
};

/// The lines of a paper with their roles, in the order of the source.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outline {
    /// All lines, blank ones included.
    pub lines: Vec<OutlineLine>,
}

/// One line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutlineLine {
    /// Its number in the source, from 1.
    pub number: u32,
    /// What it is for.
    pub role: Role,
    /// The part it belongs to.
    pub part: Part,
    /// The line as it stands in the source.
    pub text: String,
}

impl OutlineLine {
    /// The words, without white space and Markdown around them.
    #[must_use]
    pub fn content(&self) -> &str {
        shape::content(&self.text)
    }
}

/// Recognises the structure of a plain-text paper. Total: any text has an outline.
#[must_use]
pub fn recognise(text: &str) -> Outline {
    recognise::recognise(text, [])
}

/// [`recognise`] where some lines, by their numbers from 1, stand for blocks that are known.
pub(crate) fn recognise_with(
    text: &str,
    given: impl IntoIterator<Item = RangeInclusive<u32>>,
) -> Outline {
    recognise::recognise(text, given)
}
