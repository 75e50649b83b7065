//! A photograph: its size as it is shown, and whether all of it is there.

use std::io::Cursor;

use fawen_domain::entry::{FaultKind, Pixels};
use image::{ImageDecoder as _, codecs::jpeg::JpegDecoder, metadata::Orientation};

use super::Facts;

const MEDIA: &str = "image/jpeg";

pub(super) fn read(bytes: &[u8]) -> Facts {
    let facts = Facts::of(MEDIA);
    let mut decoder = match JpegDecoder::new(Cursor::new(bytes)) {
        Ok(decoder) => decoder,
        Err(error) => return facts.with(FaultKind::Malformed, format!("图片头读不出：{error}")),
    };
    let (width, height) = decoder.dimensions();
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let facts = Facts { pixels: Some(shown(width, height, orientation)), ..facts };
    match end(bytes) {
        End::There => facts,
        End::Missing => facts.with(FaultKind::Malformed, "图片没有结尾，可能没有传完整"),
        End::NoPicture => facts.with(FaultKind::Malformed, "图片没有内容"),
    }
}

/// Width and height as the picture is shown: four of the eight orientations lay it on its side.
pub(super) fn shown(width: u32, height: u32, orientation: Orientation) -> Pixels {
    match orientation {
        Orientation::Rotate90
        | Orientation::Rotate270
        | Orientation::Rotate90FlipH
        | Orientation::Rotate270FlipH => Pixels { width: height, height: width },
        Orientation::NoTransforms
        | Orientation::Rotate180
        | Orientation::FlipHorizontal
        | Orientation::FlipVertical => Pixels { width, height },
    }
}

/// How a JPEG ends.
#[derive(Debug, PartialEq, Eq)]
enum End {
    There,
    Missing,
    NoPicture,
}

/// Walks from mark to mark to the end of the first picture; others (thumbnails, second pictures of a
/// telephone) may follow it.
fn end(bytes: &[u8]) -> End {
    let mut rest = bytes.get(2..).unwrap_or_default();
    let mut scanned = false;
    loop {
        // In the data of a scan FF is followed by 00 or by a restart mark.
        let Some(at) = rest.windows(2).position(is_mark) else {
            return if scanned { End::Missing } else { End::NoPicture };
        };
        let mark = rest.get(at.saturating_add(1)).copied().unwrap_or_default();
        rest = rest.get(at.saturating_add(2)..).unwrap_or_default();
        match mark {
            0xD9 => return if scanned { End::There } else { End::NoPicture },
            0xD8 => continue,
            0xDA => scanned = true,
            _ => {}
        }
        let length = match rest {
            [high, low, ..] => usize::from(u16::from_be_bytes([*high, *low])),
            _ => return if scanned { End::Missing } else { End::NoPicture },
        };
        rest = rest.get(length.max(2)..).unwrap_or_default();
    }
}

fn is_mark(pair: &[u8]) -> bool {
    matches!(pair, [0xFF, mark] if !matches!(mark, 0x00 | 0x01 | 0xD0..=0xD7 | 0xFF))
}
