//! Blocks of a text: headings, paragraphs, lists, tables.

use super::{
    Source, table,
    words::{Origin, Piece, Words},
};
use crate::{
    outline::{Mark, MarkStyle, Role, Run, shape},
    paper::{Block, Heading, HeadingLevel, List, ListMarker},
};

/// A heading longer than this many halves of a Han character is a sentence, not a heading.
const LONGEST_HEADING: usize = 64;

/// A heading that is a sentence of its own is no longer than this.
const LONGEST_SENTENCE: usize = 40;

/// A block, and the origin of each of its passages.
#[derive(Debug, Clone)]
pub(super) struct Traced {
    pub(super) block: Block,
    pub(super) passages: Vec<Origin>,
}

impl Traced {
    /// A paragraph of these words.
    pub(super) fn paragraph(words: Words) -> Self {
        Self {
            block: Block::Paragraph(words.trimmed()),
            passages: vec![Origin::Source(words.pieces)],
        }
    }
}

/// The blocks of these passages.
pub(super) fn blocks(source: &Source<'_>, runs: &[Run]) -> Vec<Traced> {
    let mut blocks: Vec<Traced> = Vec::new();
    let mut rest = runs;
    // In regulations （一） counts the items of an article (项), and is no heading.
    let articles = runs.iter().any(|run| is_article(source, run));
    while let Some(run) = rest.first() {
        let taken = match run.role {
            Role::TableRow | Role::ListItem => {
                rest.iter().take_while(|next| next.role == run.role).count()
            }
            _ => 1,
        };
        let (group, after) = rest.split_at_checked(taken).unwrap_or((rest, &[]));
        rest = after;
        match run.role {
            Role::TableRow => {
                for mut table in table::tables(source, group) {
                    let named =
                        blocks.last().is_some_and(|last| table::take_caption(last, &mut table));
                    if named {
                        blocks.pop();
                    }
                    blocks.push(table);
                }
            }
            Role::ListItem => blocks.extend(lists(source, group)),
            Role::Heading(_) if articles && !is_chapter(source, run) => {
                blocks.push(paragraph(source, run));
            }
            Role::Heading(level) => blocks.push(heading(Words::of_run(source.outline, run), level)),
            _ => blocks.push(paragraph(source, run)),
        }
    }
    blocks
}

fn mark(source: &Source<'_>, run: &Run) -> Option<MarkStyle> {
    let line = source.outline.lines.get(*run.lines.first()?)?;
    Mark::of(line.content()).map(|mark| mark.style)
}

fn is_article(source: &Source<'_>, run: &Run) -> bool {
    run.role == Role::Paragraph && mark(source, run) == Some(MarkStyle::Article)
}

fn is_chapter(source: &Source<'_>, run: &Run) -> bool {
    matches!(mark(source, run), Some(MarkStyle::Chapter | MarkStyle::Section))
}

/// A paragraph; a line that white space sets in columns is kept with it.
fn paragraph(source: &Source<'_>, run: &Run) -> Traced {
    let words = Words::of_run(source.outline, run);
    let [line] = run.lines.as_slice() else {
        return Traced::paragraph(words);
    };
    if !shape::has_columns(&words.text) || words.text.contains('。') {
        return Traced::paragraph(words);
    }
    let raw = source.raw(*line);
    let wide = |c: &char| *c == '\u{3000}';
    let indent: String = raw.chars().take_while(wide).collect();
    let text = format!("{INDENT}{indent}{}", words.trimmed());
    Traced { block: Block::Line(text), passages: vec![Origin::Source(words.pieces)] }
}

/// The two characters by which a line is indented like a paragraph.
const INDENT: &str = "\u{3000}\u{3000}";

