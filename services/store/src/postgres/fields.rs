//! The binary format of COPY: a header, rows of fields with their lengths, an end.

use crate::StoreError;

/// What a stream of rows begins with; then come flags and the length of an extension.
const SIGNATURE: &[u8] = b"PGCOPY\n\xff\r\n\0";
const HEADER: usize = SIGNATURE.len() + 8;

/// What is left of a message.
pub(super) struct Fields<'m>(&'m [u8]);

impl<'m> Fields<'m> {
    pub(super) const fn new(message: &'m [u8]) -> Self {
        Self(message)
    }

    pub(super) fn header(&mut self) -> Result<(), StoreError> {
        match self.take(HEADER)? {
            header if header.starts_with(SIGNATURE) => Ok(()),
            _ => Err(malformed()),
        }
    }

    /// Whether a row follows: the header may come by itself, and the end is a row of -1 fields.
    pub(super) fn begins(&mut self) -> Result<bool, StoreError> {
        if self.0.is_empty() {
            return Ok(false);
        }
        let count = self.take(2)?;
        Ok(i16::from_be_bytes(count.try_into().map_err(StoreError::database)?) > 0)
    }

    pub(super) fn number(&mut self) -> Result<i64, StoreError> {
        let bytes = self.field()?;
        Ok(i64::from_be_bytes(bytes.try_into().map_err(StoreError::database)?))
    }

    pub(super) fn text(&mut self) -> Result<&'m str, StoreError> {
        std::str::from_utf8(self.field()?).map_err(StoreError::database)
    }

    /// The bytes of a field; no column of ours is ever null, which would be a length of -1.
    pub(super) fn field(&mut self) -> Result<&'m [u8], StoreError> {
        let length = self.take(4)?;
        let length = i32::from_be_bytes(length.try_into().map_err(StoreError::database)?);
        self.take(usize::try_from(length).map_err(|_| malformed())?)
    }

    fn take(&mut self, length: usize) -> Result<&'m [u8], StoreError> {
        let (taken, rest) = self.0.split_at_checked(length).ok_or_else(malformed)?;
        self.0 = rest;
        Ok(taken)
    }
}

fn malformed() -> StoreError {
    StoreError::database("COPY的数据不完整")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_taken_apart_to_the_last_byte() {
        let mut bytes = [SIGNATURE, &[0; 8], &2_i16.to_be_bytes()].concat();
        bytes.extend([&8_i32.to_be_bytes()[..], &(-7_i64).to_be_bytes()].concat());
        bytes.extend([&6_i32.to_be_bytes()[..], "公文".as_bytes()].concat());
        let mut row = Fields::new(&bytes);
        row.header().unwrap();
        assert!(row.begins().unwrap());
        assert_eq!((row.number().unwrap(), row.text().unwrap()), (-7, "公文"));
        assert!(!row.begins().unwrap(), "nothing is left");
        assert!(!Fields::new(&(-1_i16).to_be_bytes()).begins().unwrap(), "the end");
        for cut in HEADER + 2..bytes.len() {
            let mut row = Fields::new(&bytes[..cut]);
            row.header().unwrap();
            row.begins().unwrap();
            let read = row.number().and_then(|_| row.text().map(str::to_owned));
            assert!(read.is_err(), "cut off after {cut} bytes");
        }
    }
}
