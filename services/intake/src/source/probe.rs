//! Size of a picture file, by its first bytes, before anything is decoded.

/// Pixels of all the pictures of a file: some two dozen photographs.
pub(super) const PIXELS: u64 = 250_000_000;

/// The pixels that a file says it has.
pub(super) fn pixels(bytes: &[u8]) -> u64 {
    let (width, height) = png(bytes).or_else(|| jpeg(bytes)).unwrap_or((0, 0));
    u64::from(width).saturating_mul(u64::from(height))
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
