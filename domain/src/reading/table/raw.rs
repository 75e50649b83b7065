//! Rows as they stand in the source.

use super::super::{
    Source,
    words::{Piece, Words},
};
use crate::outline::{Mark, Role, Run, shape};

/// A row: its cells, and the words of the source behind them.
#[derive(Debug, Clone, Default)]
pub(super) struct RawRow {
    pub(super) cells: Vec<String>,
    pub(super) pieces: Vec<Piece>,
}

impl RawRow {
    /// Whether all its cells are empty.
    pub(super) fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| cell.trim().is_empty())
    }
}

/// How many of these passages are one table; 0 when the first is a line of a form.
pub(super) fn rows_from(source: &Source<'_>, runs: &[Run]) -> usize {
    let tabbed = |run: &Run| first_line(run).is_some_and(|line| source.raw(line).contains('\t'));
    let given = |run: &Run| first_line(run).is_some_and(|line| source.given_at(line).is_some());
    let mut taken = 0_usize;
    let mut below = None;
    for (at, run) in runs.iter().enumerate() {
        let line = first_line(run).unwrap_or_default();
        let apart = below.is_some_and(|below| (below..line).any(|line| source.is_solid(line)));
        below = Some(line.saturating_add(1));
        if given(run) || apart {
            break;
        }
        if tabbed(run) {
            taken = at.saturating_add(1);
        } else if taken == 0 || !is_section(source, run) {
            break;
        }
    }
    taken
}

/// A line in a table that heads the rows below it: short, close to the row above, nothing to fill in.
pub(super) fn is_section(source: &Source<'_>, run: &Run) -> bool {
    let Some(line) = first_line(run) else {
        return false;
    };
    let text = source.outline.lines.get(line).map_or("", |line| line.content());
    let close = line.checked_sub(1).is_some_and(|above| !source.raw(above).trim().is_empty());
    close
        && shape::width(text) <= 80
        && !text.ends_with(['。', '：', ':'])
        && (Mark::of(text).is_some() || !text.contains(['：', ':']))
}

fn first_line(run: &Run) -> Option<usize> {
    run.lines.first().copied()
}

/// The rows of these passages, with the empty rows between and below them.
pub(super) fn rows(source: &Source<'_>, runs: &[Run]) -> Vec<RawRow> {
    let (Some(first), Some(last)) =
        (runs.first().and_then(first_line), runs.last().and_then(first_line))
    else {
        return Vec::new();
    };
    let single = |run: &Run| {
        first_line(run).is_some_and(|line| {
            let raw = source.raw(line);
            raw.starts_with('\t') && !raw.trim().contains('\t')
        })
    };
    // One cell a line, rows parted by blank lines: what is left of a table of a web page.
    let by_cells = runs.iter().all(single);
    let mut rows: Vec<RawRow> = Vec::new();
    let mut begins = true;
    let mut line = first;
    while line <= last || is_empty_row(source, line) {
        let raw = source.raw(line);
        let words = Words::of_line(source.outline, line);
        let skipped = source
            .outline
            .lines
            .get(line)
            .is_none_or(|line| matches!(line.role, Role::PageNumber | Role::Debris));
        if skipped {
            line = line.saturating_add(1);
            continue;
        }
        if by_cells {
            match rows.last_mut().filter(|_| !begins) {
                Some(row) if raw.contains('\t') => row.take(&words),
                _ if raw.contains('\t') => rows.push(RawRow::of_cell(&words)),
                _ => {}
            }
            begins = !raw.contains('\t');
        } else if !words.is_empty() || raw.contains('\t') {
            rows.push(RawRow::of_line(raw, &words));
        }
        line = line.saturating_add(1);
    }
    rows
}

/// A line that is nothing but TABs belongs to the table above it; so does a blank line before one.
fn is_empty_row(source: &Source<'_>, line: usize) -> bool {
    let empty = |line: usize| {
        source.outline.lines.get(line).is_some_and(|line| line.text.trim().is_empty())
    };
    let tabs = |line: usize| empty(line) && source.raw(line).contains('\t');
    tabs(line) || (empty(line) && tabs(line.saturating_add(1)))
}

impl RawRow {
    fn of_cell(words: &Words) -> Self {
        let mut row = Self::default();
        row.take(words);
        row
    }

    fn take(&mut self, words: &Words) {
        self.cells.push(words.trimmed());
        self.pieces.extend(words.pieces.iter().filter(|piece| !piece.text.is_empty()).cloned());
    }

    /// The cells of a line: its words, and the TABs before and behind them.
    fn of_line(raw: &str, words: &Words) -> Self {
        let text = words.text.as_str();
        let at = raw.find(text).unwrap_or(0);
        let tabs = |part: Option<&str>| part.map_or(0, |part| part.matches('\t').count());
        let before = tabs(raw.get(..at));
        let behind = tabs(raw.get(at.saturating_add(text.len())..));
        let mut cells = vec![String::new(); before];
        if text.is_empty() {
            // The TABs stand between the cells.
            cells.push(String::new());
            cells.extend(vec![String::new(); behind]);
        } else {
            cells.extend(text.split('\t').map(|cell| cell.trim().to_owned()));
            cells.extend(vec![String::new(); behind]);
        }
        let pieces = words.pieces.iter().filter(|piece| !piece.text.is_empty()).cloned().collect();
        Self { cells, pieces }
    }
}
