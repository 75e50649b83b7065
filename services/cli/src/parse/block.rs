//! The blocks of a paper, as programs read them.

use fawen_domain::paper::{self, HeadingLevel, Paper, Table};
use serde::Serialize;

/// A block with the part of the paper it stands in: `main`, `closing`, `attached`, `annex-1`.
#[derive(Debug, Serialize)]
pub(super) struct Block {
    part: String,
    #[serde(flatten)]
    content: Content,
}

#[derive(Debug, Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
enum Content {
    /// `text` is the whole paragraph, `heading` what of it is the heading.
    Heading {
        level: u8,
        heading: String,
        text: String,
    },
    Paragraph {
        text: String,
    },
    /// The items with their marks.
    List {
        items: Vec<String>,
    },
    /// Rows of cells, as many in each row; a cell that another one covers is empty.
    Table {
        caption: Option<String>,
        head_rows: usize,
        form: bool,
        rows: Vec<Vec<String>>,
    },
    Figure {
        caption: Option<String>,
        image: String,
    },
    Note {
        text: String,
    },
}

/// The blocks of all parts, in the order of the paper.
pub(super) fn blocks(paper: &Paper) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut part = |name: &str, body: &[paper::Block]| {
        blocks.extend(body.iter().map(|block| Block { part: name.to_owned(), content: of(block) }));
    };
    part("main", &paper.body);
    let notes: Vec<Block> = paper
        .note_lines()
        .into_iter()
        .map(|text| Block { part: "main".to_owned(), content: Content::Note { text } })
        .collect();
    let mut rest = Vec::new();
    let mut part = |name: String, body: &[paper::Block]| {
        rest.extend(body.iter().map(|block| Block { part: name.clone(), content: of(block) }));
    };
    part("closing".to_owned(), &paper.closing);
    if let Some(attached) = &paper.attached {
        part("attached".to_owned(), &attached.body);
    }
    for (annex, number) in paper.annexes.iter().zip(1..) {
        part(format!("annex-{number}"), &annex.body);
    }
    blocks.extend(notes);
    blocks.extend(rest);
    blocks
}

fn of(block: &paper::Block) -> Content {
    match block {
        paper::Block::Heading(heading) => Content::Heading {
            level: depth(heading.level),
            heading: heading.text.clone(),
            text: format!("{}{}", heading.text, heading.run_in.as_deref().unwrap_or_default()),
        },
        paper::Block::Paragraph(text) | paper::Block::Line(text) => {
            Content::Paragraph { text: text.clone() }
        }
        paper::Block::List(list) => Content::List {
            items: list
                .items
                .iter()
                .enumerate()
                .map(|(at, item)| format!("{}{item}", list.marker.mark(at)))
                .collect(),
        },
        paper::Block::Table(table) => self::table(table, false),
        paper::Block::Form(table) => self::table(table, true),
        paper::Block::Figure(figure) => {
            Content::Figure { caption: figure.caption.clone(), image: figure.image.clone() }
        }
    }
}

fn table(table: &Table, form: bool) -> Content {
    let mut rows: Vec<Vec<String>> = Vec::new();
    // For each column how many rows a cell from above still covers.
    let mut covered: Vec<u8> = Vec::new();
    for row in &table.rows {
        let mut cells: Vec<String> = Vec::new();
        for cell in &row.cells {
            skip(&mut cells, &mut covered);
            for column in 0..cell.colspan.max(1) {
                let text = if column == 0 { cell.text.clone() } else { String::new() };
                let at = cells.len();
                cells.push(text);
                covered.resize(covered.len().max(at.saturating_add(1)), 0);
                if let Some(slot) = covered.get_mut(at) {
                    *slot = cell.rowspan.max(1).saturating_sub(1);
                }
            }
        }
        skip(&mut cells, &mut covered);
        rows.push(cells);
    }
    Content::Table { caption: table.caption.clone(), head_rows: table.head_rows, form, rows }
}

/// Passes over the columns that a cell from above covers.
fn skip(cells: &mut Vec<String>, covered: &mut [u8]) {
    while let Some(left) = covered.get_mut(cells.len()).filter(|left| **left > 0) {
        *left = left.saturating_sub(1);
        cells.push(String::new());
    }
}

const fn depth(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::One => 1,
        HeadingLevel::Two => 2,
        HeadingLevel::Three => 3,
        HeadingLevel::Four => 4,
    }
}
