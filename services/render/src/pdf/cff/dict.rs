//! DICT: operands, then their operator.

use super::CffError;

/// Operators by number; those of two bytes have 12 in the higher one.
pub(super) mod operator {
    pub(in super::super) const NOTICE: u16 = 1;
    pub(in super::super) const FONT_BBOX: u16 = 5;
    pub(in super::super) const CHARSET: u16 = 15;
    pub(in super::super) const CHARSTRINGS: u16 = 17;
    pub(in super::super) const PRIVATE: u16 = 18;
    pub(in super::super) const SUBRS: u16 = 19;
    pub(in super::super) const COPYRIGHT: u16 = 0x0c00;
    pub(in super::super) const CHARSTRING_TYPE: u16 = 0x0c06;
    pub(in super::super) const FONT_MATRIX: u16 = 0x0c07;
    pub(in super::super) const ROS: u16 = 0x0c1e;
    pub(in super::super) const CID_COUNT: u16 = 0x0c22;
    pub(in super::super) const FD_ARRAY: u16 = 0x0c24;
    pub(in super::super) const FD_SELECT: u16 = 0x0c25;
}

/// An operator with its operands as they stand.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry<'a> {
    pub(super) operator: u16,
    pub(super) operands: &'a [u8],
}

impl Entry<'_> {
    /// The first operand as an offset, a size or an identifier.
    pub(super) fn offset(&self) -> Result<usize, CffError> {
        let first = numbers(self.operands).and_then(|numbers| offset(*numbers.first()?));
        first.ok_or(CffError::Broken("DICT"))
    }

    /// The scale of a matrix that does nothing else.
    pub(super) fn scale(&self) -> Result<f64, CffError> {
        match numbers(self.operands).as_deref() {
            Some(&[a, b, c, d, ..]) if a == d && a > 0.0 && b == 0.0 && c == 0.0 => Ok(a),
            Some(_) => Err(CffError::Unsupported("FontMatrix")),
            None => Err(CffError::Broken("FontMatrix")),
        }
    }
}

/// The entries of a DICT.
pub(super) fn entries(dict: &[u8]) -> impl Iterator<Item = Result<Entry<'_>, CffError>> {
    let mut rest = dict;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let entry = entry(rest);
        rest = entry.map_or(&[], |(_, rest)| rest);
        Some(entry.map(|(entry, _)| entry).ok_or(CffError::Broken("DICT")))
    })
}

fn entry(dict: &[u8]) -> Option<(Entry<'_>, &[u8])> {
    let mut end = 0;
    while let Some(length) = number_length(dict.get(end..)?)? {
        end += length;
    }
    let (operands, rest) = dict.split_at_checked(end)?;
    let (&first, rest) = rest.split_first()?;
    if first != 12 {
        return Some((Entry { operator: first.into(), operands }, rest));
    }
    let (&second, rest) = rest.split_first()?;
    Some((Entry { operator: u16::from_be_bytes([12, second]), operands }, rest))
}

/// Length of the number at the start: an inner `None` when an operator stands there, an outer one when
/// neither does.
fn number_length(bytes: &[u8]) -> Option<Option<usize>> {
    Some(match *bytes.first()? {
        0..=21 => None,
        28 => Some(3),
        29 => Some(5),
        30 => Some(
            2 + bytes.get(1..)?.iter().position(|&byte| byte & 0xf == 0xf || byte >> 4 == 0xf)?,
        ),
        32..=246 => Some(1),
        247..=254 => Some(2),
        _ => return None,
    })
}

/// The operands as numbers.
pub(super) fn numbers(operands: &[u8]) -> Option<Vec<f64>> {
    let mut found = Vec::new();
    let mut rest = operands;
    while !rest.is_empty() {
        let (number, after) = rest.split_at_checked(number_length(rest)??)?;
        found.push(value(number)?);
        rest = after;
    }
    Some(found)
}

fn value(number: &[u8]) -> Option<f64> {
    Some(match *number {
        [28, a, b] => i16::from_be_bytes([a, b]).into(),
        [29, a, b, c, d] => i32::from_be_bytes([a, b, c, d]).into(),
        [30, ref nibbles @ ..] => real(nibbles)?,
        [a] => f64::from(a) - 139.0,
        [a @ 247..=250, b] => (f64::from(a) - 247.0) * 256.0 + f64::from(b) + 108.0,
        [a, b] => (251.0 - f64::from(a)) * 256.0 - f64::from(b) - 108.0,
        _ => return None,
    })
}

fn real(bytes: &[u8]) -> Option<f64> {
    let mut text = String::new();
    for nibble in bytes.iter().flat_map(|byte| [byte >> 4, byte & 0xf]) {
        match nibble {
            0..=9 => text.push(char::from(b'0' + nibble)),
            10 => text.push('.'),
            11 => text.push('e'),
            12 => text.push_str("e-"),
            14 => text.push('-'),
            _ => break,
        }
    }
    text.parse().ok()
}

/// A number that counts bytes or pieces.
pub(super) fn offset(number: f64) -> Option<usize> {
    (number >= 0.0 && number <= f64::from(u32::MAX) && number.fract() == 0.0)
        .then_some(number as usize)
}

/// Appends a whole number, always in five bytes, so that its length is known before its value.
pub(super) fn integer(value: usize, out: &mut Vec<u8>) {
    out.push(29);
    out.extend_from_slice(&i32::try_from(value).unwrap_or(i32::MAX).to_be_bytes());
}

/// Appends a real number.
pub(super) fn fraction(value: f64, out: &mut Vec<u8>) {
    let nibble = |letter| match letter {
        b'.' => 10,
        b'-' => 14,
        digit => digit.wrapping_sub(b'0'),
    };
    let mut nibbles: Vec<u8> = format!("{value}").bytes().map(nibble).collect();
    nibbles.resize(nibbles.len() / 2 * 2 + 2, 0xf);
    out.push(30);
    out.extend(nibbles.chunks_exact(2).map(|pair| match *pair {
        [high, low] => high << 4 | low,
        _ => 0xff,
    }));
}

/// Appends an operator.
pub(super) fn operator(operator: u16, out: &mut Vec<u8>) {
    let [high, low] = operator.to_be_bytes();
    if high == 12 {
        out.push(high);
    }
    out.push(low);
}
