//! Atoms: characters with their glyphs and the room they take.

use super::{Span, class, measure::twips};
use crate::{Colour, FontId, TypesetError, font::Faces, style::Style};

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
    let characters = spans
        .iter()
        .flat_map(|span| span.text.chars().filter(printed).map(move |character| (span, character)));
    characters.map(|(span, character)| atom(faces, span, character, place)).collect()
}

fn atom(
    faces: &Faces<'_>,
    span: &Span<'_>,
    character: char,
    place: &str,
) -> Result<Atom, TypesetError> {
    let style = &span.style;
    let found = faces
        .find(style.role, character)
        .ok_or_else(|| TypesetError::MissingGlyph { character, place: place.to_owned() })?;
    let natural = found.advance * style.em();
    let wide = class::wide(character, found.advance);
    let combines = class::combines(character);
    // Tracking takes from every character what the grid takes from a full-width one.
    let tracking = style.tracking();
    let width = match () {
        () if combines => 0.0,
        () if wide => style.cell,
        () => (natural + f64::from(tracking) / twips(1.0)).max(0.0),
    };
    let fit = match () {
        () if combines => 0,
        () if wide => (twips(style.em()).round() as i32 + tracking).max(0),
        () => (twips(natural).round() as i32 + tracking).max(0),
    };
    let bearing = bearing(character, if combines { natural } else { width }, natural);
    let Style { size, colour, .. } = *style;
    Ok(Atom {
        text: character,
        font: found.font,
        glyph: found.id,
        size,
        colour,
        width,
        fit,
        bearing,
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
