//! Checks of tables and forms: every row as wide as the others, spans counted.

use crate::{
    Finding,
    paper::{Block, Cell, Paper, Table, rules},
};

pub(super) fn findings(paper: &Paper) -> Vec<Finding> {
    let mut findings = vec![];
    for (part, blocks) in paper.texts() {
        let tables = blocks.iter().filter_map(|block| match block {
            Block::Table(table) | Block::Form(table) => Some(table),
            _ => None,
        });
        for (index, table) in tables.enumerate() {
            let place = format!("{part} 表{}", index.saturating_add(1));
            findings.extend(of_table(&place, table));
        }
    }
    findings
}

fn of_table(place: &str, table: &Table) -> Vec<Finding> {
    if table.rows.is_empty() {
        return vec![error(place, "表格没有行，请补上或者删去".to_owned())];
    }
    let widths = widths(table);
    let width = if table.widths.is_empty() {
        widths.first().copied().unwrap_or_default()
    } else {
        table.widths.len()
    };
    let rows = table.rows.len();
    let ragged = widths.iter().enumerate().filter(|(_, w)| **w != width);
    let mut findings: Vec<Finding> = ragged
        .map(|(row, w)| {
            let row = row.saturating_add(1);
            let message = format!("第{row}行有{w}列，其余有{width}列（合并的格已计入），请补齐");
            error(&format!("{place}第{row}行"), message)
        })
        .collect();
    if table.head_rows >= rows {
        let message = format!("表头有{}行，表格却一共只有{rows}行", table.head_rows);
        findings.push(error(place, message));
    }
    if reaches_out(table) {
        let message = "有格向下合并到了表格之外，请改正合并的行数".to_owned();
        findings.push(error(place, message));
    }
    findings
}

/// Whether a cell spans more rows than there are.
fn reaches_out(table: &Table) -> bool {
    let rows = table.rows.iter().rev().enumerate();
    let mut cells = rows.flat_map(|(below, row)| row.cells.iter().map(move |cell| (below, cell)));
    cells.any(|(below, cell)| usize::from(cell.rowspan.max(1)) > below.saturating_add(1))
}

/// How many columns each row fills, cells that reach down from above included.
fn widths(table: &Table) -> Vec<usize> {
    // Each span from above: how many more rows it covers, and how many columns.
    let mut hanging: Vec<(u8, usize)> = vec![];
    let mut widths = vec![];
    for row in &table.rows {
        let above: usize = hanging.iter().map(|(_, columns)| columns).sum();
        let own: usize = row.cells.iter().map(columns).sum();
        widths.push(above.saturating_add(own));
        for (rows, _) in &mut hanging {
            *rows = rows.saturating_sub(1);
        }
        hanging.retain(|(rows, _)| *rows > 0);
        let reaching = row.cells.iter().filter(|cell| cell.rowspan > 1);
        hanging.extend(reaching.map(|cell| (cell.rowspan.saturating_sub(1), columns(cell))));
    }
    widths
}

fn columns(cell: &Cell) -> usize {
    usize::from(cell.colspan.max(1))
}

fn error(place: &str, message: String) -> Finding {
    Finding::error(rules::TABLE_SHAPE, place, message)
}
