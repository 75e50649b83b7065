//! Pages: runs of glyphs, rules and images, in millimetres from the top left of the sheet, y downwards.

use crate::FontId;

/// The pages of a paper.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Pages {
    /// The pages in order.
    pub pages: Vec<Page>,
    /// Where headings and annexes stand, for bookmarks, in the order of the paper.
    pub outline: Vec<Bookmark>,
}

/// A place that a reader may want to jump to.
#[derive(Debug, Clone, PartialEq)]
pub struct Bookmark {
    /// The title, heading or label and title of an annex, as printed.
    pub title: String,
    /// 0 for the paper, attached documents and annexes; 1 to 4 for headings below them.
    pub level: u8,
    /// On which page, from 0.
    pub page: usize,
    /// Top of its line, from the top of the sheet.
    pub y: f64,
}

impl Pages {
    /// Everything printed, in reading order, without page numbers and repeated heads of tables.
    #[must_use]
    pub fn text(&self) -> String {
        let runs = self.pages.iter().flat_map(|page| &page.items);
        runs.filter_map(|item| match item {
            Item::Run(run) => Some(run),
            Item::Rule(_) | Item::Image(_) => None,
        })
        .filter(|run| !run.extra)
        .flat_map(|run| run.glyphs.iter().map(|glyph| glyph.text))
        .collect()
    }
}

/// One side of a sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
    /// What stands on it, in the order of painting.
    pub items: Vec<Item>,
}

/// One thing on a page.
#[derive(Debug, Clone, PartialEq)]
pub enum Item {
    /// Glyphs on one baseline.
    Run(Run),
    /// A straight rule.
    Rule(Rule),
    /// A picture.
    Image(Image),
}

impl Item {
    /// The same thing, printed besides the paper's text.
    #[must_use]
    pub fn extra(mut self) -> Self {
        if let Self::Run(run) = &mut self {
            run.extra = true;
        }
        self
    }

    /// The same thing, moved.
    #[must_use]
    pub fn moved(mut self, dx: f64, dy: f64) -> Self {
        match &mut self {
            Self::Run(run) => {
                run.x += dx;
                run.y += dy;
            }
            Self::Rule(rule) => {
                rule.x0 += dx;
                rule.x1 += dx;
                rule.y0 += dy;
                rule.y1 += dy;
            }
            Self::Image(image) => {
                image.x += dx;
                image.y += dy;
            }
        }
        self
    }
}

/// Glyphs of one font and size on one baseline.
#[derive(Debug, Clone, PartialEq)]
pub struct Run {
    /// Which font.
    pub font: FontId,
    /// Size in points.
    pub size: f64,
    /// Horizontal scale; 1 unless a mark is condensed.
    pub stretch: f64,
    /// Colour.
    pub colour: Colour,
    /// Left end.
    pub x: f64,
    /// Baseline.
    pub y: f64,
    /// The glyphs.
    pub glyphs: Vec<Glyph>,
    /// Printed besides the paper's text: page numbers, repeated heads of tables.
    pub extra: bool,
}

/// A glyph, where it stands, and the character behind it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Glyph {
    /// Index of the glyph in its font.
    pub id: u16,
    /// Origin, from the left end of the run.
    pub x: f64,
    /// How far the line moves on, after justification.
    pub advance: f64,
    /// The character.
    pub text: char,
}

/// A straight rule from one point to another.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rule {
    /// Left or upper end.
    pub x0: f64,
    /// Left or upper end.
    pub y0: f64,
    /// Right or lower end.
    pub x1: f64,
    /// Right or lower end.
    pub y1: f64,
    /// Thickness; the two points lie in its middle.
    pub thickness: f64,
    /// Colour.
    pub colour: Colour,
}

impl Rule {
    /// A black or red horizontal rule.
    #[must_use]
    pub const fn across(x: f64, y: f64, width: f64, thickness: f64, colour: Colour) -> Item {
        Item::Rule(Self { x0: x, y0: y, x1: x + width, y1: y, thickness, colour })
    }

    /// A black vertical rule.
    #[must_use]
    pub const fn down(x: f64, y: f64, height: f64, thickness: f64) -> Item {
        Item::Rule(Self { x0: x, y0: y, x1: x, y1: y + height, thickness, colour: Colour::Black })
    }
}

/// The place of a picture.
#[derive(Debug, Clone, PartialEq)]
pub struct Image {
    /// SHA-256 of the file, in hexadecimal.
    pub sha256: String,
    /// Left edge.
    pub x: f64,
    /// Upper edge.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

/// The two inks of an official paper (GB/T 9704-2012 5.2.4, 6.2).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Colour {
    /// Everything unless stated otherwise.
    #[default]
    Black,
    /// The mark, its rules, and seals.
    Red,
}