/// A heading: its number and its words up to the first stop; what follows runs on in its line. A
/// sentence that is only numbered runs on behind its number.
fn heading(words: Words, level: HeadingLevel) -> Traced {
    let text = words.trimmed();
    let mark = Mark::of(&text).map_or(0, |mark| mark.text.len());
    let end = head_end(&text, mark);
    let (head, rest) = text.split_at_checked(end).unwrap_or((&text, ""));
    let run_in = rest.trim();
    let heading = Heading {
        level,
        text: head.trim().to_owned(),
        run_in: (!run_in.is_empty()).then(|| run_in.to_owned()),
    };
    Traced { block: Block::Heading(heading), passages: vec![Origin::Source(words.pieces)] }
}

/// Where the heading ends, in bytes: after its first stop, if that comes soon.
fn head_end(text: &str, mark: usize) -> usize {
    let body = text.get(mark..).unwrap_or_default();
    let stop = body.char_indices().find(|(_, c)| matches!(c, '。' | '：' | ':' | '！' | '？'));
    let half = shape::HALF_STOP.find(body).and_then(|found| {
        let at = found.as_str().find('.')?;
        found.start().checked_add(at)?.checked_add(1)
    });
    let full = stop.map(|(at, c)| at.saturating_add(c.len_utf8()));
    let stop = full.into_iter().chain(half).min();
    let end = stop.unwrap_or(body.len());
    let head = body.get(..end).unwrap_or_default();
    let whole = end == body.len() && stop.is_some();
    let short = shape::width(head) <= LONGEST_HEADING;
    // A sentence that fills the paragraph says something; an item of a list ends in a semicolon.
    let says = whole && (head.contains(['，', '；']) || shape::width(head) > LONGEST_SENTENCE);
    let item = stop.is_none() && body.ends_with(['；', ';']);
    if short && !says && !item {
        mark.saturating_add(end)
    } else if stop.is_none() && mark == 0 {
        text.len()
    } else {
        mark
    }
}

/// Lists whose numbers are those that the model gives; others keep their numbers as words.
fn lists(source: &Source<'_>, runs: &[Run]) -> Vec<Traced> {
    let mut lists: Vec<Traced> = Vec::new();
    for run in runs {
        let words = Words::of_run(source.outline, run);
        let text = words.trimmed();
        let mark = Mark::of(&text);
        let style = mark.as_ref().map(|mark| mark.style);
        let begins = mark.as_ref().is_none_or(|mark| mark.number == 1);
        match lists.last_mut() {
            Some(last) if !begins && last_style(last) == style => last.push(text, words.pieces),
            _ => lists.push(Traced::list(text, words.pieces)),
        }
    }
    lists.into_iter().map(derive_numbers).collect()
}

/// The style of the marks of a list that still has them in its items.
fn last_style(list: &Traced) -> Option<MarkStyle> {
    match &list.block {
        Block::List(list) => Mark::of(list.items.last()?).map(|mark| mark.style),
        _ => None,
    }
}

/// Takes the marks out of the items if they are those that the model prints.
fn derive_numbers(mut traced: Traced) -> Traced {
    if let Block::List(list) = &mut traced.block {
        for marker in [ListMarker::Arabic, ListMarker::Bracketed] {
            let bare: Option<Vec<String>> = list
                .items
                .iter()
                .enumerate()
                .map(|(at, item)| {
                    let rest = item.strip_prefix(marker.mark(at).trim_end())?;
                    let rest = rest.trim_start();
                    (!rest.is_empty()).then(|| rest.to_owned())
                })
                .collect();
            if let Some(items) = bare {
                *list = List { marker, items };
                break;
            }
        }
    }
    traced
}

impl Traced {
    fn list(item: String, pieces: Vec<Piece>) -> Self {
        let list = List { marker: ListMarker::None, items: vec![item] };
        Self { block: Block::List(list), passages: vec![Origin::Source(pieces)] }
    }

    fn push(&mut self, item: String, pieces: Vec<Piece>) {
        if let Block::List(list) = &mut self.block {
            list.items.push(item);
            self.passages.push(Origin::Source(pieces));
        }
    }
}
