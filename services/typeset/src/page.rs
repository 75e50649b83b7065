//! Pages: runs of glyphs, rules and images, in millimetres from the top left of the sheet, y downwards.

use fawen_domain::paper::Align;

use crate::FontId;

/// The pages of a paper.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Pages {
    /// The pages in order.
    pub pages: Vec<Page>,
    /// Where headings and annexes stand, for bookmarks, in the order of the paper.
    pub outline: Vec<Bookmark>,
    /// What was chosen so that the paper fits; a writer that flows text has to choose the same.
    pub fitted: Fitted,
}

/// What the layout chose where the standard leaves it open or lets it be adjusted.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Fitted {
    /// Distance of lines of the whole paper, in twentieths of a point (7.3.5.5: 调整行距).
    pub pitch: u16,
    /// The mark (发文机关标志, 7.2.4).
    pub mark: FittedMark,
    /// Whether the main recipients were moved to the imprint, so that page 1 shows text (7.3.2).
    pub recipients_in_imprint: bool,
    /// The tables in the order of the paper: text, closing, attached document, annexes.
    pub tables: Vec<FittedTable>,
}

/// How the mark is set.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct FittedMark {
    /// Its lines: the names of a joint paper, one name in two lines when it is very long.
    pub lines: Vec<String>,
    /// What stands to the right of the lines, in the middle of their height: `文件` of joint papers.
    pub aside: String,
    /// Size in points.
    pub size: f64,
    /// Horizontal scale.
    pub stretch: f64,
    /// Distance of two lines in millimetres.
    pub pitch: f64,
}

/// How a table is set.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct FittedTable {
    /// Widths of the columns in millimetres.
    pub widths: Vec<f64>,
    /// Where values stand that leave it to the table, column by column.
    pub aligns: Vec<Align>,
    /// Size of its type in points.
    pub size: f64,
    /// Whether it stands on pages of its own with the sheet turned (clause 8).
    pub turned: bool,
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
    /// Whether its text is read with the sheet turned clockwise by a quarter (横排表格, clause 8).
    ///
    /// The sheet stays upright here: its page number stands where it stands on every page, and the
    /// runs of the table are [`Run::turned`], with the head of the table at the left edge: the
    /// binding side of odd pages, the cut side of even ones.
    pub turned: bool,
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
    /// Turned anticlockwise by a quarter around (`x`, `y`): the line runs up the sheet, the tops of
    /// its characters point to the left edge.
    pub turned: bool,
    /// How a word processor is made to break its line here, where it would break it elsewhere.
    pub nudge: Option<Nudge>,
}

/// What makes a word processor break a line where the pages do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Nudge {
    /// Extra tracking of the line, in twentieths of a point: what follows does not fit any more.
    pub tracking: i32,
    /// Whether the word that follows has to be set as Chinese, because a Latin one may not begin a line there.
    pub parted: bool,
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
