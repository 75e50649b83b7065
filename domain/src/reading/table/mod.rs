//! Tables and forms from rows of cells that TABs part.

mod form;
mod raw;
mod span;
mod width;

use std::ops::RangeInclusive;

use self::raw::RawRow;
use super::{
    Source,
    body::Traced,
    words::{Origin, Words, share},
};
use crate::{
    outline::{Run, pattern::patterns, shape},
    paper::{Block, Cell, CellRole, Row, Table, passages_of},
    text::squeeze,
};

patterns! {
    /// A line above a table that names it: `表1  分年度任务`.
    CAPTION = r"^(?:续|附)?表\s*[0-9一二三四五六七八九十]{1,3}(?:[-－—.．][0-9]{1,2})?(?:[\s：:、.．].*|\p{Han}.*)?$";
}

/// A table wider than this has no spans that the model could hold.
const MOST_COLUMNS: usize = 200;
/// Tables with more cells to fill in than words are lists of lines.
const MOST_EMPTY: usize = 20_000;

/// The tables of these consecutive rows, and the blocks that the source gives in their place.
pub(super) fn tables(source: &Source<'_>, runs: &[Run]) -> Vec<Traced> {
    let mut blocks: Vec<Traced> = Vec::new();
    let mut rest = runs;
    while let Some(run) = rest.first() {
        let line = run.lines.first().copied().unwrap_or_default();
        if let Some((block, last)) = source.given_at(line) {
            blocks.push(given(source, block, line..=last));
            let inside = |run: &&Run| run.lines.first().is_some_and(|line| *line <= last);
            let taken = rest.iter().take_while(inside).count();
            rest = rest.get(taken.max(1)..).unwrap_or_default();
            continue;
        }
        let taken = raw::rows_from(source, rest);
        if taken == 0 {
            let words = Words::of_run(source.outline, run);
            let passages = vec![Origin::Source(words.pieces.clone())];
            blocks.push(Traced { block: Block::Line(words.trimmed()), passages });
        } else {
            let rows = rest.get(..taken).unwrap_or_default();
            blocks.extend(table(raw::rows(source, rows)));
        }
        rest = rest.get(taken.max(1)..).unwrap_or_default();
    }
    blocks
}

/// A block given in place of lines. If it says what they say, its words come from them.
fn given(source: &Source<'_>, block: &Block, lines: RangeInclusive<usize>) -> Traced {
    let texts = passages_of(block);
    let mut words = Words::default();
    for line in lines {
        words.append(Words::of_line(source.outline, line));
    }
    let passages = if squeeze(&texts.concat()) == squeeze(&words.text) {
        share(&texts, words.pieces).into_iter().map(Origin::Source).collect()
    } else {
        vec![Origin::Given; texts.len()]
    };
    Traced { block: block.clone(), passages }
}

/// The table or form that these rows are.
fn table(rows: Vec<RawRow>) -> Vec<Traced> {
    let columns = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    let cells: usize = rows.iter().map(|row| row.cells.len()).sum();
    let grid = columns.saturating_mul(rows.len());
    if columns > MOST_COLUMNS || grid > cells.saturating_mul(4).saturating_add(MOST_EMPTY) {
        return rows.into_iter().filter_map(line).collect();
    }
    let passages: Vec<Origin> = rows
        .iter()
        .filter(|row| !row.is_blank())
        .map(|row| Origin::Source(row.pieces.clone()))
        .collect();
    let landscape = width::is_wide(&rows, columns);
    let head = span::head(&rows, columns);
    let is_form = head.is_none() || rows.iter().skip(head.unwrap_or(0)).any(RawRow::is_blank);
    let built = match head {
        Some(head) => span::rows(&rows, columns, head, is_form),
        None => form::rows(&rows, columns),
    };
    let widths = match head {
        // What the cells say, set in type, is a better guide than counting them.
        Some(_) => Vec::new(),
        None => form::widths(&built, columns),
    };
    let head_rows = head.unwrap_or(0).min(built.len().saturating_sub(1));
    let table = Table { caption: None, widths, head_rows, rows: built, landscape };
    let block = if is_form { Block::Form(table) } else { Block::Table(table) };
    vec![Traced { block, passages }]
}

/// A row kept as a line of its own.
fn line(row: RawRow) -> Option<Traced> {
    let text = row.cells.join("\t");
    let block = Block::Line(text.trim().to_owned());
    (!row.is_blank()).then(|| Traced { block, passages: vec![Origin::Source(row.pieces)] })
}

/// Takes the paragraph before a table as its caption if it names the table.
pub(super) fn take_caption(before: &Traced, table: &mut Traced) -> bool {
    let (Block::Table(body) | Block::Form(body), Block::Paragraph(text)) =
        (&mut table.block, &before.block)
    else {
        return false;
    };
    let names = CAPTION.is_match(text)
        && shape::width(text) <= 80
        && !text.contains(['。', '；', '，'])
        && body.caption.is_none();
    if names {
        body.caption = Some(text.clone());
        table.passages.splice(0..0, before.passages.iter().cloned());
    }
    names
}

/// A cell in the grid.
fn cell(text: &str, role: CellRole, colspan: usize) -> Cell {
    Cell {
        text: text.trim().to_owned(),
        role,
        colspan: u8::try_from(colspan).unwrap_or(u8::MAX),
        rowspan: 1,
        ..Cell::default()
    }
}

/// A row of one cell over the whole width: a section of the table.
fn section(text: &str, columns: usize) -> Row {
    Row { cells: vec![cell(text, CellRole::Label, columns)], min_lines: 0 }
}
