//! The parts of the file, put together.

use docx_rs::{BuildXML as _, Document};
use fawen_domain::paper::Format;

use super::{
    Piece, body, core,
    folio::{self, Footer},
    mend,
    package::{Package, Relation},
    picture::Media,
    section,
    setting::Setting,
    settings, style,
    tree::{self, Element, Node},
};
use crate::{Meta, RenderError};

/// The finished file.
pub(super) fn bytes(
    pieces: &[Piece],
    setting: &Setting<'_>,
    meta: &Meta,
) -> Result<Vec<u8>, RenderError> {
    let document = document(pieces, setting)?;
    let mut styles = tree::read(&style::part(setting).build())?;
    mend::styles(&mut styles, setting);
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

/// The names that docx-rs declares, around the body.
fn document(pieces: &[Piece], setting: &Setting<'_>) -> Result<Element, RenderError> {
    let mut document = tree::read(&Document::new().build())?;
    let body = Node::Written(body::of(setting, pieces)?);
    let section = Node::Element(section::properties(setting, false));
    document.children =
        vec![Node::Element(Element { children: vec![body, section], ..Element::new("w:body") })];
    Ok(document)
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
