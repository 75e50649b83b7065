//! Tables and forms: merged cells, tall empty cells, rows over pages with the head repeated, wide ones
//! on turned sheets (clause 8).

mod cell;
mod columns;
mod grid;
mod number;
mod row;

use std::rc::Rc;

use fawen_domain::paper::{Block, CellRole, Table};

use self::{columns::Columns, grid::Grid, row::Rows};
use super::{indented, within};
use crate::{
    Role, TypesetError,
    flow::{Note, Slab},
    line::Span,
    profile::MM_PER_PT,
    style::Setting,
};

/// White between a cell's text and its edges.
const PADDING: f64 = 1.2;

/// Whether a block is a table that needs the sheet turned.
pub(super) fn turns(
    setting: &Setting<'_>,
    block: &Block,
    place: &str,
) -> Result<bool, TypesetError> {
    let (Block::Table(table) | Block::Form(table)) = block else {
        return Ok(false);
    };
    let Some(grid) = Grid::new(table) else { return Ok(false) };
    let columns = Columns::choose(setting, table, &grid, place)?;
    Ok(columns.is_some_and(|columns| columns.turned))
}

/// Sets a table.
pub(super) fn set(
    setting: &Setting<'_>,
    table: &Table,
    place: &str,
) -> Result<Vec<Slab>, TypesetError> {
    let Some(grid) = Grid::new(table) else {
        return plain(setting, table, place);
    };
    let Some(columns) = Columns::choose(setting, table, &grid, place)? else {
        return plain(setting, table, place);
    };
    let own = if columns.turned { setting.turned() } else { setting.clone() };
    let mut slabs = caption(&own, table, place)?;
    let rows = Rows { setting: &own, table, grid: &grid, columns: &columns, place };
    let (head, body) = rows.set()?;
    let repeated = (!head.is_empty()).then(|| Rc::new(head.clone()));
    slabs.extend(head.into_iter().map(|row| Slab { keep: true, ..row }));
    slabs.extend(body.into_iter().map(|row| Slab { head: repeated.clone(), ..row }));
    slabs.iter_mut().for_each(|slab| slab.turned = own.turned);
    if let Some(first) = slabs.first_mut() {
        first.notes.push(Note::Table(columns.fitted()));
    }
    Ok(slabs)
}

/// A table with more columns than a sheet can hold: its rows as lines, so that nothing is lost.
fn plain(setting: &Setting<'_>, table: &Table, place: &str) -> Result<Vec<Slab>, TypesetError> {
    let mut slabs = caption(setting, table, place)?;
    for row in &table.rows {
        let cells: Vec<&str> = row.cells.iter().map(|cell| cell.text.as_str()).collect();
        for text in cells.join("　").lines() {
            let span = Span { style: setting.text(Role::Fangsong), text };
            slabs.extend(indented(setting, &[span], place)?);
        }
    }
    Ok(slabs)
}

fn caption(setting: &Setting<'_>, table: &Table, place: &str) -> Result<Vec<Slab>, TypesetError> {
    let style = setting.text(Role::Hei);
    let mut slabs = Vec::new();
    for text in table.caption.as_deref().unwrap_or_default().lines() {
        for line in within(setting, style, text, setting.width, place)? {
            let x = ((setting.width - line.width) / 2.0).max(0.0);
            slabs.push(Slab { keep: true, ..super::slab(setting, style, line, x) });
        }
    }
    Ok(slabs)
}

/// The face of a cell's text.
const fn face(role: CellRole) -> Role {
    match role {
        CellRole::Head | CellRole::Label => Role::Hei,
        CellRole::Value => Role::Fangsong,
        CellRole::Hint => Role::Kai,
    }
}

/// Distance of lines in a table: half as much again as the type.
fn pitch(size: f64) -> f64 {
    size * MM_PER_PT * 1.5
}
