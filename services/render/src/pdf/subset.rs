//! Fonts cut down to the glyphs of a paper; printpdf without its layout engine never does that.

use std::collections::{BTreeMap, BTreeSet};

use fawen_typeset::{FontId, Fonts, Item, Pages, font::Font};
use printpdf::ParsedFont;
use subsetter::GlyphRemapper;

use crate::RenderError;

/// A font with only the glyphs of the paper.
pub(super) struct Subset {
    pub(super) id: printpdf::FontId,
    pub(super) parsed: ParsedFont,
    remapper: GlyphRemapper,
}

impl Subset {
    /// The glyph's index in the subset.
    pub(super) fn glyph(&self, id: u16) -> u16 {
        self.remapper.get(id).unwrap_or(0)
    }

    /// The advance that a viewer takes for a glyph of the subset, in thousandths of an em.
    pub(super) fn advance(&self, glyph: u16) -> f64 {
        let units = f64::from(self.parsed.pdf_font_metrics.units_per_em.max(1));
        let width = self.parsed.get_glyph_width(glyph).unwrap_or(0);
        // printpdf writes whole thousandths, rounded down.
        (f64::from(width) * 1000.0 / units).floor()
    }
}

/// One subset for each font that the pages use.
pub(super) fn of(pages: &Pages, fonts: &Fonts) -> Result<BTreeMap<FontId, Subset>, RenderError> {
    let mut used: BTreeMap<FontId, BTreeSet<u16>> = BTreeMap::new();
    for item in pages.pages.iter().flat_map(|page| &page.items) {
        if let Item::Run(run) = item {
            used.entry(run.font).or_default().extend(run.glyphs.iter().map(|glyph| glyph.id));
        }
    }
    let subset = |(id, glyphs): (FontId, BTreeSet<u16>)| {
        let font = fonts.get(id).ok_or(RenderError::NoFont(id.0))?;
        Ok((id, cut(font, id, &glyphs)?))
    };
    used.into_iter().map(subset).collect()
}

fn cut(font: &Font, id: FontId, glyphs: &BTreeSet<u16>) -> Result<Subset, RenderError> {
    let broken = |reason: String| RenderError::Font { font: font.name.clone(), reason };
    let mut remapper = GlyphRemapper::new();
    for &glyph in glyphs {
        remapper.remap(glyph);
    }
    let bytes = subsetter::subset(font.data(), font.index, &remapper)
        .map_err(|error| broken(error.to_string()))?;
    let mut parsed = ParsedFont::from_bytes(&bytes, 0, &mut Vec::new())
        .ok_or_else(|| broken("子集无法读取".to_owned()))?;
    parsed.font_name = Some(format!("{}+{}", tag(id), font.name));
    Ok(Subset { id: printpdf::FontId(tag(id)), parsed, remapper })
}

/// The tag of a subset: six capital letters, as the PDF standard asks for.
fn tag(id: FontId) -> String {
    let letter = u8::try_from(id.0 % 26).map_or('A', |place| char::from(b'A' + place));
    format!("FAWEN{letter}")
}
