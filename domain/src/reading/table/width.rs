//! Whether a table needs a landscape page.

use super::RawRow;
use crate::outline::shape;

/// Rows beyond this do not change the widths: the cost stays bounded, and so do surprises.
const MOST_ROWS: usize = 2_000;
/// A cell needs no more than this many halves of a Han character in one line.
const WIDEST: usize = 72;
/// What a column needs at least to be read, in halves of a Han character.
const READABLE: usize = 14;
/// How many halves of a Han character fit on a line of a portrait page in the type of tables.
const PORTRAIT: usize = 84;

/// Whether the columns do not fit on a portrait page, even with their words wrapped.
pub(super) fn is_wide(rows: &[RawRow], columns: usize) -> bool {
    let least: usize = needs(rows, columns).iter().map(|need| (*need).clamp(4, READABLE)).sum();
    columns > 6 && least > PORTRAIT
}

/// The width of the widest cell of each column.
fn needs(rows: &[RawRow], columns: usize) -> Vec<usize> {
    let mut needs = vec![0_usize; columns];
    for row in rows.iter().take(MOST_ROWS).filter(|row| row.cells.len() > 1) {
        for (need, cell) in needs.iter_mut().zip(&row.cells) {
            *need = (*need).max(shape::width(cell).min(WIDEST));
        }
    }
    needs
}
