//! CFF (Adobe Technical Note 5176): outlines in PostScript terms, cut down to the glyphs of a paper.
//!
//! A general subsetter interprets every charstring and lists every subroutine of the font for each
//! paper. Here the font is only indexed, in microseconds, and each charstring is copied once; where a
//! font has subroutines they are put in place of their calls on the way.

mod charstring;
mod dict;
mod index;
mod write;

use thiserror::Error;

use self::{charstring::Subroutines, dict::operator, index::Index};

/// Why a CFF table cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub(super) enum CffError {
    /// Something is cut short or points outside of the table.
    #[error("CFF 表的 {0} 残缺")]
    Broken(&'static str),
    /// Something that fonts for print do not have.
    #[error("CFF 表用了不支持的 {0}")]
    Unsupported(&'static str),
}

/// A CFF table, indexed.
#[derive(Debug)]
pub(super) struct Cff<'a> {
    charstrings: Index<'a>,
    global: Index<'a>,
    /// The Font DICTs; the only one of a font that is not CID-keyed.
    parts: Vec<Part<'a>>,
    /// For each glyph its part, unless there is only one.
    select: Vec<u8>,
    /// Copyright and notice, which go with the outlines.
    notices: Vec<(u16, &'a [u8])>,
    /// Operands of FontBBox.
    bounds: Option<&'a [u8]>,
    /// Em per unit.
    scale: f64,
}

/// What glyphs of one Font DICT share.
#[derive(Debug)]
struct Part<'a> {
    /// The Private DICT without its subroutines.
    private: Vec<u8>,
    local: Index<'a>,
}

impl<'a> Cff<'a> {
    /// Indexes a table.
    pub(super) fn parse(table: &'a [u8]) -> Result<Self, CffError> {
        let header = table.get(2).ok_or(CffError::Broken("Header"))?;
        let (_, end) = Index::parse(table, usize::from(*header), "Name INDEX")?;
        let (tops, end) = Index::parse(table, end, "Top DICT INDEX")?;
        let (strings, end) = Index::parse(table, end, "String INDEX")?;
        let (global, _) = Index::parse(table, end, "Global Subr INDEX")?;
        let top = Top::parse(tops.get(0).ok_or(CffError::Broken("Top DICT"))?)?;
        let (charstrings, _) = Index::parse(table, top.charstrings, "CharStrings INDEX")?;
        let dicts = Parts::parse(table, &top)?;
        Ok(Self {
            select: dicts.select(table, charstrings.len())?,
            scale: top.scale(&dicts)?,
            notices: top.notices(&strings),
            bounds: top.bounds,
            parts: dicts.parts,
            charstrings,
            global,
        })
    }

    fn part_of(&self, glyph: u16) -> u8 {
        self.select.get(usize::from(glyph)).copied().unwrap_or(0)
    }

    /// Appends a glyph's charstring, free of subroutines.
    fn copy(&self, glyph: u16, out: &mut Vec<u8>) -> Result<(), CffError> {
        let program =
            self.charstrings.get(glyph.into()).ok_or(CffError::Broken("CharStrings INDEX"))?;
        let part = self.parts.get(usize::from(self.part_of(glyph)));
        let part = part.ok_or(CffError::Broken("FDSelect"))?;
        if self.global.len() == 0 && part.local.len() == 0 {
            out.extend_from_slice(program);
            return Ok(());
        }
        Subroutines { global: &self.global, local: &part.local }.resolve(program, out)
    }
}

/// What the Top DICT says.
#[derive(Debug, Default)]
struct Top<'a> {
    charstrings: usize,
    private: Option<&'a [u8]>,
    dicts: Option<usize>,
    select: Option<usize>,
    matrix: Option<f64>,
    bounds: Option<&'a [u8]>,
    notices: Vec<(u16, usize)>,
}

impl<'a> Top<'a> {
    fn parse(top: &'a [u8]) -> Result<Self, CffError> {
        let mut found = Self::default();
        for entry in dict::entries(top) {
            let entry = entry?;
            match entry.operator {
                operator::CHARSTRINGS => found.charstrings = entry.offset()?,
                operator::PRIVATE => found.private = Some(entry.operands),
                operator::FD_ARRAY => found.dicts = Some(entry.offset()?),
                operator::FD_SELECT => found.select = Some(entry.offset()?),
                operator::FONT_MATRIX => found.matrix = Some(entry.scale()?),
                operator::FONT_BBOX => found.bounds = Some(entry.operands),
                operator::NOTICE | operator::COPYRIGHT => {
                    found.notices.push((entry.operator, entry.offset()?));
                }
                operator::CHARSTRING_TYPE if entry.offset()? != 2 => {
                    return Err(CffError::Unsupported("CharstringType"));
                }
                _ => {}
            }
        }
        Ok(found)
    }

