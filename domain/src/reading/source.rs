//! The text that is read: its outline and what the source gives whole.

use super::{Given, account, assemble::Assembled, body::Traced, kind::Kind, rules, words::Words};
use crate::{
    Finding,
    outline::{Outline, Role},
    paper::{Block, Masthead, Paper, Signature},
};

/// The text that is read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Source<'a> {
    pub(super) outline: &'a Outline,
    pub(super) given: &'a Given,
}

impl Source<'_> {
    /// The line at a position of the outline, with its white space.
    pub(super) fn raw(&self, line: usize) -> &str {
        self.outline.lines.get(line).map_or("", |line| line.text.as_str())
    }

    /// The block that is given from a line on, with its last line, by positions in the outline.
    pub(super) fn given_at(&self, line: usize) -> Option<(&Block, usize)> {
        let number = u32::try_from(line).ok()?.checked_add(1)?;
        let given = self.given.blocks.get(&number)?;
        let last = usize::try_from(given.last_line).ok()?.saturating_sub(1).max(line);
        Some((&given.block, last))
    }

    /// Whether a line is one of those that a given block stands for.
    pub(super) fn is_given(&self, line: usize) -> bool {
        let Some(number) = u32::try_from(line).ok().and_then(|line| line.checked_add(1)) else {
            return false;
        };
        let before = self.given.blocks.range(..=number).next_back();
        before.is_some_and(|(first, given)| number <= given.last_line.max(*first))
    }

    /// Whether a line says something that belongs to the paper.
    pub(super) fn is_solid(&self, line: usize) -> bool {
        self.outline
            .lines
            .get(line)
            .is_some_and(|line| !matches!(line.role, Role::Blank | Role::PageNumber | Role::Debris))
    }

    /// The words of all lines in a role.
    pub(super) fn words_of(&self, role: Role) -> String {
        self.outline.lines.iter().filter(|line| line.role == role).map(|l| l.content()).collect()
    }

    /// The paper line by line, where no better account of it can be given.
    pub(super) fn as_it_stands(&self, kind: Kind) -> (Paper, Vec<Finding>) {
        let (mut body, mut origins): (Vec<Block>, _) = (Vec::new(), Vec::new());
        for (at, line) in self.outline.lines.iter().enumerate() {
            if !matches!(line.role, Role::Blank | Role::PageNumber | Role::Debris) {
                let Traced { block, passages } =
                    Traced::paragraph(Words::of_line(self.outline, at));
                body.push(block);
                origins.extend(passages);
            }
        }
        let paper = Paper {
            kind: kind.kind,
            format: kind.format,
            masthead: Masthead::default(),
            title: String::new(),
            recipients: None,
            body,
            annexes: Vec::new(),
            attendance: Vec::new(),
            signature: Signature::default(),
            note: None,
            closing: Vec::new(),
            attached: None,
            imprint: None,
            printed: crate::paper::AsPrinted::default(),
        };
        let assembled = Assembled { paper, origins };
        let mut findings = account::account(self, &assembled).unwrap_or_default();
        let message = "认不出这份文本的结构，逐行照录；请检查标题、落款和附件是否各占一行";
        findings.push(Finding::error(rules::AS_IT_STANDS, "全文", message));
        (assembled.paper, findings)
    }
}
