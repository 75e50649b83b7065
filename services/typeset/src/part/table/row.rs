//! Rows of a table as slabs: heights, edges, texts in their places.

use fawen_domain::paper::{Align, CellRole, Table};

use super::{
    PADDING,
    grid::{Grid, Placed},
    pitch, style,
};
use crate::{
    Colour, Item, Role, Rule, TypesetError,
    flow::Slab,
    line::{Line, Measure, Span, paragraph},
    profile::distance::INNER_RULE,
    style::{Setting, Style},
};

/// A cell whose text is set in lines.
struct Filled<'a> {
    placed: Placed<'a>,
    lines: Vec<Line>,
    left: f64,
    right: f64,
    style: Style,
}

pub(super) fn rows(
    setting: &Setting<'_>,
    table: &Table,
    grid: &Grid<'_>,
    place: &str,
) -> Result<Vec<Slab>, TypesetError> {
    let edges = grid.edges(&table.widths, setting.profile.width);
    let edge = |column: usize| edges.get(column).or(edges.last()).copied().unwrap_or(0.0);
    let mut filled = Vec::new();
    for placed in &grid.cells {
        let (left, right) = (edge(placed.column), edge(placed.column + placed.columns));
        let place = format!("{place}表第{}行第{}列", placed.row + 1, placed.column + 1);
        filled.push(fill(setting, *placed, left, right, &place)?);
    }
    let heights = heights(setting, table, &filled);
    let slabs = heights.iter().enumerate().map(|(row, &height)| Slab {
        height,
        items: items(setting, &filled, &heights, row),
        keep: filled
            .iter()
            .any(|cell| cell.placed.row <= row && row + 1 < cell.placed.row + cell.placed.rows),
        ..Slab::default()
    });
    Ok(slabs.collect())
}

fn fill<'a>(
    setting: &Setting<'_>,
    placed: Placed<'a>,
    left: f64,
    right: f64,
    place: &str,
) -> Result<Filled<'a>, TypesetError> {
    let role = match placed.cell.role {
        CellRole::Head | CellRole::Label => Role::Hei,
        CellRole::Value => Role::Fangsong,
        CellRole::Hint => Role::Kai,
    };
    let style = style(setting, role);
    let width = right - left - 2.0 * PADDING;
    let measure = Measure { width, ..Measure::default() };
    let mut lines = Vec::new();
    for text in placed.cell.text.lines() {
        let set = paragraph(setting, &[Span { style, text }], measure, place)?;
        lines.extend(if set.is_empty() { vec![Line::default()] } else { set });
    }
    Ok(Filled { placed, lines, left, right, style })
}

/// Heights of the rows: as their texts need, at least what the row asks for; what a spanning cell
/// needs beyond that goes to its last row.
fn heights(setting: &Setting<'_>, table: &Table, cells: &[Filled<'_>]) -> Vec<f64> {
    let room = |lines: usize| lines.max(1) as f64 * pitch(setting) + 2.0 * PADDING;
    let mut heights: Vec<f64> =
        table.rows.iter().map(|row| room(usize::from(row.min_lines))).collect();
    let mut by_span: Vec<&Filled<'_>> = cells.iter().collect();
    by_span.sort_by_key(|cell| cell.placed.rows);
    for cell in by_span {
        let rows = cell.placed.row..cell.placed.row + cell.placed.rows;
        let have: f64 = heights.get(rows.clone()).unwrap_or_default().iter().sum();
        if let Some(last) = heights.get_mut(rows.end.saturating_sub(1)) {
            *last += (room(cell.lines.len()) - have).max(0.0);
        }
    }
    heights
}

