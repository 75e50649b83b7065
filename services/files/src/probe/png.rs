//! A PNG: its size as it is shown, and whether all of it is there.

use std::io::Cursor;

use fawen_domain::entry::FaultKind;
use image::{ImageDecoder as _, codecs::png::PngDecoder, metadata::Orientation};

use super::{Facts, jpeg::shown};

const MEDIA: &str = "image/png";

pub(super) fn read(bytes: &[u8]) -> Facts {
    let facts = Facts::of(MEDIA);
    let mut decoder = match PngDecoder::new(Cursor::new(bytes)) {
        Ok(decoder) => decoder,
        Err(error) => return facts.with(FaultKind::Malformed, format!("图片头读不出：{error}")),
    };
    let (width, height) = decoder.dimensions();
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let facts = Facts { pixels: Some(shown(width, height, orientation)), ..facts };
    if ends(bytes) {
        facts
    } else {
        facts.with(FaultKind::Malformed, "图片没有结尾，可能没有传完整")
    }
}

/// Walks from chunk to chunk to the end.
fn ends(bytes: &[u8]) -> bool {
    let mut rest = bytes.get(8..).unwrap_or_default();
    while let [a, b, c, d, kind @ ..] = rest {
        if kind.starts_with(b"IEND") {
            return true;
        }
        let length = u32::from_be_bytes([*a, *b, *c, *d]) as usize;
        // Length, kind and checksum are four bytes each.
        rest = rest.get(length.saturating_add(12)..).unwrap_or_default();
    }
    false
}
