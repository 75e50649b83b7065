//! Sections: upright pages, and those of tables that are read with the sheet turned (clause 8).
//!
//! A paragraph that ends a section only names it here; the pass over the parts puts its properties there.
//! docx-rs would write footers of later sections with relationships that lead nowhere.

use docx_rs::Paragraph;
use fawen_domain::paper::Format;
use fawen_typeset::profile::sheet;

use super::{
    Piece,
    folio::{self, Footer},
    measure::twips,
    setting::Setting,
    style::id,
    tree::{Element, Node},
};

/// How a paragraph says which section it ends, in the place of a style.
const UPRIGHT: &str = "section:upright";
const TURNED: &str = "section:turned";

/// Pieces on pages of their own, turned.
pub(super) fn turned(setting: &Setting<'_>, pieces: Vec<Piece>) -> Vec<Piece> {
    setting.turns.set(true);
    let end = |name: &str| Piece::from(Paragraph::new().style(name));
    [end(UPRIGHT)].into_iter().chain(pieces).chain([end(TURNED)]).collect()
}

/// Between two turned sections there is no upright one.
pub(super) fn joined(pieces: Vec<Piece>) -> Vec<Piece> {
    let ends = |piece: Option<&Piece>, name: &str| {
        let style = piece.and_then(|piece| match piece {
            Piece::Paragraph(paragraph) => paragraph.property.style.as_ref(),
            Piece::Table(_) => None,
        });
        style.is_some_and(|style| style.val == name)
    };
    let mut joined: Vec<Piece> = Vec::with_capacity(pieces.len());
    for piece in pieces {
        if !(ends(Some(&piece), UPRIGHT) && ends(joined.last(), TURNED)) {
            joined.push(piece);
        }
    }
    joined
}

/// Puts the properties of its section into those of a paragraph that ends one.
pub(super) fn end(properties: &mut Element, setting: &Setting<'_>) {
    let Some(style) = properties.elements_mut().find(|child| child.name == "w:pStyle") else {
        return;
    };
    let turned = match style.get("w:val") {
        Some(UPRIGHT) => false,
        Some(TURNED) => true,
        _ => return,
    };
    style.set("w:val", id::SECTION);
    properties.children.push(Node::Element(self::properties(setting, turned)));
}

/// The properties of a section.
pub(super) fn properties(setting: &Setting<'_>, turned: bool) -> Element {
    let letter = setting.paper.format == Format::Letter;
    let footers = folio::used(letter, turned).into_iter().map(Footer::reference);
    let profile = setting.profile;
    let (right, bottom) = (sheet::WIDTH - profile.right(), sheet::HEIGHT - profile.bottom());
    let edge = folio::FROM_EDGE;
    // Turned clockwise: the left edge of the sheet is above, its foot at the left.
    let (width, height, margins) = if turned {
        (sheet::HEIGHT, sheet::WIDTH, [profile.left, profile.top, right, bottom])
    } else {
        (sheet::WIDTH, sheet::HEIGHT, [profile.top, right, bottom, profile.left])
    };
    let number = |length: f64| twips(length).to_string();
    let mut size = Element::new("w:pgSz").with("w:w", &number(width)).with("w:h", &number(height));
    if turned {
        size.set("w:orient", "landscape");
    }
    let [top, right, bottom, left] = margins.map(number);
    let mut margins = Element::new("w:pgMar");
    for (key, value) in [
        ("w:top", top),
        ("w:right", right),
        ("w:bottom", bottom),
        ("w:left", left),
        ("w:header", "0".to_owned()),
        ("w:footer", if turned { "0".to_owned() } else { number(edge) }),
        ("w:gutter", "0".to_owned()),
    ] {
        margins.set(key, &value);
    }
    let kind = Element::new("w:type").with("w:val", "nextPage");
    let first = letter.then(|| Element::new("w:titlePg"));
    // Of the profile, so that whole lines fill the page: LibreOffice moves a grid that does not to its middle.
    let pitch = ((setting.profile.pitch * 20.0).round() as i32).to_string();
    let grid = Element::new("w:docGrid").with("w:type", "lines").with("w:linePitch", &pitch);
    let children = footers.chain([kind, size, margins]).chain(first).chain([grid]);
    Element::new("w:sectPr").holding(children)
}
