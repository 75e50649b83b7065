//! Packages made by hand.

use std::io::{Cursor, Write};

use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The namespaces of a part of Word.
pub(crate) const NAMESPACES: &str = concat!(
    r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" "#,
    r#"xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" "#,
    r#"xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" "#,
    r#"xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" "#,
    r#"xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" "#,
    r#"xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" "#,
    r#"xmlns:v="urn:schemas-microsoft-com:vml" "#,
    r#"xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math""#
);

/// A ZIP with these entries, stored or deflated.
pub(crate) fn zip(entries: &[(&str, &[u8])], method: CompressionMethod) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(method);
    for (path, bytes) in entries {
        zip.start_file(*path, options).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// Relationships: identifier, kind, target.
fn relationships(list: &[(&str, &str, &str)]) -> String {
    let each: String = list
        .iter()
        .map(|(id, kind, target)| {
            format!(r#"<Relationship Id="{id}" Type="{OFFICE}/{kind}" Target="{target}"/>"#)
        })
        .collect();
    format!(r#"<Relationships xmlns="{PACKAGE}">{each}</Relationships>"#)
}

/// A DOCX with this text of the main part, and other parts by their paths below `word/`.
pub(crate) fn package(document: &str, others: &[(&str, &[u8])]) -> Vec<u8> {
    let root = relationships(&[("r", "officeDocument", "word/document.xml")]);
    let kinds: Vec<(String, &str, &str)> = others
        .iter()
        .enumerate()
        .map(|(index, (path, _))| {
            let kind = match *path {
                "styles.xml" => "styles",
                "numbering.xml" => "numbering",
                "settings.xml" => "settings",
                path if path.starts_with("theme") => "theme",
                path if path.starts_with("footer") => "footer",
                path if path.starts_with("header") => "header",
                _ => "image",
            };
            (format!("rId{}", index + 1), kind, *path)
        })
        .collect();
    let list: Vec<(&str, &str, &str)> =
        kinds.iter().map(|(id, kind, path)| (id.as_str(), *kind, *path)).collect();
    let own = relationships(&list);
    let paths: Vec<String> = others.iter().map(|(path, _)| format!("word/{path}")).collect();
    let mut entries: Vec<(&str, &[u8])> = vec![
        ("_rels/.rels", root.as_bytes()),
        ("word/document.xml", document.as_bytes()),
        ("word/_rels/document.xml.rels", own.as_bytes()),
    ];
    entries.extend(paths.iter().zip(others).map(|(path, (_, bytes))| (path.as_str(), *bytes)));
    zip(&entries, CompressionMethod::Deflated)
}

/// A main part with this body.
pub(crate) fn document(body: &str) -> String {
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"#
    )
}

/// A DOCX with this body and nothing else.
pub(crate) fn bare(body: &str) -> Vec<u8> {
    package(&document(body), &[])
}

/// A part with this root element.
pub(crate) fn part(root: &str, content: &str) -> String {
    format!("<w:{root} {NAMESPACES}>{content}</w:{root}>")
}

/// A paragraph.
pub(crate) fn paragraph(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}
