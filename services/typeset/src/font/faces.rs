//! Glyphs by character, along the chain of a role.

use ttf_parser::{Face, GlyphId};

use super::{FontError, FontId, Fonts, Role};

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
        self.fonts.chain(role).iter().find_map(|&font| self.in_font(font, character))
    }

    /// The glyph of a character in one font.
    pub(super) fn in_font(&self, font: FontId, character: char) -> Option<Found> {
        let face = self.faces.get(font.0)?;
        let glyph = face.glyph_index(character).filter(|glyph| glyph.0 != 0)?;
        let advance = f64::from(face.glyph_hor_advance(glyph)?) / f64::from(face.units_per_em());
        Some(Found { font, id: glyph.0, advance })
    }

    /// Ink of a glyph above and below the baseline in em: (top, bottom), both upwards.
    pub(crate) fn ink(&self, found: Found) -> Option<(f64, f64)> {
        let face = self.faces.get(found.font.0)?;
        let ink = face.glyph_bounding_box(GlyphId(found.id))?;
        let em = f64::from(face.units_per_em());
        Some((f64::from(ink.y_max) / em, f64::from(ink.y_min) / em))
    }
}
