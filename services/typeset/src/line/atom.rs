//! Atoms: characters with their glyphs and the room they take.

use super::{
    Span,
    class::{self, Script},
    measure::twips,
};
use crate::{Colour, FontId, Role, TypesetError, font::Faces, style::Style};

/// A character to be set; lengths in millimetres unless they say otherwise.
#[derive(Debug, Clone, Copy)]
pub(super) struct Atom {
    pub(super) text: char,
    pub(super) font: FontId,
    pub(super) glyph: u16,
    pub(super) size: f64,
    pub(super) colour: Colour,
    /// Room taken before justification.
    pub(super) width: f64,
    /// Room it takes where lines are broken, in the whole twips that word processors count in.
    pub(super) fit: i32,
    /// Origin of the glyph inside its room.
    pub(super) bearing: f64,
    /// Room before the next character of the line, if there is one: between Chinese and Latin.
    pub(super) gap: f64,
    /// The same in twips, with the tracking that is not added where script or style change.
    pub(super) gap_fit: i32,
    /// Whether script or style change after it: tracking is not added there.
    pub(super) ends: bool,
}

impl Atom {
    pub(super) const fn is_space(&self) -> bool {
        matches!(self.text, ' ' | '\u{a0}' | '\u{3000}')
    }
}

/// Finds a glyph for every character; control characters and invisible ones are left out.
pub(super) fn atoms(
    faces: &Faces<'_>,
    spans: &[Span<'_>],
    place: &str,
) -> Result<Vec<Atom>, TypesetError> {
    let printed = |character: &char| !character.is_control() && !class::invisible(*character);
    let count = spans.iter().map(|span| span.text.chars().count()).sum();
    let mut atoms: Vec<Atom> = Vec::with_capacity(count);
    let mut before: Option<(usize, Script)> = None;
    for (number, span) in spans.iter().enumerate() {
        let grid = Grid::of(&span.style);
        for character in span.text.chars().filter(printed) {
            let script = class::script(character).or(before.map(|(_, script)| script));
            if let (Some(atom), Some((span_before, script_before))) = (atoms.last_mut(), before) {
                let changes = script != Some(script_before);
                open(atom, character, changes, changes || number != span_before, &span.style);
            }
            before = script.map(|script| (number, script));
            atoms.push(atom(faces, &span.style, &grid, character, place)?);
        }
    }
    Ok(atoms)
}

/// Opens the gap between an atom and the next character. Every word processor puts a fifth to a quarter of an em
/// between Chinese and Latin, and LibreOffice cannot be told not to; tracking ends where script or style change.
fn open(atom: &mut Atom, next: char, script_changes: bool, changes: bool, style: &Style) {
    atom.ends = changes;
    if changes {
        atom.gap_fit = -style.tracking();
    }
    let spaced = script_changes && atom.text.is_alphanumeric() && next.is_alphanumeric();
    if spaced && style.role != Role::Biaosong {
        atom.gap = style.em() / 5.0;
        atom.gap_fit += twips(atom.gap).round() as i32;
    }
}

/// What the grid makes of every character of a style.
struct Grid {
    em: f64,
    /// Tracking takes from every character what the grid takes from a full-width one.
    tracking: f64,
    /// The same in twips.
    tracking_fit: i32,
    /// Room of a full-width character where lines are broken.
    wide_fit: i32,
}

impl Grid {
    fn of(style: &Style) -> Self {
        let (em, tracking_fit) = (style.em(), style.tracking());
        let tracking = f64::from(tracking_fit) / twips(1.0);
        let wide_fit = (twips(em).round() as i32 + tracking_fit).max(0);
        Self { em, tracking, tracking_fit, wide_fit }
    }
}

fn atom(
    faces: &Faces<'_>,
    style: &Style,
    grid: &Grid,
    character: char,
    place: &str,
) -> Result<Atom, TypesetError> {
    let found = faces
        .find(style.role, character)
        .ok_or_else(|| TypesetError::MissingGlyph { character, place: place.to_owned() })?;
    let natural = found.advance * grid.em;
    let wide = class::wide(character, found.advance);
    let combines = class::combines(character);
    let width = match () {
        () if combines => 0.0,
        () if wide => style.cell,
        () => (natural + grid.tracking).max(0.0),
    };
    let fit = match () {
        () if combines => 0,
        () if wide => grid.wide_fit,
        () => (twips(natural).round() as i32 + grid.tracking_fit).max(0),
    };
    let bearing = bearing(character, if combines { natural } else { width }, natural);
    let Style { size, colour, .. } = *style;
    let (text, font, glyph) = (character, found.font, found.id);
    Ok(Atom {
        text,
        font,
        glyph,
        size,
        colour,
        width,
        fit,
        bearing,
        gap: 0.0,
        gap_fit: 0,
        ends: false,
    })
}

/// A full-width glyph is centred on its cell; narrow marks of a fallback keep to their side.
fn bearing(character: char, width: f64, natural: f64) -> f64 {
    let spare = width - natural;
    let narrow = spare > 0.2 * width;
    match () {
        () if narrow && class::opens(character) => spare,
        () if narrow && class::closes(character) && character != '·' => 0.0,
        () => spare / 2.0,
    }
}
