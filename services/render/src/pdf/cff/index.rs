//! INDEX: many pieces of data in a row, with their offsets.

use super::CffError;

/// An INDEX of a table.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Index<'a> {
    /// One offset more than there are pieces, each of `size` bytes.
    offsets: &'a [u8],
    size: usize,
    /// The pieces; their offsets count from the byte before.
    data: &'a [u8],
}

impl<'a> Index<'a> {
    /// The INDEX at a place, and where it ends.
    pub(super) fn parse(
        table: &'a [u8],
        at: usize,
        name: &'static str,
    ) -> Result<(Self, usize), CffError> {
        Self::read(table, at).ok_or(CffError::Broken(name))
    }

    fn read(table: &'a [u8], at: usize) -> Option<(Self, usize)> {
        let (count, rest) = table.get(at..)?.split_first_chunk::<2>()?;
        let count = usize::from(u16::from_be_bytes(*count));
        if count == 0 {
            return Some((Self::default(), at.checked_add(2)?));
        }
        let (&size, rest) = rest.split_first()?;
        let size = usize::from(size);
        if !(1..=4).contains(&size) {
            return None;
        }
        let (offsets, data) = rest.split_at_checked((count + 1) * size)?;
        let mut index = Self { offsets, size, data };
        let length = index.offset(count)?;
        index.data = data.get(..length)?;
        Some((index, at + 3 + offsets.len() + length))
    }

    /// How many pieces there are.
    pub(super) fn len(&self) -> usize {
        self.offsets.len().checked_div(self.size).map_or(0, |offsets| offsets.saturating_sub(1))
    }

    /// One piece.
    pub(super) fn get(&self, place: usize) -> Option<&'a [u8]> {
        self.data.get(self.offset(place)?..self.offset(place.checked_add(1)?)?)
    }

    /// Every piece.
    pub(super) fn iter(&self) -> impl Iterator<Item = &'a [u8]> {
        (0..self.len()).map_while(|place| self.get(place))
    }

    fn offset(&self, place: usize) -> Option<usize> {
        let start = place.checked_mul(self.size)?;
        let bytes = self.offsets.get(start..start.checked_add(self.size)?)?;
        bytes.iter().fold(0, |value: usize, &byte| value << 8 | usize::from(byte)).checked_sub(1)
    }
}

/// Appends an INDEX of pieces that lie in a row: `ends` has the end of each.
pub(super) fn write(pieces: &[u8], ends: &[usize], out: &mut Vec<u8>) {
    out.extend_from_slice(&u16::try_from(ends.len()).unwrap_or(u16::MAX).to_be_bytes());
    if ends.is_empty() {
        return;
    }
    let bits = usize::BITS - (pieces.len() + 1).leading_zeros();
    let size = usize::try_from(bits.div_ceil(8)).unwrap_or(4).clamp(1, 4);
    out.push(u8::try_from(size).unwrap_or(4));
    for end in std::iter::once(0).chain(ends.iter().copied()) {
        let offset = u32::try_from(end + 1).unwrap_or(u32::MAX).to_be_bytes();
        out.extend_from_slice(offset.get(4 - size..).unwrap_or_default());
    }
    out.extend_from_slice(pieces);
}
