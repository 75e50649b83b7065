//! From a text that came in to the model of a paper (识读): its outline, read.
//!
//! Nothing of the text is lost or changed: what has no place of its own is kept as a paragraph, with
//! a finding; what differs from the standard's wording is kept in [`AsPrinted`](crate::paper::AsPrinted).

use std::collections::BTreeMap;

use crate::{
    Finding,
    outline::Outline,
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
