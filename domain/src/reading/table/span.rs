//! Tables with a head: which cells span columns and rows.

use super::{RawRow, cell, section};
use crate::paper::{CellRole, Row};

/// How many rows are the head; `None` when the first row is no head.
pub(super) fn head(rows: &[RawRow], columns: usize) -> Option<usize> {
    let first = rows.first()?;
    let filled = |row: &RawRow, at: usize| row.cells.get(at).is_some_and(|cell| !cell.is_empty());
    if columns > 2 && reads_as_data(first) {
        return Some(0);
    }
    if columns < 2 || rows.len() < 2 || first.cells.len() < columns {
        return None;
    }
    if (0..columns).all(|at| filled(first, at)) {
        return reads_as_head(first).then_some(1);
    }
    // The names of some columns stand below the name of their group.
    let second = rows.get(1)?;
    let groups = (0..columns)
        .all(|at| filled(first, at) != filled(second, at) || both(first, second, at))
        && filled(first, 0)
        && !filled(second, 0);
    (groups && rows.len() > 2 && reads_as_head(first) && reads_as_head(second)).then_some(2)
}

/// A group and the first of its columns.
fn both(first: &RawRow, second: &RawRow, at: usize) -> bool {
    let filled = |row: &RawRow, at: usize| row.cells.get(at).is_some_and(|cell| !cell.is_empty());
    filled(first, at) && filled(second, at) && !filled(first, at.saturating_add(1))
}

/// A row that is counted, or is figures for the most part, goes on with a table that an edge or a
/// heading cut: its head stands above.
fn reads_as_data(row: &RawRow) -> bool {
    let counts = |cell: &String| !cell.is_empty() && cell.chars().all(|c| c.is_ascii_digit());
    let figure = |cell: &&String| {
        let solid = !cell.is_empty()
            && cell.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '%' | '-' | '/'));
        solid && cell.chars().any(|c| c.is_ascii_digit())
    };
    let year = |cell: &&String| cell.len() == 4 && cell.starts_with(['1', '2']);
    let figures = row.cells.iter().filter(figure).filter(|cell| !year(cell)).count();
    let filled = row.cells.iter().filter(|cell| !cell.is_empty()).count();
    let numbered = row.cells.first().is_some_and(|cell| counts(cell) && cell.len() <= 3);
    (numbered && filled > 1) || figures.saturating_mul(2) > filled
}

/// Names of columns are short and say nothing about a case.
fn reads_as_head(row: &RawRow) -> bool {
    row.cells.iter().all(|cell| {
        cell.chars().count() <= 24 && !cell.contains(['。', '；']) && !cell.starts_with("示例")
    })
}

/// The rows of a table with this many head rows.
pub(super) fn rows(raw: &[RawRow], columns: usize, head: usize, to_fill: bool) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    // For each column the row and cell that a span from above would lengthen.
    let mut above: Vec<Option<(usize, usize)>> = vec![None; columns];
    for (index, row) in raw.iter().enumerate() {
        if index >= head && row.cells.len() == 1 && columns > 1 {
            rows.push(section(row.cells.first().map_or("", String::as_str), columns));
            above.fill(None);
            continue;
        }
        let built = if index < head {
            head_row(raw, index, head, columns, &mut rows, &mut above)
        } else {
            let spans = if to_fill { 0 } else { spanned(row, columns, &rows, &above) };
            lengthen(&mut rows, above.iter().take(spans));
            body_row(row, columns, spans, index, &mut above)
        };
        rows.push(built);
        if index.saturating_add(1) == head {
            above.fill(None);
        }
    }
    if to_fill {
        for row in rows.iter_mut().skip(head) {
            row.min_lines = row.min_lines.max(2);
        }
    }
    rows
}

/// A head row: a name spans the empty columns to its right if the row below names them, and the row
/// below where that is empty.
fn head_row(
    raw: &[RawRow],
    index: usize,
    head: usize,
    columns: usize,
    rows: &mut [Row],
    above: &mut [Option<(usize, usize)>],
) -> Row {
    let text = |row: usize, at: usize| {
        raw.get(row).and_then(|row| row.cells.get(at)).map_or("", String::as_str)
    };
    let mut cells = Vec::new();
    let mut at = 0_usize;
    while at < columns {
        let own = text(index, at);
        if own.is_empty() && index > 0 {
            if let Some(place) = above.get(at).copied().flatten() {
                lengthen(rows, std::iter::once(&Some(place)));
            }
            at = at.saturating_add(1);
            continue;
        }
        let right = (at.saturating_add(1)..columns)
            .take_while(|right| text(index, *right).is_empty() && index.saturating_add(1) < head)
            .count();
        if let Some(slot) = above.get_mut(at) {
            *slot = Some((index, cells.len()));
        }
        let colspan = right.saturating_add(1);
        cells.push(cell(own, CellRole::Head, colspan));
        at = at.saturating_add(colspan);
    }
    Row { cells, min_lines: 0 }
}

/// How many empty cells at the beginning of a row are spans from above.
fn spanned(row: &RawRow, columns: usize, rows: &[Row], above: &[Option<(usize, usize)>]) -> usize {
    if row.is_blank() {
        return 0;
    }
    let fits = |place: &Option<(usize, usize)>| {
        place.is_some_and(|(at, index)| {
            let cell = rows.get(at).and_then(|row| row.cells.get(index));
            cell.is_some_and(|cell| cell.rowspan < u8::MAX && !cell.text.is_empty())
        })
    };
    row.cells
        .iter()
        .zip(above)
        .take(columns.saturating_sub(1))
        .take_while(|(text, place)| text.is_empty() && fits(place))
        .count()
}

/// Lengthens the cells at these places by a row.
fn lengthen<'p>(rows: &mut [Row], places: impl Iterator<Item = &'p Option<(usize, usize)>>) {
    for (at, index) in places.flatten() {
        if let Some(cell) = rows.get_mut(*at).and_then(|row| row.cells.get_mut(*index)) {
            cell.rowspan = cell.rowspan.saturating_add(1);
        }
    }
}

/// A row of the body, its first `spans` columns spanned from above; missing cells are empty.
fn body_row(
    row: &RawRow,
    columns: usize,
    spans: usize,
    index: usize,
    above: &mut [Option<(usize, usize)>],
) -> Row {
    let mut cells = Vec::new();
    for (at, slot) in above.iter_mut().enumerate().take(columns).skip(spans) {
        *slot = Some((index, cells.len()));
        let text = row.cells.get(at).map_or("", String::as_str);
        cells.push(cell(text, CellRole::Value, 1));
    }
    Row { cells, min_lines: 0 }
}
