//! Page numbers in the footers (7.5): odd pages at the right, even ones at the left, one character in; on
//! turned pages where they stand on upright ones (clause 8).

use fawen_typeset::{
    Profile,
    profile::{distance, sheet},
};

use super::{measure::twips, style::id, tree::Element};

/// Foot of the number's line above the edge of the sheet, so that its dash is 7 mm below the type area.
pub(super) const FROM_EDGE: f64 = 24.4;

/// Width of a 4号 character: one in from the edge.
const SMALL: i32 = 280;

/// Height of the line of a number.
const LINE: i32 = 420;

/// Which page of a section.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Odd,
    Even,
    First,
}

/// A footer of an upright or turned section.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Footer {
    side: Side,
    turned: bool,
}

/// The footers of a section; a letter has none on its first page (10.1).
pub(super) fn used(letter: bool, turned: bool) -> Vec<Footer> {
    let sides = [Side::Odd, Side::Even].into_iter().chain(letter.then_some(Side::First));
    sides.map(|side| Footer { side, turned: turned && side != Side::First }).collect()
}

/// All footers of a document.
pub(super) fn all(letter: bool, turns: bool) -> Vec<Footer> {
    let turned = if turns { used(false, true) } else { Vec::new() };
    used(letter, false).into_iter().chain(turned).collect()
}

impl Footer {
    /// The name of its part.
    pub(super) fn name(self) -> String {
        let side = match self.side {
            Side::Odd => "odd",
            Side::Even => "even",
            Side::First => "first",
        };
        format!("footer-{side}{}.xml", if self.turned { "-turned" } else { "" })
    }

    /// The identifier of its relationship.
    pub(super) fn relation(self) -> String {
        format!("rId-{}", self.name().trim_end_matches(".xml"))
    }

    pub(super) fn reference(self) -> Element {
        let kind = match self.side {
            Side::Odd => "default",
            Side::Even => "even",
            Side::First => "first",
        };
        Element::new("w:footerReference").with("w:type", kind).with("r:id", &self.relation())
    }

    /// The part.
    pub(super) fn part(self, profile: &Profile) -> Element {
        let content = match self.side {
            Side::First => vec![empty()],
            side if self.turned => vec![frame(profile, side), empty()],
            Side::Odd => vec![number(&Place { right: SMALL, ..Place::default() }, "right")],
            Side::Even => vec![number(&Place { left: SMALL, ..Place::default() }, "left")],
        };
        Element::new("w:ftr").with("xmlns:w", MAIN).with("xmlns:r", RELATIONS).holding(content)
    }
}

const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

#[derive(Default)]
struct Place {
    left: i32,
    right: i32,
}

fn styled(children: impl IntoIterator<Item = Element>) -> Element {
    let style = Element::new("w:pStyle").with("w:val", id::FOLIO);
    Element::new("w:pPr").holding([style].into_iter().chain(children))
}

fn empty() -> Element {
    Element::new("w:p").holding([styled([])])
}

/// — 1 —
fn number(place: &Place, align: &str) -> Element {
    let (left, right) = (place.left.to_string(), place.right.to_string());
    let indent = Element::new("w:ind").with("w:left", &left).with("w:right", &right);
    let align = Element::new("w:jc").with("w:val", align);
    let run = |child: Element| {
        let font = Element::new("w:rFonts").with("w:hint", "eastAsia");
        Element::new("w:r").holding([Element::new("w:rPr").holding([font]), child])
    };
    let text = |text: &str| run(Element::text("w:t", text).with("xml:space", "preserve"));
    let field = |kind: &str| run(Element::new("w:fldChar").with("w:fldCharType", kind));
    let code = Element::text("w:instrText", "PAGE").with("xml:space", "preserve");
    Element::new("w:p").holding([
        styled([indent, align]),
        text("— "),
        field("begin"),
        run(code),
        field("separate"),
        text("1"),
        field("end"),
        text(" —"),
    ])
}

/// The number of a turned page: a table of one cell, its text turned clockwise, in the left margin.
fn frame(profile: &Profile, side: Side) -> Element {
    let (length, line) = (twips(profile.width), LINE);
    // The foot of the upright sheet is at the left.
    let dash = sheet::HEIGHT - profile.bottom() - distance::FOLIO;
    let x = twips(dash) - line / 2;
    let value = |name: &str, value: &str| Element::new(name).with("w:val", value);
    let width = |name: &str, width: i32| {
        Element::new(name).with("w:w", &width.to_string()).with("w:type", "dxa")
    };
    let position = Element::new("w:tblpPr")
        .with("w:horzAnchor", "page")
        .with("w:vertAnchor", "page")
        .with("w:tblpX", &x.to_string())
        .with("w:tblpY", &twips(profile.left).to_string());
    let margins = ["w:top", "w:left", "w:bottom", "w:right"].map(|side| width(side, 0));
    let properties = Element::new("w:tblPr").holding([
        position,
        width("w:tblW", line),
        Element::new("w:tblLayout").with("w:type", "fixed"),
        Element::new("w:tblCellMar").holding(margins),
    ]);
    let grid = Element::new("w:tblGrid")
        .holding([Element::new("w:gridCol").with("w:w", &line.to_string())]);
    let height = value("w:trHeight", &length.to_string()).with("w:hRule", "exact");
    let cell = Element::new("w:tcPr").holding([
        width("w:tcW", line),
        value("w:textDirection", "tbRl"),
        value("w:vAlign", "center"),
    ]);
    let number = match side {
        Side::Even => number(&Place { left: SMALL, ..Place::default() }, "left"),
        Side::Odd | Side::First => number(&Place { right: SMALL, ..Place::default() }, "right"),
    };
    let row = Element::new("w:tr").holding([
        Element::new("w:trPr").holding([height]),
        Element::new("w:tc").holding([cell, number]),
    ]);
    Element::new("w:tbl").holding([properties, grid, row])
}
