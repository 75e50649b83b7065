//! DOCX (OOXML): from a package to a manuscript.

mod drawing;
mod field;
mod flow;
pub(crate) mod format;
mod inline;
pub(crate) mod model;
mod numbering;
mod relationships;
pub(crate) mod section;
mod style;
pub(crate) mod table;
mod theme;

use self::{
    field::Fields,
    flow::{Flow, Parts},
    model::{Inline, Manuscript, Piece, Remark, RemarkKind},
    numbering::Numbering,
    relationships::Relationships,
    section::Section,
    style::Styles,
    theme::Theme,
};
use crate::{error::Refused, package::Package, xml};

/// Headers and footers that are looked at.
const MARGINALS: usize = 32;
/// Picture files that are taken.
const PICTURES: usize = 512;

/// Reads a DOCX.
pub(crate) fn read(bytes: &[u8]) -> Result<Manuscript, Refused> {
    let mut package = Package::open(bytes)?;
    let main = main_part(&mut package)?;
    let body = xml::read(&main, &package.needed(&main)?)?;
    let root = body.root();
    if root.name() != "w:document" {
        let reason = "不是 Word 文档的正文".to_owned();
        return Err(Refused::Part { part: main, at: 0, reason });
    }
    let relationships = Relationships::of(&mut package, &main)?;
    let mut manuscript = Manuscript::default();
    let mut reader = Reader::new(&mut package, &relationships)?;
    reader.body(root, &relationships, &mut manuscript)?;
    reader.marginals(&mut package, &mut manuscript)?;
    manuscript.even_and_odd = even_and_odd(&mut package, &relationships)?;
    manuscript.media = media(&mut package, &manuscript)?;
    if relationships.external > 0 {
        let quote = format!("{}处", relationships.external);
        manuscript.remarks.push(Remark { kind: RemarkKind::External, paragraph: 0, quote });
    }
    Ok(manuscript)
}

/// The path of the main part.
fn main_part(package: &mut Package<'_>) -> Result<String, Refused> {
    let roots = Relationships::of(package, "")?;
    if let Some(path) = roots.of_kind("officeDocument").filter(|path| package.has(path)) {
        return Ok(path.to_owned());
    }
    let usual = "word/document.xml";
    let other =
        [("xl/workbook.xml", " Excel 表格"), ("ppt/presentation.xml", " PowerPoint 演示文稿")];
    match other.iter().find(|(path, _)| package.has(path)) {
        _ if package.has(usual) => Ok(usual.to_owned()),
        Some((_, what)) => Err(Refused::OtherKind(what)),
        None if package.has("OFD.xml") => Err(Refused::OtherKind(" OFD")),
        None => Err(Refused::MissingPart(usual.to_owned())),
    }
}

/// What the flows of all parts share.
struct Reader {
    parts: Parts,
    numbering: Numbering,
    count: u32,
}

impl Reader {
    fn new(package: &mut Package<'_>, relationships: &Relationships) -> Result<Self, Refused> {
        let mut tree = |kind: &str| -> Result<Option<xml::Tree>, Refused> {
            let Some(path) = relationships.of_kind(kind) else { return Ok(None) };
            let Some(bytes) = package.part(path)? else { return Ok(None) };
            xml::read(path, &bytes).map(Some)
        };
        let theme = tree("theme")?.map(|tree| Theme::read(&tree)).unwrap_or_default();
        let empty = xml::Tree::default();
        let styles = Styles::read(tree("styles")?.as_ref().unwrap_or(&empty), &theme);
        let numbering = tree("numbering")?.map(|tree| Numbering::read(&tree, &theme));
        let parts = Parts { theme, styles };
        Ok(Self { parts, numbering: numbering.unwrap_or_default(), count: 0 })
    }

