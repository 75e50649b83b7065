//! PNG: the chunks that draw stay; texts, times, EXIF and whatever follows its end go.

const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";
/// The chunks that draw.
const DRAWS: &[&[u8]] = &[
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT",
    b"bKGD", b"pHYs",
];

pub(super) fn bare(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut rest = bytes.strip_prefix(SIGNATURE)?;
    let mut kept = SIGNATURE.to_vec();
    loop {
        let length = u32::from_be_bytes(rest.get(..4)?.try_into().ok()?);
        // Length, name, content, sum.
        let whole = usize::try_from(length).ok()?.checked_add(12)?;
        let (chunk, next) = rest.split_at_checked(whole)?;
        let name = chunk.get(4..8)?;
        if DRAWS.contains(&name) {
            kept.extend_from_slice(chunk);
        }
        if name == b"IEND" {
            return Some(kept);
        }
        rest = next;
    }
}
