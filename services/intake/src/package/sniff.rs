//! Of which kind a file is, by its first bytes, never by its name.

use crate::error::Refused;

/// A file that can be taken in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A ZIP, hopefully a DOCX.
    Package,
    /// Anything else, hopefully a text.
    Text,
}

/// Beginning of a compound file (OLE).
const COMPOUND: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// Other kinds that people hand in, by how they begin.
const OTHERS: &[(&[u8], &str)] = &[
    (b"%PDF-", " PDF"),
    (b"{\\rtf", " RTF"),
    (b"\xFF\xFE", " UTF-16 文本"),
    (b"\xFE\xFF", " UTF-16 文本"),
    (b"\x89PNG", "图片"),
    (b"\xFF\xD8\xFF", "图片"),
    (b"Rar!", " RAR 压缩包"),
    (b"7z\xBC\xAF", " 7z 压缩包"),
];

/// The kind of a file.
pub(crate) fn sniff(bytes: &[u8]) -> Result<Kind, Refused> {
    if bytes.starts_with(b"PK") {
        return Ok(Kind::Package);
    }
    if bytes.starts_with(COMPOUND) {
        return Err(compound(bytes));
    }
    match OTHERS.iter().find(|(mark, _)| bytes.starts_with(mark)) {
        Some((_, what)) => Err(Refused::OtherKind(what)),
        None => Ok(Kind::Text),
    }
}

/// An encrypted DOCX is a compound file too; its streams give it away.
fn compound(bytes: &[u8]) -> Refused {
    let has = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(wide.len()).any(|window| window == wide)
    };
    let save = "另存为 .docx 再使用";
    if has("EncryptedPackage") {
        let remedy = "取消打开密码，另存为 .docx 再使用";
        Refused::Compound { what: "加了密码的文件", remedy }
    } else if has("WordDocument") {
        Refused::Compound { what: "旧版 .doc 或 .wps 文件", remedy: save }
    } else {
        Refused::Compound { what: "旧版 Office 文件", remedy: save }
    }
}
