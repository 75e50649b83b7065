//! A picture without what is written around it (去除图片附带信息): who took it, where, with which program, and
//! pictures hidden behind it. What can be seen stays as it was, to the bit.

mod jpeg;
mod png;

/// The picture alone; `None` when the bytes are no picture that is known here, or not a whole one.
#[must_use]
pub fn picture(media: &str, bytes: &[u8]) -> Option<Vec<u8>> {
    match media {
        "image/jpeg" => jpeg::bare(bytes),
        "image/png" => png::bare(bytes),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use image::{ImageFormat, RgbImage};

    use super::picture;

    fn made(format: ImageFormat) -> Vec<u8> {
        let picture = RgbImage::from_fn(40, 30, |x, y| image::Rgb([x as u8, y as u8, 7]));
        let mut bytes = std::io::Cursor::new(Vec::new());
        picture.write_to(&mut bytes, format).unwrap();
        bytes.into_inner()
    }

    /// The bytes with a part of JPEG after the first mark.
    fn with(jpeg: &[u8], mark: u8, content: &[u8]) -> Vec<u8> {
        let length = u16::try_from(content.len() + 2).unwrap().to_be_bytes();
        [&jpeg[..2], &[0xFF, mark], &length, content, &jpeg[2..]].concat()
    }

    fn same(one: &[u8], other: &[u8]) {
        let decode = |bytes| image::load_from_memory(bytes).unwrap().to_rgb8();
        assert_eq!(decode(one), decode(other));
    }

    #[test]
    fn a_jpeg_keeps_its_picture_and_its_orientation_and_nothing_else() {
        let plain = made(ImageFormat::Jpeg);
        let mut exif = b"Exif\0\0II*\0\x08\0\0\0\x02\0".to_vec();
        exif.extend([0x12, 0x01, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0]);
        exif.extend([0x3B, 0x01, 2, 0, 12, 0, 0, 0, 38, 0, 0, 0, 0, 0, 0, 0]);
        exif.extend("北京协和".as_bytes());
        let mut told = with(&plain, 0xE1, &exif);
        told = with(&told, 0xFE, "张三摄".as_bytes());
        told = with(&told, 0xED, b"Photoshop 3.0\0By-line");
        told.extend("后面的北京协和".as_bytes());
        let bare = picture("image/jpeg", &told).unwrap();
        for word in ["北京协和", "张三", "By-line"] {
            let word = word.as_bytes();
            assert!(told.windows(word.len()).any(|part| part == word));
            assert!(!bare.windows(word.len()).any(|part| part == word));
        }
        same(&bare, &plain);
        let facts = crate::probe::read(&bare);
        assert_eq!(facts.pixels.map(|p| (p.width, p.height)), Some((30, 40)), "still on its side");
        assert_eq!(facts.faults, []);
        assert_eq!(picture("image/jpeg", &told[..told.len() / 2]), None);
        assert_eq!(picture("image/jpeg", b"\xFF\xD8\xFF"), None);
    }

    #[test]
    fn a_png_keeps_its_picture_and_nothing_else() {
        let plain = made(ImageFormat::Png);
        let text = b"Author\0xiehe";
        let mut chunk = u32::try_from(text.len()).unwrap().to_be_bytes().to_vec();
        chunk.extend(b"tEXt");
        chunk.extend(text);
        chunk.extend([0; 4]);
        // After the head, which is 33 bytes long with the signature.
        let mut told = [&plain[..33], &chunk, &plain[33..]].concat();
        told.extend(b"xiehe");
        let bare = picture("image/png", &told).unwrap();
        assert_eq!(bare, plain);
        assert_eq!(picture("image/png", &plain[..plain.len() - 6]), None);
        assert_eq!(picture("application/pdf", &plain), None);
    }
}
