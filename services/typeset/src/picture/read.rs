//! Reading a picture: PNG or JPEG that decodes to its end, of a size that a page can use.

use std::{fmt::Write as _, io::Cursor};

use image::{ImageFormat, ImageReader, Limits};
use sha2::{Digest, Sha256};
use thiserror::Error;

use super::{Picture, PictureKind};

/// Largest file.
const MOST_BYTES: usize = 64 << 20;
/// Longest side in pixels: 600 dpi over twice the height of a sheet.
const MOST_SIDE: u32 = 14_000;
/// Most pixels: 600 dpi over a sheet.
const MOST_PIXELS: u64 = 40_000_000;
/// A side at most so many times the other; more is no picture that a page can show.
const MOST_RATIO: u32 = 200;

/// Why a file cannot be used as a picture.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum PictureError {
    /// It is neither PNG nor JPEG.
    #[error("不是 PNG 或 JPEG 图片；请另存为 PNG 或 JPEG")]
    Kind,
    /// The file is too large.
    #[error("图片文件有 {bytes} 字节，超过 64 MiB；请压缩后再用")]
    Bytes {
        /// Its length.
        bytes: usize,
    },
    /// Too many pixels, too few, or far too long.
    #[error(
        "图片为 {width}×{height} 像素；请用边长 1 至 14000、总数不超过 4000 万像素、长宽比不超过 200 的图片"
    )]
    Pixels {
        /// Width in pixels.
        width: u32,
        /// Height in pixels.
        height: u32,
    },
    /// It cannot be decoded to its end.
    #[error("图片已损坏或不完整，无法解码（{reason}）；请重新导出")]
    Damaged {
        /// What the decoder says.
        reason: String,
    },
}

impl Picture {
    /// Reads a picture, decoding it once so that no writer meets a damaged one.
    ///
    /// # Errors
    /// [`PictureError`] says in Chinese what is wrong.
    pub fn read(bytes: &[u8]) -> Result<Self, PictureError> {
        let (kind, format) = kind(bytes).ok_or(PictureError::Kind)?;
        if bytes.len() > MOST_BYTES {
            return Err(PictureError::Bytes { bytes: bytes.len() });
        }
        let (width, height) =
            reader(bytes, format).into_dimensions().map_err(|error| damaged(&error))?;
        let (long, short) = (width.max(height), width.min(height));
        let pixels = u64::from(width) * u64::from(height);
        if short == 0 || long > MOST_SIDE || pixels > MOST_PIXELS || long / short > MOST_RATIO {
            return Err(PictureError::Pixels { width, height });
        }
        // A truncated JPEG decodes to grey; only its end marker tells.
        if kind == PictureKind::Jpeg && !bytes.windows(2).rev().any(|end| end == [0xff, 0xd9]) {
            return Err(PictureError::Damaged { reason: "文件不完整".to_owned() });
        }
        reader(bytes, format).decode().map_err(|error| damaged(&error))?;
        Ok(Self { sha256: sha256(bytes), bytes: bytes.into(), kind, width, height })
    }
}

fn kind(bytes: &[u8]) -> Option<(PictureKind, ImageFormat)> {
    if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        return Some((PictureKind::Png, ImageFormat::Png));
    }
    bytes.starts_with(&[0xff, 0xd8, 0xff]).then_some((PictureKind::Jpeg, ImageFormat::Jpeg))
}

fn reader(bytes: &[u8], format: ImageFormat) -> ImageReader<Cursor<&[u8]>> {
    let mut limits = Limits::default();
    limits.max_image_width = Some(MOST_SIDE);
    limits.max_image_height = Some(MOST_SIDE);
    limits.max_alloc = Some(MOST_PIXELS * 8);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits);
    reader
}

fn damaged(error: &image::ImageError) -> PictureError {
    PictureError::Damaged { reason: error.to_string() }
}

fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut text, byte| {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use image::{DynamicImage, ImageFormat};
    use proptest::prelude::*;

    use super::{Picture, PictureError};

    fn picture(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
        let mut bytes = std::io::Cursor::new(Vec::new());
        let image = DynamicImage::new_rgb8(width, height);
        image.write_to(&mut bytes, format).unwrap();
        bytes.into_inner()
    }

    #[test]
    fn png_and_jpeg_have_their_pixels_and_hash() {
        for format in [ImageFormat::Png, ImageFormat::Jpeg] {
            let read = Picture::read(&picture(30, 20, format)).unwrap();
            assert_eq!((read.width, read.height, read.sha256.len()), (30, 20, 64));
        }
    }

    #[test]
    fn what_is_cut_off_is_damaged() {
        for format in [ImageFormat::Png, ImageFormat::Jpeg] {
            let whole = picture(300, 200, format);
            for part in [20, whole.len() / 2, whole.len() - 8] {
                let error = Picture::read(&whole[..part]).unwrap_err();
                assert!(matches!(error, PictureError::Damaged { .. }), "{part}: {error}");
            }
        }
    }

    #[test]
    fn absurd_dimensions_are_refused_before_decoding() {
        // The width of the header, with its checksum left wrong: either way it is refused.
        let mut bytes = picture(3, 2, ImageFormat::Png);
        bytes[16..20].copy_from_slice(&[0x7f, 0xff, 0xff, 0xff]);
        assert!(Picture::read(&bytes).is_err());
        let long = Picture::read(&picture(1000, 1, ImageFormat::Png)).unwrap_err();
        assert_eq!(long, PictureError::Pixels { width: 1000, height: 1 });
    }

    #[test]
    fn other_files_are_no_pictures() {
        assert_eq!(Picture::read(b"GIF89a").unwrap_err(), PictureError::Kind);
        assert_eq!(Picture::read(b"").unwrap_err(), PictureError::Kind);
    }

    proptest! {
        #[test]
        fn no_bytes_panic(at in 0_usize..500, byte in 0_u8..=255, jpeg in proptest::bool::ANY) {
            let format = if jpeg { ImageFormat::Jpeg } else { ImageFormat::Png };
            let mut bytes = picture(16, 16, format);
            let at = at % bytes.len();
            bytes[at] = byte;
            let _ = Picture::read(&bytes);
        }
    }
}
