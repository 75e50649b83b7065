//! Tables and forms.

use docx_rs::{
    AlignmentType, HeightRule, Paragraph, Table, TableCell, TableLayoutType, TableRow, VAlignType,
    VMergeType, WidthType,
};
use fawen_domain::paper::{self, Align, Cell, CellRole};
use fawen_typeset::Profile;

use super::{Piece, face, measure::twips, style::id};

/// Height of a line of a table.
const LINE: usize = 420;

pub(super) fn pieces(table: &paper::Table, profile: &Profile) -> Vec<Piece> {
    let caption = table.caption.iter().map(|caption| {
        let line = Paragraph::new().style(id::NUMBER).keep_next(true);
        Piece::Paragraph(line.add_run(face::set(caption, face::HEI)))
    });
    caption.chain([Piece::Table(set(table, profile))]).collect()
}

fn set(table: &paper::Table, profile: &Profile) -> Table {
    let columns = columns(table);
    let widths = widths(table, columns, profile);
    // For every column: rows still covered by a cell from above, and that cell's columns.
    let mut covered: Vec<(usize, usize)> = vec![(0, 1); columns];
    let mut rows = Vec::new();
    for (index, row) in table.rows.iter().enumerate() {
        let cells = self::row(row, index < table.head_rows, &widths, &mut covered);
        let lines = usize::from(row.min_lines).max(1);
        let height = (lines * LINE + 140) as f32;
        let row = TableRow::new(cells).row_height(height).height_rule(HeightRule::AtLeast);
        rows.push(row.cant_split());
    }
    Table::new(rows)
        .set_grid(widths)
        .width(twips(profile.width).unsigned_abs() as usize, WidthType::Dxa)
        .layout(TableLayoutType::Fixed)
}

/// The cells of a row, those included that a cell from above covers.
fn row(
    row: &paper::Row,
    head: bool,
    widths: &[usize],
    covered: &mut [(usize, usize)],
) -> Vec<TableCell> {
    let mut cells = Vec::new();
    let mut given = row.cells.iter();
    let mut column = 0;
    while column < widths.len() {
        let (rows, columns) = covered.get(column).copied().unwrap_or((0, 1));
        if rows > 0 {
            if let Some(place) = covered.get_mut(column) {
                place.0 = rows - 1;
            }
            let empty = TableCell::new().vertical_merge(VMergeType::Continue);
            cells.push(span(empty, column, columns, widths).add_paragraph(text_style(head)));
            column += columns;
            continue;
        }
        let Some(cell) = given.next() else { break };
        let columns = usize::from(cell.colspan.max(1)).min(widths.len() - column);
        if let Some(place) = covered.get_mut(column) {
            *place = (usize::from(cell.rowspan.max(1)) - 1, columns);
        }
        cells.push(self::cell(cell, head, span(TableCell::new(), column, columns, widths)));
        column += columns;
    }
    cells
}

fn span(cell: TableCell, column: usize, columns: usize, widths: &[usize]) -> TableCell {
    let width = widths.iter().skip(column).take(columns).sum();
    let cell = cell.width(width, WidthType::Dxa).vertical_align(VAlignType::Center);
    if columns > 1 { cell.grid_span(columns) } else { cell }
}

fn cell(cell: &Cell, head: bool, target: TableCell) -> TableCell {
    let target = if cell.rowspan > 1 { target.vertical_merge(VMergeType::Restart) } else { target };
    let face = match cell.role {
        CellRole::Head | CellRole::Label => face::HEI,
        CellRole::Value => face::FANGSONG,
        CellRole::Hint => face::KAI,
    };
    let paragraph = |text: &str| text_style(head).align(align(cell)).add_run(face::set(text, face));
    if cell.text.is_empty() {
        return target.add_paragraph(paragraph(""));
    }
    cell.text.lines().fold(target, |target, text| target.add_paragraph(paragraph(text)))
}

fn text_style(head: bool) -> Paragraph {
    Paragraph::new().style(if head { id::TABLE_HEAD } else { id::TABLE })
}

fn align(cell: &Cell) -> AlignmentType {
    let text = cell.text.trim();
    let number =
        !text.is_empty() && text.chars().all(|c| c.is_ascii_digit() || ".,%-+".contains(c));
    match (cell.align, cell.role) {
        (Align::Left, _) | (Align::Auto, CellRole::Hint) => AlignmentType::Left,
        (Align::Centre, _) | (Align::Auto, CellRole::Head | CellRole::Label) => {
            AlignmentType::Center
        }
        (Align::Right, _) => AlignmentType::Right,
        (Align::Auto, CellRole::Value) if number => AlignmentType::Right,
        (Align::Auto, CellRole::Value) => AlignmentType::Left,
    }
}

fn columns(table: &paper::Table) -> usize {
    let columns =
        |row: &paper::Row| row.cells.iter().map(|cell| usize::from(cell.colspan.max(1))).sum();
    let widest = table.rows.iter().map(columns).max().unwrap_or(1);
    widest.max(table.widths.len()).max(1)
}

fn widths(table: &paper::Table, columns: usize, profile: &Profile) -> Vec<usize> {
    let share = |column| usize::from(table.widths.get(column).copied().unwrap_or(1).max(1));
    let total: usize = (0..columns).map(share).sum();
    let width = twips(profile.width).unsigned_abs() as usize;
    (0..columns).map(|column| width * share(column) / total.max(1)).collect()
}
