//! What kind of Office file a ZIP is, and whether something in it acts by itself.

use crate::{
    article::{self, Article},
    docx,
    error::Refused,
    package::Package,
    xml,
};

/// An Office file (OOXML), opened as if it were hostile.
#[derive(Debug)]
pub struct Office {
    /// What it is.
    pub kind: Kind,
    /// The part that holds programs (宏), if there is one.
    pub macros: Option<String>,
    /// A template that would be fetched from the network when the file is opened.
    pub remote_template: Option<String>,
}

/// Kinds of Office files.
#[derive(Debug)]
pub enum Kind {
    /// A text (.docx), read as an article.
    Word(Box<Article>),
    /// A sheet (.xlsx).
    Excel,
    /// Slides (.pptx): width and height in points, where the file says them.
    Slides(Option<(u32, u32)>),
    /// A ZIP that is no Office file.
    Other,
}

/// Opens a ZIP.
///
/// # Errors
/// [`Refused`] when it is broken, encrypted or not safe to unpack.
pub fn open(bytes: &[u8]) -> Result<Office, Refused> {
    let mut package = Package::open(bytes)?;
    let macros = package.paths().find(|path| path.ends_with("vbaproject.bin")).map(str::to_owned);
    let kind = if package.has("xl/workbook.xml") || package.has("xl/workbook.bin") {
        Kind::Excel
    } else if package.has("ppt/presentation.xml") {
        Kind::Slides(slide_size(&mut package)?)
    } else if package.has("[Content_Types].xml") || package.has("word/document.xml") {
        Kind::Word(Box::new(article::of(&docx::read(bytes)?)))
    } else {
        Kind::Other
    };
    let remote_template = remote_template(&mut package)?;
    Ok(Office { kind, macros, remote_template })
}

/// The size of the slides; the file has it in EMU, 12,700 to a point.
fn slide_size(package: &mut Package<'_>) -> Result<Option<(u32, u32)>, Refused> {
    let path = "ppt/presentation.xml";
    let tree = xml::read(path, &package.needed(path)?)?;
    let sizes = |element: xml::Element<'_>| {
        let side = |key| element.number(key).and_then(|emu| u32::try_from(emu).ok());
        Some((side("cx")? / 12_700, side("cy")? / 12_700))
    };
    let named = |element: &xml::Element<'_>| element.name().ends_with("sldSz");
    Ok(tree.root().elements().find(named).and_then(sizes))
}

/// Templates on a disk are usual; one that is fetched from elsewhere can bring programs with it.
fn remote_template(package: &mut Package<'_>) -> Result<Option<String>, Refused> {
    let path = "word/_rels/settings.xml.rels";
    let Some(bytes) = package.part(path)? else {
        return Ok(None);
    };
    let tree = xml::read(path, &bytes)?;
    let target = |element: xml::Element<'_>| {
        let kind = element.get("Type").is_some_and(|kind| kind.ends_with("/attachedTemplate"));
        let target = element.get("Target").filter(|_| kind)?;
        let scheme = target.split(':').next().unwrap_or_default().to_lowercase();
        let afar = matches!(scheme.as_str(), "http" | "https" | "ftp")
            || target.starts_with("\\\\")
            || target.starts_with("//");
        afar.then(|| target.chars().take(200).collect())
    };
    Ok(tree.root().elements().find_map(target))
}
