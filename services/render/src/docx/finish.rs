//! The pass over the parts of docx-rs, and the package.

use std::io::{Cursor, Write as _};

use docx_rs::XMLDocx;
use zip::{CompressionMethod, DateTime, ZipWriter, write::SimpleFileOptions};

use super::{
    order,
    style::{self, id},
    tree::{self, Element, Node},
};
use crate::{Meta, RenderError};

/// The finished file.
pub(super) fn bytes(parts: XMLDocx, meta: &Meta) -> Result<Vec<u8>, RenderError> {
    let mut package = Package { zip: ZipWriter::new(Cursor::new(Vec::new())) };
    package.put("[Content_Types].xml", &parts.content_type)?;
    package.put("_rels/.rels", &parts.rels)?;
    package.put("docProps/app.xml", &parts.doc_props.app)?;
    package.put("docProps/core.xml", &core(meta)?)?;
    package.put("docProps/custom.xml", &parts.doc_props.custom)?;
    package.put("word/_rels/document.xml.rels", &parts.document_rels)?;
    package.put("word/document.xml", &mended(&parts.document)?)?;
    package.put("word/styles.xml", &mended(&parts.styles)?)?;
    package.put("word/settings.xml", &mended(&parts.settings)?)?;
    package.put("word/fontTable.xml", &parts.font_table)?;
    package.put("word/comments.xml", &parts.comments)?;
    package.put("word/numbering.xml", &parts.numberings)?;
    package.put("word/commentsExtended.xml", &parts.comments_extended)?;
    package.put("word/footnotes.xml", &parts.footnotes)?;
    for (number, footer) in (1..).zip(&parts.footers) {
        package.put(&format!("word/footer{number}.xml"), &mended(footer)?)?;
    }
    for (number, rels) in (1..).zip(&parts.footer_rels) {
        package.put(&format!("word/_rels/footer{number}.xml.rels"), rels)?;
    }
    let done = package.zip.finish().map_err(broken)?;
    Ok(done.into_inner())
}

struct Package {
    zip: ZipWriter<Cursor<Vec<u8>>>,
}

impl Package {
    /// Adds a part, deflated, with the earliest date a ZIP knows.
    fn put(&mut self, path: &str, part: &[u8]) -> Result<(), RenderError> {
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(DateTime::DEFAULT)
            .unix_permissions(0o644);
        self.zip.start_file(path, options).map_err(broken)?;
        self.zip.write_all(part).map_err(broken)
    }
}

/// A part with what docx-rs leaves out, in the order of the schema.
fn mended(part: &[u8]) -> Result<Vec<u8>, RenderError> {
    let mut root = tree::read(part)?;
    root.walk(&|element| {
        // Drawn from a counter of the process: same paper, other bytes.
        element.attributes.retain(|(key, _)| key != "w14:paraId");
        match element.name.as_str() {
            "w:ind" => indent(element),
            "w:tr" => head_row(element),
            "w:styles" => only_our_normal(element),
            "w:gridCol" => element.attributes.retain(|(key, _)| key == "w:w"),
            "w:style" if element.get("w:styleId") == Some(id::NORMAL) => normal(element),
            _ => {}
        }
        order::sort(element);
    });
    tree::write(&root)
}

/// A first line of two characters is said in characters, so that it follows the size of type.
fn indent(element: &mut Element) {
    if element.get("w:firstLine") == Some("640") {
        element.set("w:firstLineChars", "200");
    }
}

/// A row of the table's head is repeated on every page.
fn head_row(row: &mut Element) {
    let head = row
        .any(&|element| element.name == "w:pStyle" && element.get("w:val") == Some(id::TABLE_HEAD));
    if head && let Some(properties) = row.child("w:trPr") {
        properties.children.push(Node::Element(Element::new("w:tblHeader")));
    }
}

/// docx-rs always writes a bare Normal first; a style must not be there twice.
fn only_our_normal(styles: &mut Element) {
    let is_normal = |node: &Node| matches!(node, Node::Element(style) if style.get("w:styleId") == Some(id::NORMAL));
    let ours = styles.children.iter().rposition(is_normal);
    let mut index = 0;
    styles.children.retain(|node| {
        index += 1;
        !is_normal(node) || Some(index - 1) == ours
    });
}

/// The text's style: the default of its kind, tracking for 28 characters a line, 避头尾 on,
/// no room between Chinese and Latin, marks inside the type area.
fn normal(style: &mut Element) {
    style.set("w:default", "1");
    if let Some(run) = style.child("w:rPr") {
        let tracking = Element::new("w:spacing").with("w:val", &style::tracking());
        run.children.push(Node::Element(tracking));
    }
    if let Some(paragraph) = style.child("w:pPr") {
        for (name, value) in [
            ("w:kinsoku", "1"),
            ("w:overflowPunct", "0"),
            ("w:autoSpaceDE", "0"),
            ("w:autoSpaceDN", "0"),
            ("w:widowControl", "0"),
        ] {
            paragraph.children.push(Node::Element(Element::new(name).with("w:val", value)));
        }
    }
}

/// Title, number and issuer.
fn core(meta: &Meta) -> Result<Vec<u8>, RenderError> {
    let mut root = Element::new("cp:coreProperties")
        .with("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties")
        .with("xmlns:dc", "http://purl.org/dc/elements/1.1/");
    let values =
        [("dc:title", &meta.title), ("dc:subject", &meta.subject), ("dc:creator", &meta.author)];
    for (name, value) in values {
        let mut property = Element::new(name);
        property.children.push(Node::Text(value.clone()));
        root.children.push(Node::Element(property));
    }
    tree::write(&root)
}

fn broken(error: impl std::fmt::Display) -> RenderError {
    RenderError::Write { format: "DOCX", reason: error.to_string() }
}
