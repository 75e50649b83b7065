//! The text (正文), 7.3.3: paragraphs, headings of four levels, lists, tables, figures.

use fawen_domain::paper::{Block, Figure, Heading, HeadingLevel, List};

use super::{indented, set, slab, table};
use crate::{
    Image, Item, Role, TypesetError,
    flow::Slab,
    line::{Measure, Span, single},
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
        slabs.extend(self::block(setting, block, &place)?);
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
        Block::Figure(figure) => self::figure(setting, figure, place),
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
    let measure = Measure { width: setting.profile.width, ..Measure::default() };
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
    Ok(slabs)
}

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

/// The place of a figure, four to three until its file is known, with its caption.
fn figure(setting: &Setting<'_>, figure: &Figure, place: &str) -> Result<Vec<Slab>, TypesetError> {
    let profile = setting.profile;
    let wanted = figure.width.map_or(profile.width, |tenths| f64::from(tenths) / 10.0);
    let width = wanted.min(profile.width);
    let height = (width * 0.75).min(profile.height - profile.pitch());
    let x = (profile.width - width) / 2.0;
    let image = Image { sha256: figure.image.clone(), x, y: 0.0, width, height };
    let keep = figure.caption.is_some();
    let mut slabs = vec![Slab { height, items: vec![Item::Image(image)], keep, ..Slab::default() }];
    if let Some(caption) = &figure.caption {
        let style = setting.text(Role::Fangsong);
        let line = single(setting, style, caption, place)?;
        let x = (profile.width - line.width) / 2.0;
        slabs.push(slab(setting, style, line, x));
    }
    Ok(slabs)
}
