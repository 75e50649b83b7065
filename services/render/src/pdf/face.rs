//! The faces of a file: which glyphs it uses, by which codes, and how wide they are.
//!
//! A code stands for a glyph and the character behind it, so that two characters with one glyph, a
//! compatibility ideograph and its twin, can both be copied out of the file as themselves.

use std::collections::{BTreeMap, BTreeSet};

use fawen_typeset::{FontId, Fonts, Glyph, Item, Pages, font::Font};
use sha2::{Digest, Sha256};
use ttf_parser::GlyphId;

use crate::RenderError;

/// A glyph and its character.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Sign {
    pub(super) glyph: u16,
    pub(super) text: char,
}

impl From<&Glyph> for Sign {
    fn from(glyph: &Glyph) -> Self {
        Self { glyph: glyph.id, text: glyph.text }
    }
}

/// A face with the signs that a file uses of it.
pub(super) struct Face<'a> {
    /// Name among the resources of the pages.
    pub(super) name: String,
    pub(super) font: &'a Font,
    pub(super) face: ttf_parser::Face<'a>,
    /// In the order of their codes: 1, 2, 3, …; 0 is for what is missing.
    pub(super) signs: Vec<Sign>,
    /// By code, in thousandths of an em.
    widths: Vec<f64>,
}

impl Face<'_> {
    /// The code of a sign.
    pub(super) fn code(&self, sign: Sign) -> u16 {
        let place = self.signs.binary_search(&sign).map_or(0, |place| place + 1);
        u16::try_from(place).unwrap_or(0)
    }

    /// The advance that a viewer takes for a code, in thousandths of an em.
    pub(super) fn width(&self, code: u16) -> f64 {
        self.widths.get(usize::from(code)).copied().unwrap_or(0.0)
    }

    /// The advances by code.
    pub(super) fn widths(&self) -> &[f64] {
        &self.widths
    }

    /// The name of the subset: a tag of six capital letters that tells subsets apart, and the face's name.
    pub(super) fn subset_name(&self) -> String {
        let mut hash = Sha256::new();
        for sign in &self.signs {
            hash.update(sign.glyph.to_be_bytes());
            hash.update(u32::from(sign.text).to_be_bytes());
        }
        let letter = |byte: &u8| char::from(b'A' + byte % 26);
        let tag: String = hash.finalize().iter().take(6).map(letter).collect();
        format!("{tag}+{}", self.font.name)
    }
}

/// The faces that the pages use.
pub(super) fn of<'a>(
    pages: &Pages,
    fonts: &'a Fonts,
) -> Result<BTreeMap<FontId, Face<'a>>, RenderError> {
    let mut used: BTreeMap<FontId, BTreeSet<Sign>> = BTreeMap::new();
    for item in pages.pages.iter().flat_map(|page| &page.items) {
        if let Item::Run(run) = item {
            used.entry(run.font).or_default().extend(run.glyphs.iter().map(Sign::from));
        }
    }
    let face = |(id, signs): (FontId, BTreeSet<Sign>)| {
        let font = fonts.get(id).ok_or(RenderError::NoFont(id.0))?;
        Ok((id, face(format!("F{}", id.0), font, signs.into_iter().collect())?))
    };
    used.into_iter().map(face).collect()
}

fn face(name: String, font: &Font, signs: Vec<Sign>) -> Result<Face<'_>, RenderError> {
    let broken = |reason: String| RenderError::Font { font: font.name.clone(), reason };
    let face = font.face().map_err(|error| broken(error.to_string()))?;
    if signs.len() >= usize::from(u16::MAX) {
        return Err(broken("用到的字形超过 65 534 个".to_owned()));
    }
    let scale = 1000.0 / f64::from(face.units_per_em());
    let width = |glyph| {
        let units = face.glyph_hor_advance(GlyphId(glyph)).unwrap_or(0);
        // To a thousandth, as they are written.
        (f64::from(units) * scale * 1000.0).round() / 1000.0
    };
    let glyphs = std::iter::once(0).chain(signs.iter().map(|sign| sign.glyph));
    let widths = glyphs.map(width).collect();
    Ok(Face { name, font, face, signs, widths })
}
