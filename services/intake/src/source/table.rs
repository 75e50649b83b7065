//! Tables and forms.

use fawen_domain::paper::{self, Align, Block, CellRole};

use super::caption;
use crate::docx::{
    format::Alignment,
    model::{Cell, Inline, Merge, Paragraph, PictureUse, Piece, Remark, RemarkKind, Row, Table},
    table::COLUMNS,
};

/// Height of a line of a table, in twips.
const LINE: u32 = 420;
/// A label of a form has at most so many characters.
const LABEL: usize = 14;
/// Rows that one cell can span.
const SPAN: usize = 255;

/// A table, set.
pub(super) struct SetTable {
    pub(super) block: Block,
    /// A line for each row, with the paragraph it begins with.
    pub(super) lines: Vec<(String, u32)>,
    pub(super) remarks: Vec<Remark>,
    /// Pictures in its cells.
    pub(super) pictures: Vec<(PictureUse, u32)>,
}

/// Whether a table only places text: no lines, a single cell, or the lines of an imprint.
pub(crate) fn is_layout(table: &Table) -> bool {
    let cells = || table.rows.iter().flat_map(|row| &row.cells);
    if !table.lined && !cells().any(|cell| cell.lined) {
        return true;
    }
    if cells().count() <= 1 {
        return true;
    }
    let imprint =
        |cell: &Cell| single_line(&cell.pieces).is_some_and(|(text, _)| caption::of_imprint(&text));
    table.rows.len() <= 6 && cells().take(24).any(imprint)
}

/// The text of a cell that has one paragraph, without breaks; an empty cell has an empty one.
pub(super) fn single_line(pieces: &[Piece]) -> Option<(String, u32)> {
    match pieces {
        [] => Some((String::new(), 0)),
        [Piece::Paragraph(paragraph)] => {
            let plain = paragraph.boxes.is_empty()
                && !paragraph.inlines.iter().any(|i| matches!(i, Inline::Picture(_)));
            let text = paragraph.text();
            (plain && !text.contains('\n')).then_some((text, paragraph.number))
        }
        _ => None,
    }
}

/// Sets a table.
pub(super) fn set(table: &Table, landscape: bool) -> SetTable {
    let mut setting = Setting { remarks: Vec::new(), pictures: Vec::new() };
    let placed = placed(table);
    let columns = table.rows.iter().zip(&placed).map(|(row, cells)| {
        let last = cells.last().map_or(0, |last| last.column.saturating_add(last.span));
        last.saturating_add(row.skipped.1)
    });
    let columns = columns.max().unwrap_or(1).clamp(1, COLUMNS);
    let spans = spans(&placed);
    let mut rows = Vec::new();
    let mut lines = Vec::new();
    for (index, (row, cells)) in table.rows.iter().zip(&placed).enumerate() {
        let mut set = Vec::new();
        let mut begins = 0;
        for (place, spot) in cells.iter().enumerate() {
            let Some(cell) = row.cells.get(spot.cell) else { continue };
            let (text, paragraph) = setting.text(cell);
            if begins == 0 {
                begins = paragraph;
            }
            if spot.goes_on {
                continue;
            }
            let last = place.saturating_add(1) == cells.len();
            let span = if last { columns.saturating_sub(spot.column) } else { spot.span };
            // Columns left out before the first cell are an empty one.
            if place == 0 && spot.column > 0 && !spot.covered {
                set.push(paper::Cell { colspan: narrow(spot.column), ..paper::Cell::default() });
            }
            let rows = spans.get(index).and_then(|row| row.get(place)).copied().unwrap_or(1);
            set.push(paper::Cell {
                text,
                role: CellRole::Value,
                colspan: narrow(span.max(1)),
                rowspan: u8::try_from(rows.min(SPAN)).unwrap_or(u8::MAX),
                align: align(cell),
            });
        }
        let words: Vec<String> = set.iter().map(|cell| cell.text.replace('\n', " ")).collect();
        lines.push((words.join("\t"), begins));
        let high = if row.height > LINE * 2 { row.height / LINE } else { 0 };
        rows.push(paper::Row { cells: set, min_lines: u8::try_from(high).unwrap_or(u8::MAX) });
    }
    let block = dressed(table, rows, columns, landscape);
    SetTable { block, lines, remarks: setting.remarks, pictures: setting.pictures }
}

