//! Text to lines: atoms on the grid, breaks by 避头尾, justification.

mod atom;
mod breaking;
mod class;
mod justify;
mod measure;
#[cfg(test)]
mod tests;

use crate::{
    Item, TypesetError,
    style::{Setting, Style},
};

pub(crate) use self::{
    class::{closes, joined, opens},
    measure::Measure,
};

/// A piece of text in one style.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Span<'a> {
    pub(crate) style: Style,
    pub(crate) text: &'a str,
}

/// A set line: items relative to the left edge of the column and the baseline.
#[derive(Debug, Clone, Default)]
pub(crate) struct Line {
    pub(crate) items: Vec<Item>,
    /// Width of the text.
    pub(crate) width: f64,
}

/// Sets a paragraph; `place` says where it stands, for errors.
pub(crate) fn paragraph(
    setting: &Setting<'_>,
    spans: &[Span<'_>],
    measure: Measure,
    place: &str,
) -> Result<Vec<Line>, TypesetError> {
    let atoms = atom::atoms(&setting.faces, spans, place)?;
    let lines = breaking::lines(&atoms, |line| measure.twips(line));
    let last = lines.len().saturating_sub(1);
    let set = lines.into_iter().enumerate().map(|(index, line)| {
        let full = measure.justified && index != last;
        let room = full.then(|| measure.room(index));
        let atoms = atoms.get(line.atoms).unwrap_or_default();
        justify::line(atoms, measure.indent(index), room, line.nudge)
    });
    Ok(set.collect())
}

/// Sets text on one line, however wide.
pub(crate) fn single(
    setting: &Setting<'_>,
    style: Style,
    text: &str,
    place: &str,
) -> Result<Line, TypesetError> {
    let atoms = atom::atoms(&setting.faces, &[Span { style, text }], place)?;
    Ok(justify::line(&atoms, 0.0, None, None))
}

/// Width of the longest piece of a text that no break parts.
pub(crate) fn unbroken(
    setting: &Setting<'_>,
    style: Style,
    text: &str,
    place: &str,
) -> Result<f64, TypesetError> {
    let atoms = atom::atoms(&setting.faces, &[Span { style, text }], place)?;
    Ok(breaking::longest_piece(&atoms))
}
