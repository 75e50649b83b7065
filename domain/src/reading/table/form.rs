//! Forms (表): labels, room to write, hints of what to write.

use super::{RawRow, cell};
use crate::{
    outline::{pattern::patterns, shape},
    paper::{CellRole, Row},
    text::squeeze,
};

patterns! {
    /// How much may be written: `（300字以内）`.
    LIMIT = r"([0-9]{2,5})\s*(?:个)?字";
    /// Labels of cells that take sentences.
    TALL = r"简\s*介|简\s*历|事\s*迹|意\s*见|经\s*历|情\s*况|内\s*容|理\s*由|总\s*结|承\s*诺|方\s*案|建\s*议|说\s*明|问\s*题|成\s*果|评\s*价|措\s*施|摘\s*要";
}

/// Lines of a cell that takes sentences.
const TALL_LINES: usize = 5;
/// Lines of a cell that takes words.
const LOW_LINES: u8 = 2;
/// How many lines of a form fit on the page below its title, a few of them for hints that wrap.
const PAGE_LINES: usize = 18;
/// No cell is taller.
const MOST_LINES: usize = 16;

/// The rows of a form: a label, then the value that spans the empty cells behind it.
pub(super) fn rows(raw: &[RawRow], columns: usize) -> Vec<Row> {
    let mut rows: Vec<Row> = raw.iter().map(|row| self::row(row, columns)).collect();
    let lines = |rows: &[Row]| rows.iter().map(|row| usize::from(row.min_lines)).sum::<usize>();
    // A form is meant to be seen at once: tall rows give way until it fits on a page.
    while lines(&rows) > PAGE_LINES {
        let tall = rows.iter_mut().filter(|row| usize::from(row.min_lines) > TALL_LINES);
        let Some(tallest) = tall.max_by_key(|row| row.min_lines) else {
            break;
        };
        tallest.min_lines = tallest.min_lines.saturating_sub(1);
    }
    rows
}

/// Relative widths of the columns: labels wrap, what is to be written needs room.
pub(super) fn widths(rows: &[Row], columns: usize) -> Vec<u16> {
    let mut widths = vec![0_u16; columns];
    for row in rows {
        let mut at = 0_usize;
        for cell in &row.cells {
            let span = usize::from(cell.colspan.max(1));
            let own = if span > 1 {
                4
            } else if cell.role == CellRole::Label {
                u16::try_from(shape::width(&cell.text).clamp(4, 12)).unwrap_or(12)
            } else {
                20
            };
            for width in widths.iter_mut().skip(at).take(span) {
                *width = (*width).max(own);
            }
            at = at.saturating_add(span);
        }
    }
    widths
}

fn row(raw: &RawRow, columns: usize) -> Row {
    let full = raw.cells.len() == columns && raw.cells.iter().all(|cell| !cell.is_empty());
    let mut cells = Vec::new();
    let mut at = 0_usize;
    let mut label = true;
    while at < columns {
        let text = raw.cells.get(at).map_or("", String::as_str);
        let empty = |at: usize| raw.cells.get(at).is_none_or(String::is_empty);
        let behind = (at.saturating_add(1)..columns).take_while(|at| empty(*at)).count();
        if text.is_empty() {
            let colspan = behind.saturating_add(1);
            cells.push(cell("", CellRole::Value, colspan));
            at = at.saturating_add(colspan);
            label = true;
        } else if label {
            // A row of nothing but words: names of columns, or labels with their hints.
            let last = at.saturating_add(1) == columns;
            cells.push(cell(text, CellRole::Label, 1));
            at = at.saturating_add(1);
            label = full && last;
        } else {
            let colspan = behind.saturating_add(1);
            cells.push(cell(text, CellRole::Hint, colspan));
            at = at.saturating_add(colspan);
            label = true;
        }
    }
    let min_lines = if raw.is_blank() { LOW_LINES } else { height(raw) };
    Row { cells, min_lines }
}

/// How many lines the widest value of a row should leave room for.
fn height(raw: &RawRow) -> u8 {
    let filled: Vec<&String> = raw.cells.iter().filter(|cell| !cell.is_empty()).collect();
    let [label] = filled.as_slice() else {
        return LOW_LINES;
    };
    let label = squeeze(label);
    let limit: Option<usize> =
        LIMIT.captures(&label).and_then(|found| found.get(1)?.as_str().parse().ok());
    let lines = match limit {
        // A line holds some twenty-five characters beside the label.
        Some(limit) => (limit / 25).clamp(4, MOST_LINES),
        None if TALL.is_match(&label) => TALL_LINES,
        None => return LOW_LINES,
    };
    u8::try_from(lines).unwrap_or(LOW_LINES)
}
