//! Outlines of glyphs as SVG paths, in font units, y upwards; each is drawn once.

use std::{
    collections::{BTreeMap, btree_map::Entry},
    fmt::Write as _,
};

use fawen_typeset::{FontId, Fonts};
use ttf_parser::{Face, GlyphId, OutlineBuilder};

use crate::RenderError;

pub(super) struct Outlines<'a> {
    fonts: &'a Fonts,
    faces: BTreeMap<FontId, Face<'a>>,
    paths: BTreeMap<(FontId, u16), String>,
}

impl<'a> Outlines<'a> {
    pub(super) const fn new(fonts: &'a Fonts) -> Self {
        Self { fonts, faces: BTreeMap::new(), paths: BTreeMap::new() }
    }

    /// Units of the font's em square.
    pub(super) fn units(&mut self, id: FontId) -> Result<f64, RenderError> {
        self.face(id).map(|face| f64::from(face.units_per_em()))
    }

    /// The path of a glyph; empty for a space.
    pub(super) fn path(&mut self, id: FontId, glyph: u16) -> Result<&str, RenderError> {
        if !self.paths.contains_key(&(id, glyph)) {
            let mut path = Path(String::new());
            self.face(id)?.outline_glyph(GlyphId(glyph), &mut path);
            self.paths.insert((id, glyph), path.0);
        }
        Ok(self.paths.get(&(id, glyph)).map_or("", String::as_str))
    }

    fn face(&mut self, id: FontId) -> Result<&Face<'a>, RenderError> {
        match self.faces.entry(id) {
            Entry::Occupied(face) => Ok(face.into_mut()),
            Entry::Vacant(place) => {
                let font = self.fonts.get(id).ok_or(RenderError::NoFont(id.0))?;
                let broken = |error: ttf_parser::FaceParsingError| RenderError::Font {
                    font: font.name.clone(),
                    reason: error.to_string(),
                };
                Ok(place.insert(Face::parse(font.data(), font.index).map_err(broken)?))
            }
        }
    }
}

/// Writing into a `String` cannot fail, so what it returns says nothing.
struct Path(String);

impl Path {
    fn say(&mut self, command: char, numbers: &[f32]) {
        self.0.push(command);
        for (index, number) in numbers.iter().enumerate() {
            let gap = if index == 0 { "" } else { " " };
            let _ = write!(self.0, "{gap}{number}");
        }
    }
}

impl OutlineBuilder for Path {
    fn move_to(&mut self, x: f32, y: f32) {
        self.say('M', &[x, y]);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.say('L', &[x, y]);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        self.say('Q', &[x1, y1, x, y]);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.say('C', &[x1, y1, x2, y2, x, y]);
    }

    fn close(&mut self) {
        self.0.push('Z');
    }
}
