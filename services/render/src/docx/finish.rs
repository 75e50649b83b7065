//! The pass over the parts of docx-rs, and what it does not write.

use docx_rs::{BuildXML as _, Document};
use fawen_domain::paper::Format;

use super::{
    core,
    folio::{self, Footer},
    measure::tracking,
    order,
    package::{Package, Relation},
    picture::Media,
    run, section,
    setting::Setting,
    settings,
    style::{self, id},
    tree::{self, Element, Node},
};
use crate::{Meta, RenderError};

/// The finished file.
pub(super) fn bytes(
    document: &Document,
    setting: &Setting<'_>,
    meta: &Meta,
) -> Result<Vec<u8>, RenderError> {
    let mut document = tree::read(&document.build())?;
    mend_document(&mut document, setting);
    let mut styles = tree::read(&style::part(setting).build())?;
    mend_styles(&mut styles, setting);
    let footers = folio::all(setting.paper.format == Format::Letter, setting.turns.get());
    let media = setting.drawings.media();
    let mut package = Package::new(&relations(&footers, &media))?;
    package.part("docProps/core.xml", &core::part(meta))?;
    package.part("docProps/app.xml", &application())?;
    package.part("word/document.xml", &document)?;
    package.part("word/styles.xml", &styles)?;
    package.part("word/settings.xml", &settings::part())?;
    package.part("word/fontTable.xml", &settings::faces())?;
    for footer in footers {
        package.part(&format!("word/{}", footer.name()), &footer.part(setting.profile))?;
    }
    for (_, file) in media {
        package.file(&format!("word/media/{}", file.name), &file.bytes)?;
    }
    package.finish()
}

fn relations(footers: &[Footer], media: &[(String, Media)]) -> Vec<Relation> {
    let fixed = [
        ("rId1", "styles", "styles.xml"),
        ("rId2", "settings", "settings.xml"),
        ("rId3", "fontTable", "fontTable.xml"),
    ];
    let fixed = fixed.map(|(id, kind, target)| Relation {
        id: id.to_owned(),
        kind,
        target: target.to_owned(),
    });
    let footers = footers.iter().map(|footer| Relation {
        id: footer.relation(),
        kind: "footer",
        target: footer.name(),
    });
    let media = media.iter().map(|(id, file)| Relation {
        id: id.clone(),
        kind: "image",
        target: format!("media/{}", file.name),
    });
    fixed.into_iter().chain(footers).chain(media).collect()
}

fn application() -> Element {
    let name = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";
    let maker = Element::text("Application", "Fawen");
    Element::new("Properties").with("xmlns", name).holding([maker])
}

/// Sections, drawings, repeated heads of tables, indents in characters; all in the order of the schema.
fn mend_document(document: &mut Element, setting: &Setting<'_>) {
    let first = style::first_line(setting).to_string();
    if let Some(body) = document.elements_mut().find(|element| element.name == "w:body") {
        body.children.retain(|node| !matches!(node, Node::Element(e) if e.name == "w:sectPr"));
        body.children.push(Node::Element(section::properties(setting, false)));
    }
    document.walk(&|element| {
        match element.name.as_str() {
            "w:p" => {
                // Drawn from a counter of the process: same paper, other bytes.
                element.attributes.retain(|(key, _)| key != "w14:paraId");
                section::end(element, setting);
            }
            "w:r" => drawing(element, setting),
            "w:rPr" => language(element),
            "w:ind" => indent(element, &first),
            "w:tr" => head_row(element),
            "w:gridCol" => element.attributes.retain(|(key, _)| key == "w:w"),
            _ => {}
        }
        order::sort(element);
    });
}

fn mend_styles(styles: &mut Element, setting: &Setting<'_>) {
    let first = style::first_line(setting).to_string();
    only_our_normal(styles);
    styles.walk(&|element| {
        match element.name.as_str() {
            "w:ind" => indent(element, &first),
            "w:style" if element.get("w:styleId") == Some(id::NORMAL) => normal(element, setting),
            _ => {}
        }
        order::sort(element);
    });
}

/// A run that stands for a drawing.
fn drawing(run: &mut Element, setting: &Setting<'_>) {
    if let Some(drawing) = setting.drawings.of_run(run) {
        run.children = vec![Node::Element(drawing)];
    }
}

/// A run that is set as Chinese.
fn language(properties: &mut Element) {
    let marks =
        |node: &Node| matches!(node, Node::Element(e) if e.get("w:val") == Some(run::CHINESE));
    if properties.children.iter().any(marks) {
        properties.children.retain(|node| !marks(node));
        let language = Element::new("w:lang").with("w:val", "zh-CN").with("w:eastAsia", "zh-CN");
        properties.children.push(Node::Element(language));
    }
}

/// A first line of two characters is said in characters, so that it follows the size of type.
fn indent(element: &mut Element, first: &str) {
    if element.get("w:firstLine") == Some(first) {
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

/// The text's style: the default of its kind, tracking for 28 characters a line, 避头尾 on, room between
/// Chinese and Latin as on the pages, lines of their own height off the grid, which they have by themselves.
///
/// `overflowPunct` is on: LibreOffice reads it the wrong way round, and loses marks that hang; see
/// docs/libreoffice.md.
fn normal(style: &mut Element, setting: &Setting<'_>) {
    style.set("w:default", "1");
    if let Some(run) = style.child("w:rPr") {
        let tracking = tracking(setting.profile).to_string();
        run.children.push(Node::Element(Element::new("w:spacing").with("w:val", &tracking)));
        let language = Element::new("w:lang").with("w:val", "en-US").with("w:eastAsia", "zh-CN");
        run.children.push(Node::Element(language));
    }
    if let Some(paragraph) = style.child("w:pPr") {
        for (name, value) in [
            ("w:widowControl", "0"),
            ("w:kinsoku", "1"),
            ("w:overflowPunct", "1"),
            ("w:autoSpaceDE", "1"),
            ("w:autoSpaceDN", "1"),
            ("w:snapToGrid", "0"),
        ] {
            paragraph.children.push(Node::Element(Element::new(name).with("w:val", value)));
        }
    }
}
