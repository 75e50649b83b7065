//! Lengths of a DOCX: twentieths of a point.

use fawen_typeset::profile::MM_PER_PT;

/// Distance of lines. 580 would lose a line: 22 × 580 = 12,760, and the type area has 12,756.
pub(super) const PITCH: i32 = 579;

/// Tracking of the text, so that 28 characters of 16 points fit 156 mm.
pub(super) const TRACKING: i32 = -5;

/// Advance of a character of the text.
pub(super) const CELL: i32 = 316;

/// Millimetres to twips.
pub(super) fn twips(millimetres: f64) -> i32 {
    (millimetres / MM_PER_PT * 20.0).round() as i32
}

/// Points to half points, the unit of sizes.
pub(super) fn half_points(points: f64) -> usize {
    (points * 2.0).round() as usize
}

/// Width of a text of the body: a full-width character is a cell, a Latin one half of it.
pub(super) fn width(text: &str) -> i32 {
    let halves = text.chars().map(|character| if character.is_ascii() { 1 } else { 2 });
    halves.sum::<i32>() * CELL / 2
}
