//! Which cell covers which rows and columns.

use fawen_domain::paper::{Cell, Table};

/// A cell with its place; spans are cut to the table.
#[derive(Debug, Clone, Copy)]
pub(super) struct Placed<'a> {
    pub(super) cell: &'a Cell,
    pub(super) row: usize,
    pub(super) column: usize,
    pub(super) rows: usize,
    pub(super) columns: usize,
}

/// The cells of a table by their places.
#[derive(Debug)]
pub(super) struct Grid<'a> {
    pub(super) cells: Vec<Placed<'a>>,
    pub(super) columns: usize,
}

impl<'a> Grid<'a> {
    pub(super) fn new(table: &'a Table) -> Self {
        let mut cells: Vec<Placed<'a>> = Vec::new();
        // For every column, how many rows from the current one are taken by a cell from above.
        let mut taken: Vec<usize> = Vec::new();
        for (row, cells_of_row) in table.rows.iter().enumerate() {
            let mut column = 0;
            for cell in &cells_of_row.cells {
                while taken.get(column).copied().unwrap_or(0) > 0 {
                    column += 1;
                }
                let columns = usize::from(cell.colspan.max(1));
                let rows = usize::from(cell.rowspan.max(1)).min(table.rows.len() - row);
                taken.resize(taken.len().max(column + columns), 0);
                taken.iter_mut().skip(column).take(columns).for_each(|left| *left = rows);
                cells.push(Placed { cell, row, column, rows, columns });
                column += columns;
            }
            taken.iter_mut().for_each(|left| *left = left.saturating_sub(1));
        }
        Self { cells, columns: taken.len().max(1) }
    }

    /// The left edges of the columns and the right edge of the last, over `width`.
    pub(super) fn edges(&self, widths: &[u16], width: f64) -> Vec<f64> {
        let share = |column| widths.get(column).copied().filter(|&share| share > 0).unwrap_or(1);
        let shares: Vec<f64> = (0..self.columns)
            .map(|column| if widths.is_empty() { 1.0 } else { f64::from(share(column)) })
            .collect();
        let total: f64 = shares.iter().sum();
        let mut edges = vec![0.0];
        let mut sum = 0.0;
        for share in shares {
            sum += share;
            edges.push(width * sum / total);
        }
        edges
    }
}
