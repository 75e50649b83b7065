//! The font program of a PDF: a CID-keyed CFF table with one glyph for each code.

use super::{
    Cff, CffError,
    dict::{self, operator},
    index,
};

/// Identifiers of strings below this number are the standard's own.
pub(super) const STANDARD_STRINGS: usize = 391;

impl Cff<'_> {
    /// A table with `.notdef` and these glyphs, whose identifiers (CID) are 1, 2, 3, …
    pub(in super::super) fn subset(&self, name: &str, glyphs: &[u16]) -> Result<Vec<u8>, CffError> {
        let glyphs: Vec<u16> = std::iter::once(0).chain(glyphs.iter().copied()).collect();
        let mut used: Vec<u8> = glyphs.iter().map(|&glyph| self.part_of(glyph)).collect();
        used.sort_unstable();
        used.dedup();
        let (mut out, top) = self.head(name, glyphs.len());
        let mut at = Places { charset: out.len(), ..Places::default() };
        charset(glyphs.len(), &mut out);
        at.select = out.len();
        self.select(&glyphs, &used, &mut out);
        at.dicts = self.parts(&used, &mut out)?;
        at.charstrings = out.len();
        self.charstrings(&glyphs, &mut out)?;
        at.fill(&mut out, top);
        Ok(out)
    }

    /// Header, name, Top DICT with places still to be filled in, strings, no global subroutines; and
    /// where the Top DICT ends.
    fn head(&self, name: &str, glyphs: usize) -> (Vec<u8>, usize) {
        let mut out = HEADER.to_vec();
        index::write(name.as_bytes(), &[name.len()], &mut out);
        let top = self.top(glyphs);
        index::write(&top, &[top.len()], &mut out);
        let end = out.len();
        let notices = self.notices.iter().map(|&(_, text)| text);
        let (mut strings, mut ends) = (Vec::new(), Vec::new());
        for text in [b"Adobe".as_slice(), b"Identity"].into_iter().chain(notices) {
            strings.extend_from_slice(text);
            ends.push(strings.len());
        }
        index::write(&strings, &ends, &mut out);
        index::write(&[], &[], &mut out);
        (out, end)
    }

    fn top(&self, glyphs: usize) -> Vec<u8> {
        let mut top = Vec::new();
        for number in [STANDARD_STRINGS, STANDARD_STRINGS + 1, 0] {
            dict::integer(number, &mut top);
        }
        dict::operator(operator::ROS, &mut top);
        for (place, &(operator, _)) in self.notices.iter().enumerate() {
            dict::integer(STANDARD_STRINGS + 2 + place, &mut top);
            dict::operator(operator, &mut top);
        }
        for number in [self.scale, 0.0, 0.0, self.scale, 0.0, 0.0] {
            dict::fraction(number, &mut top);
        }
        dict::operator(operator::FONT_MATRIX, &mut top);
        if let Some(bounds) = self.bounds {
            top.extend_from_slice(bounds);
            dict::operator(operator::FONT_BBOX, &mut top);
        }
        dict::integer(glyphs, &mut top);
        dict::operator(operator::CID_COUNT, &mut top);
        // Last, for Apple's Preview shows nothing when FDArray and FDSelect come early.
        Places::default().write(&mut top);
        top
    }

    /// FDSelect: runs of glyphs of one part.
    fn select(&self, glyphs: &[u16], used: &[u8], out: &mut Vec<u8>) {
        let part = |&glyph: &u16| used.binary_search(&self.part_of(glyph)).unwrap_or(0);
        let parts: Vec<usize> = glyphs.iter().map(part).collect();
        let mut runs: Vec<(usize, usize)> = Vec::new();
        for (glyph, &part) in parts.iter().enumerate() {
            if runs.last().is_none_or(|&(_, last)| last != part) {
                runs.push((glyph, part));
            }
        }
        out.push(3);
        out.extend_from_slice(&short(runs.len()));
        for (first, part) in runs {
            out.extend_from_slice(&short(first));
            out.push(u8::try_from(part).unwrap_or(0));
        }
        out.extend_from_slice(&short(glyphs.len()));
    }

    /// The Private DICTs, then FDArray, whose place is returned.
    fn parts(&self, used: &[u8], out: &mut Vec<u8>) -> Result<usize, CffError> {
        let (mut dicts, mut ends) = (Vec::new(), Vec::new());
        for &part in used {
            let part = self.parts.get(usize::from(part)).ok_or(CffError::Broken("FDSelect"))?;
            for number in [1.0, 0.0, 0.0, 1.0, 0.0, 0.0] {
                dict::fraction(number, &mut dicts);
            }
            dict::operator(operator::FONT_MATRIX, &mut dicts);
            dict::integer(part.private.len(), &mut dicts);
            dict::integer(out.len(), &mut dicts);
            dict::operator(operator::PRIVATE, &mut dicts);
            ends.push(dicts.len());
            out.extend_from_slice(&part.private);
        }
        let place = out.len();
        index::write(&dicts, &ends, out);
        Ok(place)
    }

    fn charstrings(&self, glyphs: &[u16], out: &mut Vec<u8>) -> Result<(), CffError> {
        // Kanji take some 600 bytes each in fonts without subroutines.
        let mut pieces = Vec::with_capacity(glyphs.len() * 640);
        let mut ends = Vec::with_capacity(glyphs.len());
        for &glyph in glyphs {
            self.copy(glyph, &mut pieces)?;
            ends.push(pieces.len());
        }
        out.reserve(pieces.len() + ends.len() * 4 + 8);
        index::write(&pieces, &ends, out);
        Ok(())
    }
}

const HEADER: [u8; 4] = [1, 0, 4, 4];

/// Glyph n has the identifier n.
fn charset(glyphs: usize, out: &mut Vec<u8>) {
    match glyphs.checked_sub(2) {
        None => out.push(0),
        Some(more) => {
            out.push(2);
            out.extend_from_slice(&short(1));
            out.extend_from_slice(&short(more));
        }
    }
}

fn short(number: usize) -> [u8; 2] {
    u16::try_from(number).unwrap_or(u16::MAX).to_be_bytes()
}

/// Where the parts of the table begin.
#[derive(Debug, Default)]
struct Places {
    charset: usize,
    select: usize,
    dicts: usize,
    charstrings: usize,
}

impl Places {
    fn write(&self, out: &mut Vec<u8>) {
        let places = [
            (self.charset, operator::CHARSET),
            (self.charstrings, operator::CHARSTRINGS),
            (self.dicts, operator::FD_ARRAY),
            (self.select, operator::FD_SELECT),
        ];
        for (place, operator) in places {
            dict::integer(place, out);
            dict::operator(operator, out);
        }
    }

    /// Fills the places into the Top DICT that ends at `end` with them.
    fn fill(&self, out: &mut [u8], end: usize) {
        let mut bytes = Vec::new();
        self.write(&mut bytes);
        let start = end.saturating_sub(bytes.len());
        if let Some(room) = out.get_mut(start..end) {
            room.copy_from_slice(&bytes);
        }
    }
}
