//! Glyphs by character, along the chain of a role.

use ttf_parser::{Face, GlyphId};

use super::{FontError, FontId, Fonts, Role, memory::Entry};

/// Parsed fonts.
pub(crate) struct Faces<'a> {
    fonts: &'a Fonts,
    faces: Vec<Face<'a>>,
}

/// A glyph found for a character; lengths in em.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Found {
    pub(crate) font: FontId,
    pub(crate) id: u16,
    pub(crate) advance: f64,
}

impl<'a> Faces<'a> {
    pub(super) fn of(fonts: &'a Fonts) -> Result<Self, FontError> {
        let faces = fonts.files.iter().map(super::Font::face).collect::<Result<_, _>>()?;
        Ok(Self { fonts, faces })
    }

    /// The glyph of a character in the first face of the role's chain that has it.
    pub(crate) fn find(&self, role: Role, character: char) -> Option<Found> {
        let look = || self.fonts.chain(role).iter().find_map(|&font| self.look(font, character));
        let entry = match self.fonts.memory(role) {
            Some(memory) => memory.recall(character, look),
            None => look(),
        };
        entry.and_then(|entry| self.found(entry))
    }

    /// The glyph of a character in one font.
    pub(super) fn in_font(&self, font: FontId, character: char) -> Option<Found> {
        self.look(font, character).and_then(|entry| self.found(entry))
    }

    fn look(&self, font: FontId, character: char) -> Option<Entry> {
        let face = self.faces.get(font.0)?;
        let glyph = face.glyph_index(character).filter(|glyph| glyph.0 != 0)?;
        let advance = face.glyph_hor_advance(glyph)?;
        Some(Entry { font: u16::try_from(font.0).ok()?, id: glyph.0, advance })
    }

    fn found(&self, Entry { font, id, advance }: Entry) -> Option<Found> {
        let font = FontId(font.into());
        let em = f64::from(self.faces.get(font.0)?.units_per_em());
        Some(Found { font, id, advance: f64::from(advance) / em })
    }

    /// Ink of a glyph above and below the baseline in em: (top, bottom), both upwards.
    pub(crate) fn ink(&self, found: Found) -> Option<(f64, f64)> {
        let face = self.faces.get(found.font.0)?;
        let ink = face.glyph_bounding_box(GlyphId(found.id))?;
        let em = f64::from(face.units_per_em());
        Some((f64::from(ink.y_max) / em, f64::from(ink.y_min) / em))
    }
}
