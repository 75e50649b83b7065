//! A face as PDF embeds it: the font program with the glyphs in use, their widths and their characters.

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};
use subsetter::GlyphRemapper;
use ttf_parser::Tag;

use super::{cff::Cff, deflate, face::Face};
use crate::RenderError;

/// The parts of a font that take time to make; no object of the file yet, so that faces can be made side
/// by side.
pub(super) struct Program {
    name: String,
    file: Stream,
    kind: Kind,
    unicode: Stream,
}

/// The two kinds of outlines.
enum Kind {
    /// PostScript outlines: codes are the identifiers of their glyphs.
    Compact,
    /// TrueType outlines, with the glyph of each code.
    TrueType(Object),
}

impl Program {
    /// Cuts a face down to its signs.
    pub(super) fn of(face: &Face<'_>) -> Result<Self, RenderError> {
        let name = face.subset_name();
        let table = face.face.raw_face().table(Tag::from_bytes(b"CFF "));
        let (file, kind) = match table {
            Some(table) => (compact(face, table, &name)?, Kind::Compact),
            None => true_type(face)?,
        };
        Ok(Self { name, file, kind, unicode: unicode(face) })
    }

    /// Adds the font to a file.
    pub(super) fn add(self, face: &Face<'_>, file: &mut Document) -> ObjectId {
        let (subtype, key, map) = match self.kind {
            Kind::Compact => ("CIDFontType0", "FontFile3", None),
            Kind::TrueType(map) => ("CIDFontType2", "FontFile2", Some(map)),
        };
        let mut descriptor = descriptor(face, &self.name);
        descriptor.set(key, file.add_object(self.file));
        let mut descendant = dictionary! {
            "Type" => "Font",
            "Subtype" => subtype,
            "BaseFont" => self.name.as_str(),
            "CIDSystemInfo" => dictionary! {
                "Registry" => Object::string_literal("Adobe"),
                "Ordering" => Object::string_literal("Identity"),
                "Supplement" => 0,
            },
            "FontDescriptor" => file.add_object(descriptor),
            "DW" => FULL_WIDTH as i64,
            "W" => widths(face),
        };
        match map {
            Some(Object::Stream(map)) => descendant.set("CIDToGIDMap", file.add_object(map)),
            Some(map) => descendant.set("CIDToGIDMap", map),
            None => {}
        }
        let font = dictionary! {
            "Type" => "Font",
            "Subtype" => "Type0",
            "BaseFont" => self.name,
            "Encoding" => "Identity-H",
            "DescendantFonts" => vec![file.add_object(descendant).into()],
            "ToUnicode" => file.add_object(self.unicode),
        };
        file.add_object(font)
    }
}

/// A glyph as wide as it is high, which most are.
const FULL_WIDTH: f64 = 1000.0;

fn broken(face: &Face<'_>, reason: impl ToString) -> RenderError {
    RenderError::Font { font: face.font.name.clone(), reason: reason.to_string() }
}

fn compact(face: &Face<'_>, table: &[u8], name: &str) -> Result<Stream, RenderError> {
    let glyphs: Vec<u16> = face.signs.iter().map(|sign| sign.glyph).collect();
    let program = Cff::parse(table).and_then(|cff| cff.subset(name, &glyphs));
    let program = program.map_err(|error| broken(face, error))?;
    Ok(deflate::program(&program, dictionary! { "Subtype" => "CIDFontType0C" }))
}

fn true_type(face: &Face<'_>) -> Result<(Stream, Kind), RenderError> {
    let mut glyphs = GlyphRemapper::new();
    let map: Vec<u16> = face.signs.iter().map(|sign| glyphs.remap(sign.glyph)).collect();
    let program = subsetter::subset(face.font.data(), face.font.index, &glyphs);
    let program = program.map_err(|error| broken(face, error))?;
    let extra = dictionary! { "Length1" => program.len() as i64 };
    let map = if map.iter().copied().eq(1..=u16::try_from(map.len()).unwrap_or(0)) {
        "Identity".into()
    } else {
        // Signs of one glyph.
        let map: Vec<u8> = [0].iter().chain(&map).flat_map(|glyph| glyph.to_be_bytes()).collect();
        deflate::text(&map, Dictionary::new()).into()
    };
    Ok((deflate::program(&program, extra), Kind::TrueType(map)))
}

fn descriptor(face: &Face<'_>, name: &str) -> Dictionary {
    /// Glyphs outside of the standard Latin ones.
    const SYMBOLIC: i64 = 4;
    let scale = FULL_WIDTH / f64::from(face.face.units_per_em());
    let scaled = |units: i16| (f64::from(units) * scale).round() as i64;
    let bounds = face.face.global_bounding_box();
    let bounds = [bounds.x_min, bounds.y_min, bounds.x_max, bounds.y_max];
    dictionary! {
        "Type" => "FontDescriptor",
        "FontName" => name,
        "Flags" => SYMBOLIC,
        "FontBBox" => bounds.into_iter().map(|edge| scaled(edge).into()).collect::<Vec<Object>>(),
        "ItalicAngle" => 0,
        "Ascent" => scaled(face.face.ascender()),
        // Some faces have it above the baseline, which it cannot be.
        "Descent" => scaled(face.face.descender()).min(0),
        "CapHeight" => scaled(face.face.capital_height().unwrap_or(face.face.ascender())),
        "StemV" => 80,
    }
}

/// The widths that differ from the default, in rows of neighbouring codes.
fn widths(face: &Face<'_>) -> Vec<Object> {
    let object = |width: f64| match width.fract() == 0.0 {
        true => Object::Integer(width as i64),
        false => Object::Real(width as f32),
    };
    let mut rows: Vec<(usize, Vec<Object>)> = Vec::new();
    for (code, &width) in
        face.widths().iter().enumerate().filter(|&(_, &width)| width != FULL_WIDTH)
    {
        match rows.last_mut() {
            Some((first, row)) if *first + row.len() == code => row.push(object(width)),
            _ => rows.push((code, vec![object(width)])),
        }
    }
    rows.into_iter().flat_map(|(first, row)| [Object::Integer(first as i64), row.into()]).collect()
}

/// The character of every code.
fn unicode(face: &Face<'_>) -> Stream {
    /// How many the format takes in one go.
    const ROW: usize = 100;
    let mut map = "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n\
        /CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n\
        /CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n\
        1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
        .to_owned();
    let mut code = 0_u16;
    for row in face.signs.chunks(ROW) {
        map.push_str(&format!("{} beginbfchar\n", row.len()));
        for sign in row {
            code = code.saturating_add(1);
            let units = sign
                .text
                .encode_utf16(&mut [0; 2])
                .iter()
                .map(|unit| format!("{unit:04X}"))
                .collect::<String>();
            map.push_str(&format!("<{code:04X}> <{units}>\n"));
        }
        map.push_str("endbfchar\n");
    }
    map.push_str("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
    deflate::text(map.as_bytes(), Dictionary::new())
}
