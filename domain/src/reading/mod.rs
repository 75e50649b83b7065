//! From a text that came in to the model of a paper (识读): its outline, read.
//!
//! Nothing of the text is lost or changed: what has no place of its own is kept as a paragraph, with
//! a finding; what differs from the standard's wording is kept in [`AsPrinted`](crate::paper::AsPrinted).

mod account;
mod assemble;
mod body;
mod gather;
mod issuer;
mod kind;
pub mod rules;
mod source;
mod table;
#[cfg(test)]
mod tests;
mod words;

use std::collections::BTreeMap;

use self::source::Source;
use crate::{
    Finding,
    outline::{self, Outline},
    paper::{Block, Paper},
};

/// A paper read off a text, and what there is to say of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The model of the paper.
    pub paper: Paper,
    /// What was left out, moved, added or could not be placed, each with its line.
    pub findings: Vec<Finding>,
    /// The outline that it was read off.
    pub outline: Outline,
}

/// Tables and figures that a richer source than plain text gives, by the lines that stand for them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Given {
    /// By the first line, from 1.
    pub blocks: BTreeMap<u32, GivenBlock>,
}

/// A block that the source gives whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GivenBlock {
    /// The last line that stands for it.
    pub last_line: u32,
    /// The block.
    pub block: Block,
}

/// Reads a paper off a text. Total: any text is a paper of some sort.
///
/// White space aside, the plain text of the paper is the source, in order, but for what the
/// findings report: words left out ([`rules::PAGE_NUMBER`], [`rules::DEBRIS`], [`rules::MARKUP`]),
/// replaced by given blocks ([`rules::GIVEN`]), moved ([`rules::MOVED`]) and added
/// ([`rules::ADDED`]).
#[must_use]
pub fn read(text: &str, given: &Given) -> Reading {
    let lines = given.blocks.iter().map(|(first, block)| *first..=block.last_line.max(*first));
    let outline = outline::recognise_with(text, lines);
    let found = outline.paper();
    let source = Source { outline: &outline, given };
    let kind = kind::judge(&source, &found);
    let assembled = assemble::assemble(&source, &found, kind, gather::gather(&source));
    let (paper, mut findings) = match account::account(&source, &assembled) {
        Some(findings) => (assembled.paper, findings),
        None => source.as_it_stands(kind),
    };
    findings.extend(kind.finding());
    findings.sort_by_key(|finding| finding.line);
    Reading { paper, findings, outline }
}
