//! Atoms: characters with their glyphs and the room they take.

use super::{Span, class};
use crate::{Colour, FontId, TypesetError, font::Faces};

/// A character to be set; lengths in millimetres.
#[derive(Debug, Clone, Copy)]
pub(super) struct Atom {
    pub(super) text: char,
    pub(super) font: FontId,
    pub(super) glyph: u16,
    pub(super) size: f64,
    pub(super) colour: Colour,
    /// Room taken before justification.
    pub(super) width: f64,
    /// Origin of the glyph inside this room.
    pub(super) bearing: f64,
    /// How much closer it may be set, when that spares a mark from opening the next line.
    pub(super) give: f64,
}

impl Atom {
    pub(super) const fn is_space(&self) -> bool {
        matches!(self.text, ' ' | '\u{a0}')
    }
}

/// Finds a glyph for every character; control characters are left out.
pub(super) fn atoms(
    faces: &Faces<'_>,
    spans: &[Span<'_>],
    place: &str,
) -> Result<Vec<Atom>, TypesetError> {
    let characters = spans.iter().flat_map(|span| {
        let printed = span.text.chars().filter(|character| !character.is_control());
        printed.map(move |character| (span, character))
    });
    let mut atoms: Vec<Atom> = Vec::new();
    for (span, character) in characters {
        let atom = atom(faces, span, character, place)?;
        if let Some(before) = atoms.last_mut() {
            tighten(before, &atom);
        }
        atoms.push(atom);
    }
    Ok(atoms)
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
    let width = if wide { style.cell } else { natural };
    // A full-width glyph is centred on its cell; narrow marks of a fallback keep to their side.
    let spare = width - natural;
    let bearing = match () {
        () if spare > 0.2 * width && class::opens(character) => spare,
        () if spare > 0.2 * width
            && class::closes(character)
            && !matches!(character, '·' | '—' | '…') =>
        {
            0.0
        }
        () => spare / 2.0,
    };
    Ok(Atom {
        text: character,
        font: found.font,
        glyph: found.id,
        size: style.size,
        colour: style.colour,
        width,
        bearing,
        give: if class::soft(character) && class::closes(character) {
            style.cell * 0.25
        } else {
            0.0
        },
    })
}

/// Two marks side by side have a whole empty square between them: more to give.
fn tighten(before: &mut Atom, after: &Atom) {
    if class::soft(before.text) && class::soft(after.text) && class::closes(before.text) {
        before.give = before.width * 0.5;
    }
}