fn narrow(span: u32) -> u8 {
    u8::try_from(span).unwrap_or(u8::MAX)
}

fn narrowed(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(COLUMNS).min(COLUMNS)
}

/// A cell with its place in the grid.
struct Spot {
    cell: usize,
    column: u32,
    span: u32,
    /// Whether it only goes on with a cell above.
    goes_on: bool,
    /// Whether a cell from above stands before it.
    covered: bool,
}

/// Places the cells of every row in the grid. A cell that goes on with none begins anew.
fn placed(table: &Table) -> Vec<Vec<Spot>> {
    let mut above: Vec<(u32, u32)> = Vec::new();
    let mut rows = Vec::new();
    for row in &table.rows {
        let mut column = row.skipped.0.min(COLUMNS.saturating_sub(narrowed(row.cells.len())));
        let mut spots: Vec<Spot> = Vec::new();
        let mut merged = Vec::new();
        for (index, cell) in row.cells.iter().enumerate() {
            // Every cell behind it has a column too.
            let behind = row.cells.len().saturating_sub(index.saturating_add(1));
            let room = COLUMNS.saturating_sub(column).saturating_sub(narrowed(behind));
            let span = cell.span.clamp(1, room.max(1));
            let goes_on = cell.merge == Merge::GoesOn && above.contains(&(column, span));
            if cell.merge != Merge::No {
                merged.push((column, span));
            }
            let covered = spots.iter().any(|spot| spot.goes_on);
            spots.push(Spot { cell: index, column, span, goes_on, covered });
            column = column.saturating_add(span);
        }
        above = merged;
        rows.push(spots);
    }
    rows
}

/// How many rows each cell spans, from the last row up.
fn spans(placed: &[Vec<Spot>]) -> Vec<Vec<usize>> {
    let mut spans: Vec<Vec<usize>> = placed.iter().map(|row| vec![1; row.len()]).collect();
    // For each column, rows below that go on.
    let mut below = vec![0_usize; COLUMNS as usize];
    for (row, spans) in placed.iter().zip(&mut spans).rev() {
        let mut next = vec![0_usize; COLUMNS as usize];
        for (spot, span) in row.iter().zip(spans.iter_mut()) {
            let column = spot.column as usize;
            let rows = below.get(column).copied().unwrap_or(0).saturating_add(1);
            if spot.goes_on {
                if let Some(next) = next.get_mut(column) {
                    *next = rows;
                }
            } else {
                *span = rows;
            }
        }
        below = next;
    }
    spans
}

/// Head, widths, and whether it is a form.
fn dressed(table: &Table, mut rows: Vec<paper::Row>, columns: u32, landscape: bool) -> Block {
    let marked = table.rows.iter().take_while(|row| row.head).count();
    let empty = |row: &paper::Row| row.cells.iter().filter(|c| c.text.trim().is_empty()).count();
    let cells: usize = rows.iter().map(|row| row.cells.len()).sum();
    let blanks: usize = rows.iter().map(empty).sum();
    let full_head = rows.first().is_some_and(|row| {
        let short = |cell: &paper::Cell| cell.text.chars().count() <= LABEL * 2;
        row.cells.len() > 1 && empty(row) == 0 && row.cells.iter().all(short)
    });
    let lower: usize = rows.iter().skip(1).map(empty).sum();
    let below = cells.saturating_sub(rows.first().map_or(0, |row| row.cells.len()));
    // Head above rows of empty cells: a list to be filled in, not a form of labels.
    let is_list = full_head && (lower == below || blanks * 4 < cells);
    let is_form = marked == 0 && !is_list && blanks * 5 >= cells;
    let head_rows = match marked {
        0 if is_form || rows.len() < 2 => 0,
        0 => usize::from(full_head && rows.len() > 2),
        marked => marked.min(rows.len().saturating_sub(1)),
    };
    for (index, row) in rows.iter_mut().enumerate() {
        for cell in &mut row.cells {
            let length = cell.text.trim().chars().count();
            if index < head_rows {
                cell.role = CellRole::Head;
            } else if is_form && (1..=LABEL).contains(&length) {
                cell.role = CellRole::Label;
            }
        }
    }
    let sum: u32 = table.grid.iter().sum();
    let widths = if table.grid.len() == columns as usize && sum > 0 {
        table.grid.iter().map(|width| u16::try_from(*width).unwrap_or(u16::MAX)).collect()
    } else {
        Vec::new()
    };
    let table = paper::Table { caption: None, widths, head_rows, rows, landscape };
    if is_form { Block::Form(table) } else { Block::Table(table) }
}

