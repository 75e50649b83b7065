//! Tables and forms from rows of cells that TABs part.

use std::ops::RangeInclusive;

use super::{
    Source,
    body::Traced,
    words::{Origin, Words, share},
};
use crate::{
    outline::Run,
    paper::{Block, Cell, Row, Table, passages_of},
    text::squeeze,
};

/// The tables of these consecutive rows, and the blocks that the source gives in their place.
pub(super) fn tables(source: &Source<'_>, runs: &[Run]) -> Vec<Traced> {
    let mut blocks: Vec<Traced> = Vec::new();
    let mut rows: Vec<(Row, Origin)> = Vec::new();
    let mut given_to = None;
    for run in runs {
        let line = run.lines.first().copied().unwrap_or_default();
        let words = Words::of_run(source.outline, run);
        if let Some((block, last)) = source.given_at(line) {
            blocks.extend(table(std::mem::take(&mut rows)));
            blocks.push(given(source, block, line..=last));
            given_to = Some(last);
        } else if given_to.is_some_and(|last| line <= last) {
            // The block has taken its place.
        } else if source.raw(line).contains('\t') {
            rows.push((row(&words.text), Origin::Source(words.pieces)));
        } else {
            blocks.extend(table(std::mem::take(&mut rows)));
            let passages = vec![Origin::Source(words.pieces.clone())];
            blocks.push(Traced { block: Block::Line(words.trimmed()), passages });
        }
    }
    blocks.extend(table(rows));
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

fn row(text: &str) -> Row {
    let cell = |text: &str| Cell { text: text.trim().to_owned(), ..Cell::default() };
    Row { cells: text.split('\t').map(cell).collect(), min_lines: 0 }
}

fn table(rows: Vec<(Row, Origin)>) -> Option<Traced> {
    if rows.is_empty() {
        return None;
    }
    let columns = rows.iter().map(|(row, _)| row.cells.len()).max().unwrap_or(1);
    let (rows, passages): (Vec<Row>, Vec<Origin>) = rows
        .into_iter()
        .map(|(mut row, origin)| {
            row.cells.resize(columns, Cell::default());
            (row, origin)
        })
        .unzip();
    let table = Table { head_rows: 1, rows, ..Table::default() };
    Some(Traced { block: Block::Table(table), passages })
}
