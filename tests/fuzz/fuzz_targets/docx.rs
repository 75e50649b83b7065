//! Arbitrary bytes as a DOCX: read and measured, or refused.
//!
//! Bytes that begin as a ZIP are taken as they are. Others are parts of XML, one after the other with a
//! record separator (U+001E) between them, and are packed first: so the fuzzer does not spend its time
//! on checksums.
#![no_main]

use std::io::{Cursor, Write};

use libfuzzer_sys::fuzz_target;
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

const PARTS: [&str; 6] = [
    "word/document.xml",
    "word/styles.xml",
    "word/numbering.xml",
    "word/footer1.xml",
    "word/settings.xml",
    "word/theme/theme1.xml",
];

const ROOT: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#;

const RELATIONSHIPS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering" Target="numbering.xml"/><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer" Target="footer1.xml"/><Relationship Id="rId4" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/settings" Target="settings.xml"/><Relationship Id="rId5" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/theme" Target="theme/theme1.xml"/></Relationships>"#;

fuzz_target!(|bytes: &[u8]| {
    if bytes.starts_with(b"PK") {
        take_in(bytes);
    } else {
        take_in(&packed(bytes));
    }
});

fn take_in(bytes: &[u8]) {
    if let Ok(source) = fawen_intake::read(bytes) {
        assert_eq!(source.origins.len(), source.text.lines().count());
    }
    let _ = fawen_intake::check::check(bytes, None);
}

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let parts = PARTS.iter().copied().zip(bytes.split(|byte| *byte == 0x1E));
    let fixed = [("_rels/.rels", ROOT), ("word/_rels/document.xml.rels", RELATIONSHIPS)];
    for (path, part) in fixed.map(|(path, part)| (path, part.as_bytes())).into_iter().chain(parts) {
        zip.start_file(path, options).expect("a part begins");
        zip.write_all(part).expect("a part is written");
    }
    zip.finish().expect("a package ends").into_inner()
}
