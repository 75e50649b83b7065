//! The room that a paragraph has.

use crate::profile::MM_PER_PT;

/// Twentieths of a point in so many millimetres.
pub(super) fn twips(millimetres: f64) -> f64 {
    millimetres / MM_PER_PT * 20.0
}

/// The room a paragraph has, in millimetres.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Measure {
    /// Width from the left edge of the column.
    pub(crate) width: f64,
    /// Indent of the first line.
    pub(crate) first: f64,
    /// Indent of the other lines.
    pub(crate) rest: f64,
    /// Whether full lines reach the right edge.
    pub(crate) justified: bool,
}

impl Measure {
    pub(super) fn indent(&self, line: usize) -> f64 {
        if line == 0 { self.first } else { self.rest }
    }

    pub(super) fn room(&self, line: usize) -> f64 {
        (self.width - self.indent(line)).max(1.0)
    }

    /// The room of a line as a word processor counts it.
    pub(super) fn twips(&self, line: usize) -> i32 {
        (twips(self.width).round() - twips(self.indent(line)).round()).max(1.0) as i32
    }
}
