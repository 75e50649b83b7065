//! Sections: sheet, margins, grid, and which footers they have.

use crate::xml::Element;

/// A section. Lengths are in twips.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Section {
    pub(crate) width: i32,
    pub(crate) height: i32,
    pub(crate) top: i32,
    pub(crate) bottom: i32,
    pub(crate) left: i32,
    pub(crate) right: i32,
    pub(crate) gutter: i32,
    pub(crate) footer: i32,
    pub(crate) grid: Option<Grid>,
    /// Whether the first page has footers of its own.
    pub(crate) title_page: bool,
    /// Footers by their kind (`default`, `first`, `even`): path of the part.
    pub(crate) footers: Vec<(String, String)>,
    /// Headers by their kind.
    pub(crate) headers: Vec<(String, String)>,
    /// Whether it goes on upon the page of the one before.
    pub(crate) continuous: bool,
}

/// The grid of a section (文档网格).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Grid {
    /// Whether lines keep to it.
    pub(crate) lines: bool,
    /// Whether characters do.
    pub(crate) characters: bool,
    /// In twips.
    pub(crate) pitch: Option<i32>,
    /// Added to each character, in 4096ths of a point.
    pub(crate) space: i32,
}

impl Section {
    /// Reads `w:sectPr`; `path` finds the part of a relationship.
    pub(super) fn read(element: Element<'_>, path: &dyn Fn(&str) -> Option<String>) -> Self {
        let child = |name: &str, key: &str| element.child(name).and_then(|e| e.number(key));
        let length = |name, key, otherwise| child(name, key).unwrap_or(otherwise);
        let parts = |kind| {
            let references = element.elements().filter(move |e| e.name() == kind);
            let part = |reference: Element<'_>| {
                let kind = reference.get("w:type").unwrap_or("default").to_owned();
                Some((kind, path(reference.get("r:id")?)?))
            };
            references.filter_map(part).take(8).collect()
        };
        Self {
            // What Word takes where nothing is said: US Letter, one inch.
            width: length("w:pgSz", "w:w", 12_240),
            height: length("w:pgSz", "w:h", 15_840),
            top: length("w:pgMar", "w:top", 1440).saturating_abs(),
            bottom: length("w:pgMar", "w:bottom", 1440).saturating_abs(),
            left: length("w:pgMar", "w:left", 1440),
            right: length("w:pgMar", "w:right", 1440),
            gutter: length("w:pgMar", "w:gutter", 0),
            footer: length("w:pgMar", "w:footer", 720),
            grid: element.child("w:docGrid").map(Grid::read),
            title_page: element.switch("w:titlePg").unwrap_or(false),
            footers: parts("w:footerReference"),
            headers: parts("w:headerReference"),
            continuous: element.child("w:type").and_then(Element::val) == Some("continuous"),
        }
    }

    /// Whether the sheet lies on its side.
    pub(crate) const fn is_landscape(&self) -> bool {
        self.width > self.height
    }

    /// Footers that it does not name are those of the section before.
    pub(super) fn inherit(&mut self, before: &Self) {
        for (mine, theirs) in
            [(&mut self.footers, &before.footers), (&mut self.headers, &before.headers)]
        {
            for (kind, path) in theirs {
                if !mine.iter().any(|(own, _)| own == kind) {
                    mine.push((kind.clone(), path.clone()));
                }
            }
        }
    }
}

impl Grid {
    fn read(element: Element<'_>) -> Self {
        let kind = element.get("w:type").unwrap_or("default");
        let characters = matches!(kind, "linesAndChars" | "snapToChars");
        Self {
            lines: characters || kind == "lines",
            characters,
            pitch: element.number("w:linePitch"),
            space: element.get("w:charSpace").and_then(signed).unwrap_or(0),
        }
    }
}

/// Some writers put a negative number as the unsigned one of the same bits.
fn signed(text: &str) -> Option<i32> {
    let number: i64 = text.trim().parse().ok()?;
    let wrapped =
        if number > i64::from(i32::MAX) { number.saturating_sub(1_i64 << 32) } else { number };
    i32::try_from(wrapped).ok()
}
