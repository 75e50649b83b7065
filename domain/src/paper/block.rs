//! The blocks of a text (正文): headings, paragraphs, lists, tables, forms, figures.

use serde::{Deserialize, Serialize};

/// One block of a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Block {
    /// A heading, with the text that runs on in its paragraph if there is any.
    Heading(Heading),
    /// A paragraph, indented by two characters.
    Paragraph(String),
    /// A line set as it stands, without indent: `单位：        （盖章）`.
    Line(String),
    /// A list.
    List(List),
    /// A table.
    Table(Table),
    /// A form to be filled in (表): a table whose empty cells are meant to be empty.
    Form(Table),
    /// A figure.
    Figure(Figure),
}

/// A heading with its number, which is part of the text: `一、活动主题`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Heading {
    /// Which of the four levels.
    pub level: HeadingLevel,
    /// The heading as printed, its number and closing mark included: `（一）征集特色品牌。`
    pub text: String,
    /// Text that goes on in the same paragraph, in the face of the body.
    pub run_in: Option<String>,
}

/// Level of a heading, GB/T 9704-2012 7.3.3.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HeadingLevel {
    /// `一、` 黑体
    One,
    /// `（一）` 楷体
    Two,
    /// `1.` 仿宋
    Three,
    /// `（1）` 仿宋
    Four,
}

/// A list; its numbers are derived from the positions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct List {
    /// How items are marked.
    pub marker: ListMarker,
    /// The items, without their marks.
    pub items: Vec<String>,
}

/// How the items of a list are marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ListMarker {
    /// `1. 2. 3.`
    Arabic,
    /// `（1）（2）（3）`
    Bracketed,
    /// No mark.
    None,
}

impl ListMarker {
    /// The mark of the item at `index` (from 0), with the space that follows it if any.
    #[must_use]
    pub fn mark(self, index: usize) -> String {
        match self {
            Self::Arabic => format!("{}. ", index + 1),
            Self::Bracketed => format!("（{}）", index + 1),
            Self::None => String::new(),
        }
    }
}

/// A table or form.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// Caption above the table.
    pub caption: Option<String>,
    /// Relative widths of the columns; empty means equal widths.
    pub widths: Vec<u16>,
    /// How many rows at the top are the head, repeated on each page.
    pub head_rows: usize,
    /// The rows.
    pub rows: Vec<Row>,
    /// Set on a landscape page (GB/T 9704-2012 clause 8).
    pub landscape: bool,
}

/// A row of a table.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// The cells that begin in this row; a cell spanning from above is not repeated.
    pub cells: Vec<Cell>,
    /// Least height in lines of the table's type; 0 means as high as its text.
    pub min_lines: u8,
}

/// A cell of a table.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cell {
    /// The text; may be empty, `\n` breaks a line.
    pub text: String,
    /// What the cell is for.
    pub role: CellRole,
    /// Columns it spans; 0 and 1 mean one.
    pub colspan: u8,
    /// Rows it spans; 0 and 1 mean one.
    pub rowspan: u8,
    /// Where its text stands.
    pub align: Align,
}

/// What a cell is for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CellRole {
    /// A value.
    #[default]
    Value,
    /// A column head.
    Head,
    /// The label of a form.
    Label,
    /// A hint of what to fill in.
    Hint,
}

/// Where the text of a cell stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Align {
    /// By the table's own rule: heads and labels centred, numbers to the right, text to the left.
    #[default]
    Auto,
    /// Left.
    Left,
    /// Centred.
    Centre,
    /// Right.
    Right,
}

/// A picture with its caption.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figure {
    /// SHA-256 of the image file, in hexadecimal.
    pub image: String,
    /// Caption below the picture.
    pub caption: Option<String>,
    /// Width in tenths of a millimetre; `None` sets it as wide as fits.
    pub width: Option<u32>,
}
