//! Tables and forms: merged cells, tall empty cells, rows over pages with the head repeated.

mod grid;
mod row;

use std::rc::Rc;

use fawen_domain::paper::Table;

use self::grid::Grid;
use super::slab;
use crate::{
    Role, TypesetError,
    flow::Slab,
    line::single,
    profile::MM_PER_PT,
    style::{Setting, Style},
};

/// White between a cell's text and its edges.
const PADDING: f64 = 1.2;

/// Sets a table.
pub(super) fn set(
    setting: &Setting<'_>,
    table: &Table,
    place: &str,
) -> Result<Vec<Slab>, TypesetError> {
    let mut slabs = caption(setting, table, place)?;
    let grid = Grid::new(table);
    let rows = row::rows(setting, table, &grid, place)?;
    let head_rows = table.head_rows.min(rows.len().saturating_sub(1));
    let mut rows = rows.into_iter();
    let head: Vec<_> = rows.by_ref().take(head_rows).map(kept).collect();
    let head_height: f64 = head.iter().map(|row| row.height).sum();
    // A head that leaves no room for rows is not worth repeating.
    let fits = head_height <= setting.profile.height / 2.0;
    let repeated = (fits && !head.is_empty()).then(|| Rc::new(head.clone()));
    let room = setting.profile.height - if fits { head_height } else { 0.0 };
    slabs.extend(head);
    for row in rows {
        let slices = row::slices(setting, row, room);
        slabs.extend(slices.into_iter().map(|row| Slab { head: repeated.clone(), ..row }));
    }
    Ok(slabs)
}

fn kept(row: Slab) -> Slab {
    Slab { keep: true, ..row }
}

fn caption(setting: &Setting<'_>, table: &Table, place: &str) -> Result<Vec<Slab>, TypesetError> {
    let Some(caption) = &table.caption else {
        return Ok(Vec::new());
    };
    let style = setting.text(Role::Hei);
    let line = single(setting, style, caption, place)?;
    let x = ((setting.profile.width - line.width) / 2.0).max(0.0);
    Ok(vec![kept(slab(setting, style, line, x))])
}

/// The type of a table's text.
fn style(setting: &Setting<'_>, role: Role) -> Style {
    Style::free(role, setting.profile.table_size)
}

/// Distance of lines in a table: half as much again as the type.
fn pitch(setting: &Setting<'_>) -> f64 {
    setting.profile.table_size * MM_PER_PT * 1.5
}
