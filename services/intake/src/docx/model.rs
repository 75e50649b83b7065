//! A manuscript (来稿): the content of a DOCX in its order, with every property resolved.

use std::sync::Arc;

use super::{
    format::{Border, ParagraphFormat, RunFormat, Side},
    numbering::Label,
    section::Section,
};

/// The content of a DOCX.
#[derive(Debug, Default)]
pub(crate) struct Manuscript {
    pub(crate) pieces: Vec<Piece>,
    /// At least one.
    pub(crate) sections: Vec<Section>,
    /// Whether even pages have footers of their own.
    pub(crate) even_and_odd: bool,
    /// Footers by the path of their part.
    pub(crate) footers: Vec<(String, Vec<Piece>)>,
    /// Headers by the path of their part.
    pub(crate) headers: Vec<(String, Vec<Piece>)>,
    /// The picture files, by the path of their part.
    pub(crate) media: Vec<(String, Vec<u8>)>,
    pub(crate) remarks: Vec<Remark>,
}

/// What was met on the way and could not be taken as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Remark {
    pub(crate) kind: RemarkKind,
    /// The paragraph, from 1; 0 for the file.
    pub(crate) paragraph: u32,
    /// The words in question.
    pub(crate) quote: String,
}

/// What a remark is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum RemarkKind {
    Deleted,
    Inserted,
    Hidden,
    Comments,
    Footnote,
    Header,
    Formula,
    Embedded,
    Symbol,
    Ruby,
    NestedTable,
    WideSpan,
    Picture,
    FloatingPicture,
    External,
    StyleCycle,
}

/// A piece of the flow.
#[derive(Debug)]
pub(crate) enum Piece {
    Paragraph(Box<Paragraph>),
    Table(Table),
}

/// A paragraph.
#[derive(Debug, Default)]
pub(crate) struct Paragraph {
    /// Its number in the file, from 1, paragraphs of tables and boxes included.
    pub(crate) number: u32,
    pub(crate) format: ParagraphFormat,
    pub(crate) label: Option<Label>,
    /// How the label is set.
    pub(crate) label_format: Arc<RunFormat>,
    pub(crate) inlines: Vec<Inline>,
    /// How its mark is set, and so an empty paragraph.
    pub(crate) mark: Arc<RunFormat>,
    /// The section it stands in.
    pub(crate) section: usize,
    /// Whether its mark was deleted, so that the next paragraph goes on in it.
    pub(crate) runs_on: bool,
    /// Boxes anchored to it, in order.
    pub(crate) boxes: Vec<(Vec<Piece>, Place)>,
    /// Lines drawn at it.
    pub(crate) lines: Vec<Line>,
    /// Whether it ends its section.
    pub(crate) ends_section: bool,
}

/// What stands in a paragraph.
#[derive(Debug)]
pub(crate) enum Inline {
    Text {
        text: String,
        format: Arc<RunFormat>,
    },
    Tab,
    LineBreak,
    PageBreak,
    /// The number of the page.
    PageField(Arc<RunFormat>),
    Picture(PictureUse),
}

/// A picture where it is used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PictureUse {
    /// Path of its part, if the file has it.
    pub(crate) path: Option<String>,
    /// Width in tenths of a millimetre.
    pub(crate) width: Option<u32>,
    /// Whether it floats over or under the text.
    pub(crate) floating: bool,
}

/// A line drawn as a shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Line {
    /// Width in tenths of a millimetre.
    pub(crate) width: u32,
    pub(crate) red: bool,
}

/// Where a box stands, as far as the file says.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Place {
    /// Below the edge of the sheet, in tenths of a millimetre.
    pub(crate) top: Option<i32>,
    /// The side it stands at.
    pub(crate) side: Option<Side>,
}

/// A table.
#[derive(Debug, Default)]
pub(crate) struct Table {
    /// Widths of the columns, in twips.
    pub(crate) grid: Vec<u32>,
    pub(crate) rows: Vec<Row>,
    /// Whether it has visible lines.
    pub(crate) lined: bool,
    /// The thickness of its outer lines above and below.
    pub(crate) outer: (Option<Border>, Option<Border>),
    pub(crate) section: usize,
}

/// A row.
#[derive(Debug, Default)]
pub(crate) struct Row {
    pub(crate) cells: Vec<Cell>,
    /// Whether it is repeated on each page.
    pub(crate) head: bool,
    /// Least height, in twips.
    pub(crate) height: u32,
    /// Columns left out before the first cell, and behind the last.
    pub(crate) skipped: (u32, u32),
}

/// A cell.
#[derive(Debug, Default)]
pub(crate) struct Cell {
    /// Columns it spans, at least one.
    pub(crate) span: u32,
    pub(crate) merge: Merge,
    pub(crate) pieces: Vec<Piece>,
    /// Whether it has visible lines of its own.
    pub(crate) lined: bool,
}

/// How a cell is joined with those above and below.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Merge {
    #[default]
    No,
    Begins,
    GoesOn,
}

impl Paragraph {
    /// Its words, the label included, breaks as they are.
    pub(crate) fn text(&self) -> String {
        let mut text = self.label.as_ref().map(|label| label.text.clone()).unwrap_or_default();
        for inline in &self.inlines {
            match inline {
                Inline::Text { text: words, .. } => text.push_str(words),
                Inline::Tab => text.push('\t'),
                Inline::LineBreak | Inline::PageBreak => text.push('\n'),
                Inline::PageField(_) | Inline::Picture(_) => {}
            }
        }
        text
    }

    /// The texts with their formats, the label first.
    pub(crate) fn texts(&self) -> impl Iterator<Item = (&str, &RunFormat)> {
        let label = self.label.iter().map(|label| (label.text.as_str(), &*self.label_format));
        label.chain(self.inlines.iter().filter_map(|inline| match inline {
            Inline::Text { text, format } => Some((text.as_str(), &**format)),
            _ => None,
        }))
    }
}