    /// The texts of copyright and notice; standard strings are none.
    fn notices(&self, strings: &Index<'a>) -> Vec<(u16, &'a [u8])> {
        let text = |&(operator, id): &(u16, usize)| {
            Some((operator, strings.get(id.checked_sub(write::STANDARD_STRINGS)?)?))
        };
        self.notices.iter().filter_map(text).collect()
    }

    /// The scale of all parts: what the matrices of Top DICT and Font DICT make together.
    fn scale(&self, dicts: &Parts<'_>) -> Result<f64, CffError> {
        let scale = |part: &Option<f64>| match (self.matrix, part) {
            (None, None) => 0.001,
            (Some(one), None) | (None, &Some(one)) => one,
            (Some(top), &Some(part)) => top * part,
        };
        let mut scales = dicts.matrices.iter().map(scale);
        let first = scales.next().ok_or(CffError::Broken("FDArray"))?;
        if scales.any(|other| (other / first - 1.0).abs() > 1e-4) {
            return Err(CffError::Unsupported("FontMatrix"));
        }
        Ok(first)
    }
}

/// The Font DICTs and who belongs to which.
struct Parts<'a> {
    parts: Vec<Part<'a>>,
    matrices: Vec<Option<f64>>,
    select: Option<usize>,
}

impl<'a> Parts<'a> {
    fn parse(table: &'a [u8], top: &Top<'a>) -> Result<Self, CffError> {
        let Some(at) = top.dicts else {
            let private = top.private.ok_or(CffError::Broken("Private DICT"))?;
            let parts = vec![Part::parse(table, private)?];
            return Ok(Self { parts, matrices: vec![None], select: None });
        };
        let (dicts, _) = Index::parse(table, at, "FDArray")?;
        let mut found = Self { parts: Vec::new(), matrices: Vec::new(), select: top.select };
        for dict in dicts.iter() {
            let (mut private, mut matrix) = (None, None);
            for entry in dict::entries(dict) {
                let entry = entry?;
                match entry.operator {
                    operator::PRIVATE => private = Some(entry.operands),
                    operator::FONT_MATRIX => matrix = Some(entry.scale()?),
                    _ => {}
                }
            }
            let private = private.ok_or(CffError::Broken("Font DICT"))?;
            found.parts.push(Part::parse(table, private)?);
            found.matrices.push(matrix);
        }
        Ok(found)
    }

    /// FDSelect, a byte for each glyph; empty where all glyphs are of one part.
    fn select(&self, table: &[u8], glyphs: usize) -> Result<Vec<u8>, CffError> {
        const BROKEN: CffError = CffError::Broken("FDSelect");
        let (Some(at), true) = (self.select, self.parts.len() > 1) else { return Ok(Vec::new()) };
        let data = table.get(at..).ok_or(BROKEN)?;
        match data.split_first() {
            Some((0, parts)) => Ok(parts.get(..glyphs).ok_or(BROKEN)?.to_vec()),
            Some((3, ranges)) => expand(ranges, glyphs).ok_or(BROKEN),
            _ => Err(BROKEN),
        }
    }
}

/// Ranges of glyphs with their parts, as a byte for each glyph.
fn expand(ranges: &[u8], glyphs: usize) -> Option<Vec<u8>> {
    let (count, ranges) = ranges.split_first_chunk::<2>()?;
    let count = usize::from(u16::from_be_bytes(*count));
    let mut select = vec![0; glyphs];
    for range in 0..count {
        // First glyph, part, and the first glyph of the next range.
        let &[a, b, part, c, d] = ranges.get(range * 3..range * 3 + 5)?.first_chunk()?;
        let (first, next) = (u16::from_be_bytes([a, b]), u16::from_be_bytes([c, d]));
        select.get_mut(first.into()..usize::from(next).min(glyphs))?.fill(part);
    }
    Some(select)
}

impl<'a> Part<'a> {
    /// Reads the Private DICT that the operands, its size and offset, point to.
    fn parse(table: &'a [u8], range: &[u8]) -> Result<Self, CffError> {
        const BROKEN: CffError = CffError::Broken("Private DICT");
        let &[size, start] = dict::numbers(range).ok_or(BROKEN)?.first_chunk().ok_or(BROKEN)?;
        let (size, start) = (dict::offset(size).ok_or(BROKEN)?, dict::offset(start).ok_or(BROKEN)?);
        let end = start.checked_add(size).ok_or(BROKEN)?;
        let mut part = Self { private: Vec::new(), local: Index::default() };
        for entry in dict::entries(table.get(start..end).ok_or(BROKEN)?) {
            let entry = entry?;
            if entry.operator == operator::SUBRS {
                let at = start.checked_add(entry.offset()?).ok_or(BROKEN)?;
                part.local = Index::parse(table, at, "Local Subr INDEX")?.0;
            } else {
                part.private.extend_from_slice(entry.operands);
                dict::operator(entry.operator, &mut part.private);
            }
        }
        Ok(part)
    }
}
