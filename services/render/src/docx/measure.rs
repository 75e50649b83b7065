//! Lengths of a DOCX: twentieths of a point.

use fawen_typeset::{
    Profile,
    profile::{MM_PER_PT, size},
};

/// Where LibreOffice sets the baseline in a line of exact height, whatever the font; Word is close to it.
pub(super) const BASELINE: f64 = 0.8;

/// Millimetres to twips.
pub(super) fn twips(millimetres: f64) -> i32 {
    (millimetres / MM_PER_PT * 20.0).round() as i32
}

/// Twips to millimetres.
pub(super) fn millimetres(twips: i32) -> f64 {
    f64::from(twips) / 20.0 * MM_PER_PT
}

/// Millimetres to the units of drawings, of which an inch has 914,400.
pub(super) fn emu(millimetres: f64) -> i64 {
    (millimetres * 36_000.0).round() as i64
}

/// Points to half points, the unit of sizes.
pub(super) fn half_points(points: f64) -> usize {
    (points * 2.0).round() as usize
}

/// Advance of a character of the text on the grid.
pub(super) fn cell(profile: &Profile) -> i32 {
    twips(profile.cell())
}

/// Tracking of the text, so that its characters fit their cells: whole twentieths of a point, downwards.
pub(super) fn tracking(profile: &Profile) -> i32 {
    ((profile.cell() / MM_PER_PT - size::THREE) * 20.0 + 1e-6).floor() as i32
}

/// Width of a text of the body: a full-width character is a cell, a Latin one half of it.
pub(super) fn width(text: &str, profile: &Profile) -> i32 {
    let halves = text.chars().map(|character| if character.is_ascii() { 1 } else { 2 });
    halves.sum::<i32>() * cell(profile) / 2
}

/// Lengths below zero are none.
pub(super) fn unsigned(twips: i32) -> u32 {
    u32::try_from(twips).unwrap_or(0)
}
