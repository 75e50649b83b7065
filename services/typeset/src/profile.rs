//! What the standard leaves open, and the numbers it fixes, in one table for PDF and DOCX.

mod file;

use serde::{Deserialize, Serialize};

pub use self::file::ProfileError;
use crate::font::RoleFiles;

/// Millimetres in a point.
pub const MM_PER_PT: f64 = 25.4 / 72.0;

/// A profile: lengths in millimetres, sizes of type in points.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Profile {
    /// White above the type area (天头), 5.2.1.
    pub top: f64,
    /// White to the left of the type area (订口), 5.2.1.
    pub left: f64,
    /// Width of the type area (版心), 5.2.1.
    pub width: f64,
    /// Height of the type area, 5.2.1.
    pub height: f64,
    /// How far the lines reach beyond the type area above and below, with nothing but their white.
    pub overhang: f64,
    /// Characters a line, 5.2.3.
    pub chars: u16,
    /// Lines a page, 5.2.3.
    pub lines: u16,
    /// Distance of lines in points; the standard gives none (28.95 and 29.45 are two readings of 3.2).
    pub pitch: f64,
    /// The least and the greatest distance of lines, in points, that 7.3.5.5 may adjust it to.
    pub pitch_range: [f64; 2],
    /// Largest size of the mark; the standard leaves it to the issuer (7.2.4).
    pub mark_size: f64,
    /// How far a long mark may be condensed before its size is reduced.
    pub mark_condensed: f64,
    /// Thickness of the red rule; not in the standard, practice is 0.35 to 0.7.
    pub red_rule: f64,
    /// Lines left for the seal between the text and the issuer's name (7.3.5.1: at most one line above the seal).
    pub seal_lines: u16,
    /// Diameter of a seal (印章) in millimetres: 42 for most offices (国发〔1999〕25号).
    pub seal_size: f64,
    /// Size of type in tables.
    pub table_size: f64,
    /// The least size that the type of a crowded table is reduced to.
    pub table_least: f64,
    /// Whether the imprint has to be on an even page: practice of printing on both sides.
    pub even_last_page: bool,
    /// Font files that roles are pointed at; the others have their defaults.
    #[serde(skip_serializing_if = "RoleFiles::is_empty")]
    pub fonts: RoleFiles,
}

impl Default for Profile {
    fn default() -> Self {
        Self {
            top: 37.0,
            left: 28.0,
            width: 156.0,
            height: 225.0,
            overhang: 0.0,
            chars: 28,
            lines: 22,
            pitch: 28.95,
            pitch_range: [28.3, 29.6],
            mark_size: 48.0,
            mark_condensed: 0.62,
            red_rule: 0.5,
            seal_lines: 2,
            seal_size: 42.0,
            table_size: size::FOUR,
            table_least: size::FIVE,
            even_last_page: true,
            fonts: RoleFiles::default(),
        }
    }
}

impl Profile {
    /// Width of one character of the text (字): 156 / 28 mm.
    #[must_use]
    pub fn cell(&self) -> f64 {
        self.width / f64::from(self.chars.max(1))
    }

    /// Distance of two lines (行) in millimetres.
    #[must_use]
    pub fn pitch(&self) -> f64 {
        self.pitch * MM_PER_PT
    }

    /// Right edge of the type area.
    #[must_use]
    pub fn right(&self) -> f64 {
        self.left + self.width
    }

    /// Lower edge of the type area.
    #[must_use]
    pub fn bottom(&self) -> f64 {
        self.top + self.height
    }

    /// Where the first line of a page begins, its white included.
    #[must_use]
    pub fn lines_top(&self) -> f64 {
        self.top - self.overhang
    }

    /// Where the last line of a page ends at most, its white included.
    #[must_use]
    pub fn lines_bottom(&self) -> f64 {
        self.bottom() + self.overhang
    }
}

/// The sheet, GB/T 9704-2012 5.1: A4.
pub mod sheet {
    /// Width.
    pub const WIDTH: f64 = 210.0;
    /// Height.
    pub const HEIGHT: f64 = 297.0;
}

/// Sizes of type (字号) in points.
pub mod size {
    /// 2号, titles.
    pub const TWO: f64 = 22.0;
    /// 3号, text.
    pub const THREE: f64 = 16.0;
    /// 4号, imprint and page numbers.
    pub const FOUR: f64 = 14.0;
    /// 5号, the least that a table is set in.
    pub const FIVE: f64 = 10.5;
}

/// Distances that the standard fixes.
pub mod distance {
    /// Mark below the upper edge of the type area (7.2.4).
    pub const MARK: f64 = 35.0;
    /// The same on orders (10.2).
    pub const COMMAND_MARK: f64 = 20.0;
    /// Mark of a letter below the edge of the sheet (10.1).
    pub const LETTER_MARK: f64 = 30.0;
    /// Red rule below the number (7.2.7), or below the mark of a letter (10.1).
    pub const RED_RULE: f64 = 4.0;
    /// Width of the double lines of a letter (10.1).
    pub const LETTER_RULE: f64 = 170.0;
    /// Lower double line of a letter above the edge of the sheet (10.1).
    pub const LETTER_FOOT: f64 = 20.0;
    /// Dash of the page number below the type area (7.5).
    pub const FOLIO: f64 = 7.0;
    /// First and last rule of the imprint (7.4.1).
    pub const OUTER_RULE: f64 = 0.35;
    /// Rules inside the imprint (7.4.1), and of tables.
    pub const INNER_RULE: f64 = 0.25;
}
