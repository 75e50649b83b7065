//! A document number (发文字号): issuer code, year, serial.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A document number, e.g. 卫健政促发〔2022〕10号 (条例 第九条（五）, GB/T 9704-2012 7.2.5).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct DocumentNumber {
    /// Issuer code of the series (机关代字), e.g. `卫健政促发`.
    pub code: String,
    /// Year in full.
    pub year: i16,
    /// Serial (发文顺序号), from 1, without leading zeros.
    pub seq: u32,
}

impl fmt::Display for DocumentNumber {
    /// The proper form: year in 〔〕 (U+3014, U+3015), no 第, no leading zero, 号 at the end.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}〔{}〕{}号", self.code, self.year, self.seq)
    }
}

/// Whether this can be an issuer code: Han characters only, and not the word 第.
#[must_use]
pub fn is_code(text: &str) -> bool {
    !text.is_empty()
        && text
            .chars()
            .all(|c| matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}') && c != '第')
}
