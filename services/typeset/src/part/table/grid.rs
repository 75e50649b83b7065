//! Which cell covers which rows and columns.

use fawen_domain::paper::{Cell, Table};

/// More columns are no table that a sheet can hold.
const MOST_COLUMNS: usize = 64;

/// A cell with its place; spans are cut to the table.
#[derive(Debug, Clone, Copy)]
pub(super) struct Placed<'a> {
    pub(super) cell: &'a Cell,
    pub(super) row: usize,
    pub(super) column: usize,
    pub(super) rows: usize,
    pub(super) columns: usize,
}

/// The cells of a table by their places, row by row.
#[derive(Debug)]
pub(super) struct Grid<'a> {
    pub(super) cells: Vec<Placed<'a>>,
    pub(super) columns: usize,
    /// How many rows at the top are the head; there is always a row below it.
    pub(super) head: usize,
}

impl<'a> Grid<'a> {
    /// `None` when there are more columns than a sheet can hold.
    pub(super) fn new(table: &'a Table) -> Option<Self> {
        let head = table.head_rows.min(table.rows.len().saturating_sub(1));
        let mut cells: Vec<Placed<'a>> = Vec::new();
        // For every column, how many rows from the current one are taken by a cell from above.
        let mut taken: Vec<usize> = Vec::new();
        for (row, cells_of_row) in table.rows.iter().enumerate() {
            let mut column = 0;
            // A cell of the head ends with it.
            let below = if row < head { head - row } else { table.rows.len() - row };
            for cell in &cells_of_row.cells {
                while taken.get(column).copied().unwrap_or(0) > 0 {
                    column += 1;
                }
                let free = taken.iter().skip(column).take_while(|left| **left == 0).count();
                // A cell never runs into one that comes down from above.
                let free = if column + free < taken.len() { free } else { usize::MAX };
                let columns = usize::from(cell.colspan.max(1)).min(free);
                let rows = usize::from(cell.rowspan.max(1)).min(below);
                if column + columns > MOST_COLUMNS {
                    return None;
                }
                taken.resize(taken.len().max(column + columns), 0);
                taken.iter_mut().skip(column).take(columns).for_each(|left| *left = rows);
                cells.push(Placed { cell, row, column, rows, columns });
                column += columns;
            }
            taken.iter_mut().for_each(|left| *left = left.saturating_sub(1));
        }
        Some(Self { cells, columns: taken.len().max(1), head })
    }
}