/// Texts and edges inside one row.
fn items(setting: &Setting<'_>, cells: &[Filled<'_>], heights: &[f64], row: usize) -> Vec<Item> {
    let height = heights.get(row).copied().unwrap_or(0.0);
    let mut items = Vec::new();
    for cell in cells {
        let Placed { row: first, rows, .. } = cell.placed;
        if row < first || row >= first + rows {
            continue;
        }
        let width = cell.right - cell.left;
        items.push(Rule::down(cell.left, 0.0, height, INNER_RULE));
        items.push(Rule::down(cell.right, 0.0, height, INNER_RULE));
        if row == first {
            items.push(Rule::across(cell.left, 0.0, width, INNER_RULE, Colour::Black));
            let whole: f64 = heights.get(first..first + rows).unwrap_or_default().iter().sum();
            items.extend(text(setting, cell, whole));
        }
        if row + 1 == first + rows {
            items.push(Rule::across(cell.left, height, width, INNER_RULE, Colour::Black));
        }
    }
    items
}

/// The text of a cell, in the middle of its height.
fn text(setting: &Setting<'_>, cell: &Filled<'_>, height: f64) -> Vec<Item> {
    let pitch = pitch(setting);
    let top = ((height - cell.lines.len() as f64 * pitch) / 2.0).max(PADDING);
    let mut items = Vec::new();
    for (index, line) in cell.lines.iter().enumerate() {
        let spare = cell.right - cell.left - 2.0 * PADDING - line.width;
        let x = cell.left + PADDING + spare * side(cell);
        let y = top + index as f64 * pitch + cell.style.baseline(pitch);
        items.extend(line.items.iter().cloned().map(|item| item.moved(x, y)));
    }
    items
}

/// 0 left, 0.5 centred, 1 right.
fn side(cell: &Filled<'_>) -> f64 {
    let text = cell.placed.cell.text.trim();
    let number =
        !text.is_empty() && text.chars().all(|c| c.is_ascii_digit() || ".,%-+".contains(c));
    match (cell.placed.cell.align, cell.placed.cell.role) {
        (Align::Left, _) | (Align::Auto, CellRole::Hint) => 0.0,
        (Align::Centre, _) | (Align::Auto, CellRole::Head | CellRole::Label) => 0.5,
        (Align::Right, _) => 1.0,
        (Align::Auto, CellRole::Value) => {
            if number {
                1.0
            } else {
                0.0
            }
        }
    }
}

/// Parts a row that is higher than a page between lines of its text.
pub(super) fn slices(setting: &Setting<'_>, row: Slab, room: f64) -> Vec<Slab> {
    if row.height <= room {
        return vec![row];
    }
    let step = ((room - 2.0 * PADDING) / pitch(setting)).floor().max(1.0) * pitch(setting);
    let mut rest = row;
    let mut slices = Vec::new();
    while rest.height > room {
        let (above, below) = cut(rest, step + PADDING, setting.profile.width);
        slices.push(above);
        rest = below;
    }
    slices.push(rest);
    slices
}

/// Cuts a row at `at`; both parts are closed by a rule.
fn cut(row: Slab, at: f64, width: f64) -> (Slab, Slab) {
    let mut above = Slab { height: at, ..Slab::default() };
    let mut below = Slab { height: row.height - at + PADDING, keep: row.keep, ..Slab::default() };
    let shift = PADDING - at;
    for item in row.items {
        match item {
            Item::Rule(rule) if rule.y0 < at && rule.y1 > at => {
                above.items.push(Item::Rule(Rule { y1: at, ..rule }));
                below.items.push(Item::Rule(Rule { y0: 0.0, y1: rule.y1 + shift, ..rule }));
            }
            Item::Rule(Rule { y0, .. }) if y0 >= at => below.items.push(item.moved(0.0, shift)),
            Item::Run(ref run) if run.y >= at => below.items.push(item.moved(0.0, shift)),
            item => above.items.push(item),
        }
    }
    let rule = |y| Rule::across(0.0, y, width, INNER_RULE, Colour::Black);
    above.items.push(rule(at));
    below.items.push(rule(0.0));
    (above, below)
}
