//! The text (正文), 7.3.3: paragraphs, headings of four levels, lists, tables, figures.

use fawen_domain::{
    outline::Mark,
    paper::{Block, Heading, HeadingLevel, List},
};

use super::{figure, indented, one_line, set, table};
use crate::{
    Role, TypesetError,
    flow::{Note, Slab},
    line::{Measure, Span},
    style::Setting,
};

/// Sets the blocks of a text; `place` names the text for errors.
pub(super) fn blocks(
    setting: &Setting<'_>,
    blocks: &[Block],
    place: &str,
) -> Result<Vec<Slab>, TypesetError> {
    let mut slabs = Vec::new();
    for (index, block) in blocks.iter().enumerate() {
        let place = format!("{place}第{}段", index + 1);
        let mut set = self::block(setting, block, &place)?;
        // At least two lines of what follows stay with a heading.
        let headed = slabs.last().is_some_and(|before: &Slab| before.keep);
        let open = |slab: &Slab| slab.lines > 0 && !slab.keep;
        if headed && set.len() > 1 && set.first().is_some_and(open) {
            set.iter_mut().take(1).for_each(|slab| slab.keep = true);
        }
        slabs.extend(set);
    }
    // A heading with nothing below it has nothing to stay with.
    if let Some(last) = slabs.last_mut() {
        last.keep = false;
    }
    Ok(slabs)
}

fn block(setting: &Setting<'_>, block: &Block, place: &str) -> Result<Vec<Slab>, TypesetError> {
    match block {
        Block::Heading(heading) => self::heading(setting, heading, place),
        Block::Paragraph(text) => paragraph(setting, text, place),
        Block::Line(text) => line(setting, text, place),
        Block::List(list) => self::list(setting, list, place),
        Block::Table(table) | Block::Form(table) => table::set(setting, table, place),
        Block::Figure(figure) => figure::set(setting, figure, place),
    }
}

/// A paragraph; a line feed begins another.
fn paragraph(setting: &Setting<'_>, text: &str, place: &str) -> Result<Vec<Slab>, TypesetError> {
    let style = setting.text(Role::Fangsong);
    let mut slabs = Vec::new();
    for text in text.lines() {
        slabs.extend(indented(setting, &[Span { style, text }], place)?);
    }
    Ok(slabs)
}

/// A line as it stands, broken only where it must be.
fn line(setting: &Setting<'_>, text: &str, place: &str) -> Result<Vec<Slab>, TypesetError> {
    let style = setting.text(Role::Fangsong);
    let measure = Measure { width: setting.width, ..Measure::default() };
    set(setting, &[Span { style, text }], measure, place)
}

/// A heading, with the text that runs on; it never ends a page.
fn heading(
    setting: &Setting<'_>,
    heading: &Heading,
    place: &str,
) -> Result<Vec<Slab>, TypesetError> {
    let role = match heading.level {
        HeadingLevel::One => Role::Hei,
        HeadingLevel::Two => Role::Kai,
        HeadingLevel::Three | HeadingLevel::Four => Role::Fangsong,
    };
    let head = Span { style: setting.text(role), text: &heading.text };
    let run_in = heading.run_in.as_deref();
    let text = run_in.map(|text| Span { style: setting.text(Role::Fangsong), text });
    let spans: Vec<_> = std::iter::once(head).chain(text).collect();
    let mut slabs = indented(setting, &spans, place)?;
    if heading.run_in.is_none() {
        slabs.iter_mut().for_each(|slab| slab.keep = true);
    }
    if let Some(first) = slabs.first_mut() {
        let level = match heading.level {
            HeadingLevel::One => 1,
            HeadingLevel::Two => 2,
            HeadingLevel::Three => 3,
            HeadingLevel::Four => 4,
        };
        first.notes.push(Note::Bookmark(entry(heading), level));
    }
    Ok(slabs)
}

/// The entry of a heading in the outline of the pages; a bare number takes the first words of the
/// text that runs on.
fn entry(heading: &Heading) -> String {
    let mut entry = one_line(&heading.text).trim_end_matches(['。', '：']).to_owned();
    let words = heading.run_in.as_deref().map(one_line).unwrap_or_default();
    let number = Mark::of(&entry).is_some_and(|mark| mark.text == entry);
    if number && !words.is_empty() {
        let end = |c: char| matches!(c, '。' | '；' | '：' | '，');
        let clause = words.split(end).next().unwrap_or_default();
        entry.extend(clause.chars().take(ENTRY_WORDS));
        if clause.chars().count() > ENTRY_WORDS {
            entry.push('…');
        }
    }
    entry
}

/// How many characters of the text an entry of the outline takes.
const ENTRY_WORDS: usize = 20;

fn list(setting: &Setting<'_>, list: &List, place: &str) -> Result<Vec<Slab>, TypesetError> {
    let style = setting.text(Role::Fangsong);
    let mut slabs = Vec::new();
    for (index, item) in list.items.iter().enumerate() {
        let text = format!("{}{item}", list.marker.mark(index));
        let place = format!("{place}第{}项", index + 1);
        slabs.extend(indented(setting, &[Span { style, text: &text }], &place)?);
    }
    Ok(slabs)
}