fn align(cell: &Cell) -> Align {
    let first = cell.pieces.iter().find_map(|piece| match piece {
        Piece::Paragraph(paragraph) if !paragraph.text().trim().is_empty() => {
            paragraph.format.alignment
        }
        _ => None,
    });
    match first {
        Some(Alignment::Centre) => Align::Centre,
        Some(Alignment::Right) => Align::Right,
        _ => Align::Auto,
    }
}

struct Setting {
    remarks: Vec<Remark>,
    pictures: Vec<(PictureUse, u32)>,
}

impl Setting {
    /// The text of a cell, with the number of its first paragraph.
    fn text(&mut self, cell: &Cell) -> (String, u32) {
        let mut lines = Vec::new();
        let mut first = 0;
        self.collect(&cell.pieces, &mut lines, &mut first);
        while lines.last().is_some_and(|line: &String| line.trim().is_empty()) {
            lines.pop();
        }
        (lines.join("\n"), first)
    }

    fn collect(&mut self, pieces: &[Piece], lines: &mut Vec<String>, first: &mut u32) {
        for piece in pieces {
            match piece {
                Piece::Paragraph(paragraph) => {
                    if *first == 0 {
                        *first = paragraph.number;
                    }
                    self.paragraph(paragraph, lines, first);
                }
                Piece::Table(table) => self.nested(table, lines, first),
            }
        }
    }

    fn paragraph(&mut self, paragraph: &Paragraph, lines: &mut Vec<String>, first: &mut u32) {
        let text = paragraph.text().replace('\t', "\u{3000}");
        lines.extend(text.split('\n').map(|line| line.trim().to_owned()));
        for inline in &paragraph.inlines {
            if let Inline::Picture(picture) = inline {
                self.pictures.push((picture.clone(), paragraph.number));
            }
        }
        for (pieces, _) in &paragraph.boxes {
            self.collect(pieces, lines, first);
        }
    }

    /// A table in a cell: a line for each of its rows.
    fn nested(&mut self, table: &Table, lines: &mut Vec<String>, first: &mut u32) {
        let rows: Vec<(String, u32)> = table.rows.iter().map(|row| self.row(row)).collect();
        let Some((quote, paragraph)) = rows.first().cloned() else { return };
        if *first == 0 {
            *first = paragraph;
        }
        self.remarks.push(Remark { kind: RemarkKind::NestedTable, paragraph: *first, quote });
        lines.extend(rows.into_iter().map(|(line, _)| line));
    }

    /// The texts of a row in one line, with the number of its first paragraph.
    fn row(&mut self, row: &Row) -> (String, u32) {
        let texts: Vec<(String, u32)> = row.cells.iter().map(|cell| self.text(cell)).collect();
        let paragraph = texts.first().map_or(0, |(_, paragraph)| *paragraph);
        let words: Vec<String> =
            texts.into_iter().map(|(text, _)| text.replace('\n', " ")).collect();
        (words.join("\u{3000}"), paragraph)
    }
}
