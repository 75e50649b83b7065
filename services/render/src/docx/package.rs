//! The package: its parts, their kinds and their relations, zipped the same way every time.

use std::io::{Cursor, Write as _};

use zip::{CompressionMethod, DateTime, ZipWriter, write::SimpleFileOptions};

use super::tree::{self, Element};
use crate::RenderError;

const TYPES: &str = "http://schemas.openxmlformats.org/package/2006/content-types";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const CORE: &str =
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// A relation of the document to another part.
pub(super) struct Relation {
    pub(super) id: String,
    /// The last word of its type: `styles`, `footer`, `image`.
    pub(super) kind: &'static str,
    pub(super) target: String,
}

/// A package being written.
pub(super) struct Package {
    zip: ZipWriter<Cursor<Vec<u8>>>,
}

impl Package {
    /// Begins with what a reader looks for first.
    pub(super) fn new(relations: &[Relation]) -> Result<Self, RenderError> {
        let mut package = Self { zip: ZipWriter::new(Cursor::new(Vec::new())) };
        package.part("[Content_Types].xml", &types(relations))?;
        package.part("_rels/.rels", &root())?;
        package.part("word/_rels/document.xml.rels", &document(relations))?;
        Ok(package)
    }

    pub(super) fn part(&mut self, path: &str, part: &Element) -> Result<(), RenderError> {
        self.file(path, tree::write(part).as_bytes())
    }

    /// Adds a file, deflated, with the earliest date a ZIP knows.
    pub(super) fn file(&mut self, path: &str, bytes: &[u8]) -> Result<(), RenderError> {
        /// Readying a compressor for a short part takes longer than all else that is done for it.
        const SHORT: usize = 2_000;
        let packed = path.starts_with("word/media/");
        let method = if packed || bytes.len() < SHORT {
            CompressionMethod::Stored
        } else {
            CompressionMethod::Deflated
        };
        let options = SimpleFileOptions::default()
            .compression_method(method)
            .last_modified_time(DateTime::DEFAULT)
            .unix_permissions(0o644);
        self.zip.start_file(path, options).map_err(broken)?;
        self.zip.write_all(bytes).map_err(broken)
    }

    pub(super) fn finish(self) -> Result<Vec<u8>, RenderError> {
        Ok(self.zip.finish().map_err(broken)?.into_inner())
    }
}

fn types(relations: &[Relation]) -> Element {
    let default = |extension: &str, kind: &str| {
        Element::new("Default").with("Extension", extension).with("ContentType", kind)
    };
    let part = |path: &str, kind: &str| {
        Element::new("Override").with("PartName", path).with("ContentType", kind)
    };
    let word = |relation: &Relation| {
        let kind = format!("{WORD}.{}+xml", relation.kind);
        part(&format!("/word/{}", relation.target), &kind)
    };
    let parts = relations.iter().filter(|relation| relation.kind != "image").map(word);
    let core = "application/vnd.openxmlformats-package.core-properties+xml";
    let app = "application/vnd.openxmlformats-officedocument.extended-properties+xml";
    let relationships = "application/vnd.openxmlformats-package.relationships+xml";
    Element::new("Types").with("xmlns", TYPES).holding(
        [
            default("rels", relationships),
            default("xml", "application/xml"),
            default("png", "image/png"),
            default("jpeg", "image/jpeg"),
            part("/word/document.xml", &format!("{WORD}.document.main+xml")),
            part("/docProps/core.xml", core),
            part("/docProps/app.xml", app),
        ]
        .into_iter()
        .chain(parts),
    )
}

fn relation(id: &str, kind: &str, target: &str) -> Element {
    Element::new("Relationship").with("Id", id).with("Type", kind).with("Target", target)
}

fn root() -> Element {
    Element::new("Relationships").with("xmlns", PACKAGE).holding([
        relation("rId1", &format!("{OFFICE}/officeDocument"), "word/document.xml"),
        relation("rId2", CORE, "docProps/core.xml"),
        relation("rId3", &format!("{OFFICE}/extended-properties"), "docProps/app.xml"),
    ])
}

fn document(relations: &[Relation]) -> Element {
    let one = |one: &Relation| relation(&one.id, &format!("{OFFICE}/{}", one.kind), &one.target);
    Element::new("Relationships").with("xmlns", PACKAGE).holding(relations.iter().map(one))
}

fn broken(error: impl std::fmt::Display) -> RenderError {
    RenderError::Write { format: "DOCX", reason: error.to_string() }
}
