//! A source (来源): the lines of a text, and the tables and figures that lines cannot say.

mod caption;
mod lines;
mod probe;
mod remark;
mod table;

use fawen_domain::{Finding, reading::Given};
use fawen_typeset::Pictures;

use self::lines::Lines;
pub(crate) use self::remark::RULES;
use crate::docx::model::Manuscript;

/// A paper that came in, as its reader takes it: `fawen_domain::reading::read(&text, &given)`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Source {
    /// The text, one paragraph a line.
    pub text: String,
    /// Tables and figures, by the lines that stand for them.
    pub given: Given,
    /// The picture files of the figures.
    pub pictures: Pictures,
    /// What could not be taken as it stands, each with its line.
    pub findings: Vec<Finding>,
    /// For each line the paragraph of the file that it came from, from 1.
    pub origins: Vec<u32>,
}

impl Source {
    /// A plain text: each line is its own origin.
    #[must_use]
    pub fn of_text(text: String) -> Self {
        let lines = u32::try_from(text.lines().count()).unwrap_or(u32::MAX);
        Self { text, origins: (1..=lines).collect(), ..Self::default() }
    }

    /// The content of a DOCX.
    pub(crate) fn of_manuscript(manuscript: &Manuscript) -> Self {
        let mut lines = Lines::new(manuscript);
        lines.pieces(&manuscript.pieces);
        lines.finish()
    }

    /// The paragraph of the file that a line (from 1) came from.
    #[must_use]
    pub fn origin(&self, line: u32) -> Option<u32> {
        self.origins.get(usize::try_from(line).ok()?.checked_sub(1)?).copied()
    }
}
