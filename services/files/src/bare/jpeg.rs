//! JPEG: what draws the picture stays; EXIF, XMP, IPTC, remarks and whatever follows its end go.

use std::io::Cursor;

use image::{ImageDecoder as _, codecs::jpeg::JpegDecoder, metadata::Orientation};

pub(super) fn bare(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut kept = vec![0xFF, 0xD8];
    if let Some(orientation) = orientation(bytes) {
        kept.extend(orientation_part(orientation));
    }
    let mut rest = bytes.strip_prefix(&[0xFF, 0xD8])?;
    loop {
        // Between a mark and the part before it there may be bytes FF that fill.
        let [0xFF, mark, ..] = *rest else { return None };
        let after = rest.get(2..)?;
        match mark {
            0xFF => rest = rest.get(1..)?,
            0xD9 => {
                kept.extend([0xFF, 0xD9]);
                return Some(kept);
            }
            _ => {
                let length = usize::from(u16::from_be_bytes([*after.first()?, *after.get(1)?]));
                let (part, next) = after.split_at_checked(length.max(2))?;
                if draws(mark, part) {
                    kept.extend([0xFF, mark]);
                    kept.extend_from_slice(part);
                }
                rest = next;
                if mark == 0xDA {
                    let (scan, next) = rest.split_at_checked(scan_length(rest)?)?;
                    kept.extend_from_slice(scan);
                    rest = next;
                }
            }
        }
    }
}

/// Whether a part draws: frames, tables, scans; JFIF without its small picture, Adobe's colours, colour profiles.
fn draws(mark: u8, part: &[u8]) -> bool {
    let begins = |name: &[u8]| part.get(2..).is_some_and(|content| content.starts_with(name));
    match mark {
        0xC0..=0xCF | 0xDA..=0xDD => true,
        0xE0 => begins(b"JFIF\0") && part.len() == 16,
        0xE2 => begins(b"ICC_PROFILE\0"),
        0xEE => begins(b"Adobe") && part.len() == 14,
        _ => false,
    }
}

/// How long the data of a scan is: FF in it is followed by 00 or by a restart mark.
fn scan_length(data: &[u8]) -> Option<usize> {
    data.windows(2)
        .position(|pair| matches!(pair, [0xFF, mark] if !matches!(mark, 0x00 | 0xD0..=0xD7 | 0xFF)))
}

/// How the picture is to be turned, as EXIF counts (2 to 8); `None` when it stands as it is.
fn orientation(bytes: &[u8]) -> Option<u16> {
    let orientation = JpegDecoder::new(Cursor::new(bytes)).ok()?.orientation().ok()?;
    match orientation {
        Orientation::NoTransforms => None,
        turned => Some(turned.to_exif().into()),
    }
}

/// An EXIF part that says nothing but this.
fn orientation_part(orientation: u16) -> Vec<u8> {
    let mut content = b"Exif\0\0II*\0\x08\0\0\0\x01\0".to_vec();
    // Tag 0x0112, type SHORT, one value, no next directory.
    content.extend([0x12, 0x01, 3, 0, 1, 0, 0, 0]);
    content.extend(orientation.to_le_bytes());
    content.extend([0; 6]);
    let length = u16::try_from(content.len()).unwrap_or(0).saturating_add(2);
    let mut part = vec![0xFF, 0xE1];
    part.extend(length.to_be_bytes());
    part.extend(content);
    part
}
