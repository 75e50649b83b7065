//! Of which kind a file is, by its content, never by its name.

/// Kinds of files that are treated each in its own way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Jpeg,
    Png,
    Pdf,
    Zip,
    /// OLE: an old Office file, or an encrypted one.
    Compound,
    /// Another kind, by its media type.
    Other(&'static str),
}

/// Of a PDF the mark may stand somewhat behind the beginning.
const PDF_WITHIN: usize = 1024;

/// Other kinds by how they begin: offset, bytes, media type.
const OTHERS: &[(usize, &[u8], &str)] = &[
    (0, b"GIF8", "image/gif"),
    (0, b"BM", "image/bmp"),
    (0, b"II*\0", "image/tiff"),
    (0, b"MM\0*", "image/tiff"),
    (8, b"WEBP", "image/webp"),
    (4, b"ftypheic", "image/heic"),
    (4, b"ftypmif1", "image/heic"),
    (4, b"ftypavif", "image/avif"),
    (4, b"ftypqt", "video/quicktime"),
    (4, b"ftyp", "video/mp4"),
    (0, b"{\\rtf", "application/rtf"),
    (0, b"Rar!", "application/vnd.rar"),
    (0, b"7z\xBC\xAF\x27\x1C", "application/x-7z-compressed"),
    (0, b"ID3", "audio/mpeg"),
    (0, b"\x7FELF", "application/x-executable"),
    (0, b"MZ", "application/x-executable"),
];

/// What bytes are that begin like nothing known.
const UNKNOWN: &str = "application/octet-stream";

pub(super) fn kind(bytes: &[u8]) -> Kind {
    if bytes.starts_with(b"\xFF\xD8\xFF") {
        return Kind::Jpeg;
    }
    if bytes.starts_with(b"\x89PNG\r\n\x1A\n") {
        return Kind::Png;
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Kind::Zip;
    }
    if bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        return Kind::Compound;
    }
    let head = bytes.get(..PDF_WITHIN).unwrap_or(bytes);
    if head.windows(5).any(|window| window == b"%PDF-") {
        return Kind::Pdf;
    }
    let begins = |(at, mark, _): &&(usize, &[u8], &str)| {
        bytes.get(*at..).is_some_and(|rest| rest.starts_with(mark))
    };
    match OTHERS.iter().find(begins) {
        Some((_, _, media)) => Kind::Other(media),
        None if is_text(bytes) => Kind::Other("text/plain"),
        None => Kind::Other(UNKNOWN),
    }
}

fn is_text(bytes: &[u8]) -> bool {
    let clean = |text: &str| !text.chars().any(|c| c.is_control() && !c.is_whitespace());
    !bytes.is_empty() && std::str::from_utf8(bytes).is_ok_and(clean)
}