    fn flow<'f>(
        &'f mut self,
        relationships: &'f Relationships,
        remarks: &'f mut Vec<Remark>,
    ) -> Flow<'f> {
        Flow {
            parts: &self.parts,
            numbering: &mut self.numbering,
            relationships,
            remarks,
            count: self.count,
            section: 0,
            sections: Vec::new(),
            fields: Fields::default(),
            overflow: false,
        }
    }

    fn body(
        &mut self,
        root: xml::Element<'_>,
        relationships: &Relationships,
        manuscript: &mut Manuscript,
    ) -> Result<(), Refused> {
        let cyclic = std::mem::take(&mut self.parts.styles.cyclic);
        let remark = |quote| Remark { kind: RemarkKind::StyleCycle, paragraph: 0, quote };
        manuscript.remarks.extend(cyclic.into_iter().take(3).map(remark));
        let mut flow = self.flow(relationships, &mut manuscript.remarks);
        let pieces = root.child("w:body").map(|body| flow.pieces(body)).unwrap_or_default();
        let (count, overflow) = (flow.count, flow.overflow);
        manuscript.sections = std::mem::take(&mut flow.sections);
        self.count = count;
        if overflow {
            return Err(Refused::TooLong { limit: flow::PARAGRAPHS });
        }
        manuscript.pieces = pieces;
        // A body without properties of its last section has those of Word.
        let last_section = manuscript.pieces.last().map(|piece| match piece {
            Piece::Paragraph(paragraph) => paragraph.section,
            Piece::Table(table) => table.section,
        });
        if last_section.is_none_or(|section| section >= manuscript.sections.len()) {
            let last = manuscript.sections.last().cloned();
            let empty = xml::Tree::default();
            let plain = || Section::read(empty.root(), &|_| None);
            manuscript.sections.push(last.unwrap_or_else(plain));
        }
        Ok(())
    }

    /// Headers and footers; each part once.
    fn marginals(
        &mut self,
        package: &mut Package<'_>,
        manuscript: &mut Manuscript,
    ) -> Result<(), Refused> {
        let paths = |of: fn(&Section) -> &Vec<(String, String)>| {
            let all = manuscript.sections.iter().flat_map(of).map(|(_, path)| path.clone());
            let mut paths: Vec<String> = all.collect();
            paths.sort();
            paths.dedup();
            paths.truncate(MARGINALS);
            paths
        };
        let (footers, headers) = (paths(|s| &s.footers), paths(|s| &s.headers));
        for path in footers {
            let pieces = self.marginal(package, &path, &mut manuscript.remarks)?;
            manuscript.footers.push((path, pieces));
        }
        for path in headers {
            let pieces = self.marginal(package, &path, &mut manuscript.remarks)?;
            manuscript.headers.push((path, pieces));
        }
        Ok(())
    }

    fn marginal(
        &mut self,
        package: &mut Package<'_>,
        path: &str,
        remarks: &mut Vec<Remark>,
    ) -> Result<Vec<Piece>, Refused> {
        let Some(bytes) = package.part(path)? else {
            return Ok(Vec::new());
        };
        let tree = xml::read(path, &bytes)?;
        let relationships = Relationships::of(package, path)?;
        let mut flow = self.flow(&relationships, remarks);
        Ok(flow.pieces(tree.root()))
    }
}

fn even_and_odd(package: &mut Package<'_>, relationships: &Relationships) -> Result<bool, Refused> {
    let Some(path) = relationships.of_kind("settings") else { return Ok(false) };
    let Some(bytes) = package.part(path)? else { return Ok(false) };
    let tree = xml::read(path, &bytes)?;
    Ok(tree.root().switch("w:evenAndOddHeaders").unwrap_or(false))
}

/// The files of the pictures in use, each once.
fn media(
    package: &mut Package<'_>,
    manuscript: &Manuscript,
) -> Result<Vec<(String, Vec<u8>)>, Refused> {
    let mut paths = Vec::new();
    pictures(&manuscript.pieces, &mut paths);
    paths.sort();
    paths.dedup();
    paths.truncate(PICTURES);
    let mut media = Vec::new();
    for path in paths {
        if let Some(bytes) = package.part(&path)? {
            media.push((path, bytes));
        }
    }
    Ok(media)
}

fn pictures(pieces: &[Piece], paths: &mut Vec<String>) {
    for piece in pieces {
        match piece {
            Piece::Paragraph(paragraph) => {
                for inline in &paragraph.inlines {
                    if let Inline::Picture(picture) = inline {
                        paths.extend(picture.path.clone());
                    }
                }
                for (pieces, _) in &paragraph.boxes {
                    pictures(pieces, paths);
                }
            }
            Piece::Table(table) => {
                let cells = table.rows.iter().flat_map(|row| &row.cells);
                cells.for_each(|cell| pictures(&cell.pieces, paths));
            }
        }
    }
}
