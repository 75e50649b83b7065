//! Kind and size of a picture file, by its first bytes.

use fawen_domain::digest::hex;
use fawen_typeset::{Picture, PictureKind};
use sha2::{Digest as _, Sha256};

/// Longest side in pixels.
const SIDE: u32 = 30_000;
/// Most pixels.
const PIXELS: u64 = 200_000_000;

/// The picture in a file, if it is a PNG or JPEG of a size that can be printed.
pub(super) fn picture(bytes: &[u8]) -> Option<Picture> {
    let png = png(bytes).map(|size| (PictureKind::Png, size));
    let (kind, (width, height)) =
        png.or_else(|| jpeg(bytes).map(|size| (PictureKind::Jpeg, size)))?;
    let sides = (1..=SIDE).contains(&width) && (1..=SIDE).contains(&height);
    let sane = sides && u64::from(width) * u64::from(height) <= PIXELS;
    sane.then(|| Picture {
        sha256: hex(&Sha256::digest(bytes)),
        bytes: bytes.into(),
        kind,
        width,
        height,
    })
}

fn png(bytes: &[u8]) -> Option<(u32, u32)> {
    let rest = bytes.strip_prefix(b"\x89PNG\r\n\x1A\n")?;
    let side = |at: usize| Some(u32::from_be_bytes(rest.get(at..at + 4)?.try_into().ok()?));
    (rest.get(4..8)? == b"IHDR").then_some((side(8)?, side(12)?))
}

fn jpeg(bytes: &[u8]) -> Option<(u32, u32)> {
    let mut rest = bytes.strip_prefix(b"\xFF\xD8")?;
    loop {
        let marker = rest.iter().position(|byte| *byte != 0xFF)?;
        let (kind, after) = rest.get(marker..)?.split_first()?;
        if marker == 0 {
            return None;
        }
        let word = |at: usize| Some(u16::from_be_bytes([*after.get(at)?, *after.get(at + 1)?]));
        // Frames, but not the tables of Huffman codes and of arithmetic coding among them.
        if (0xC0..=0xCF).contains(kind) && !matches!(kind, 0xC4 | 0xC8 | 0xCC) {
            return Some((u32::from(word(5)?), u32::from(word(3)?)));
        }
        rest = after.get(usize::from(word(0)?).max(2)..)?;
    }
}
