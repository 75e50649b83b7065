//! Rows of a table as slabs: heights, edges, texts in their places.

use std::rc::Rc;

use fawen_domain::paper::{Align, Table};

use super::{
    PADDING,
    cell::{Filled, Points, Side, side},
    columns::Columns,
    face,
    grid::{Grid, Placed},
    number, pitch,
};
use crate::{
    Colour, Item, Rule, TypesetError,
    flow::{Slab, Spanning},
    line::{Line, Measure, Span, paragraph, single},
    profile::distance::INNER_RULE,
    style::{Setting, Style},
};

/// Rows that are higher together than this part of a page are not kept on one.
const KEPT: f64 = 3.0;

/// What rows are made from.
pub(super) struct Rows<'a> {
    pub(super) setting: &'a Setting<'a>,
    pub(super) table: &'a Table,
    pub(super) grid: &'a Grid<'a>,
    pub(super) columns: &'a Columns,
    pub(super) place: &'a str,
}

impl Rows<'_> {
    /// The rows of the head, and the slabs of the others.
    pub(super) fn set(&self) -> Result<(Vec<Slab>, Vec<Slab>), TypesetError> {
        let points = self.points()?;
        let mut filled = Vec::with_capacity(self.grid.cells.len());
        for placed in &self.grid.cells {
            filled.push((*placed, self.fill(placed, &points)?));
        }
        let heights = self.heights(&filled);
        let page = self.setting.height;
        let high: f64 = heights.iter().take(self.grid.head).sum();
        // A head that leaves no room for rows is not worth repeating: it is rows like the others.
        let head = if high <= page / 2.0 { self.grid.head } else { 0 };
        let kept = self.kept(&filled, &heights, head);
        let mut rows: Vec<Slab> = heights
            .iter()
            .zip(kept)
            .map(|(&height, keep)| Slab { height, keep, ..Slab::default() })
            .collect();
        for (placed, cell) in filled {
            draw(placed, cell, &heights, head, &mut rows);
        }
        let body = rows.split_off(head.min(rows.len()));
        let room = if head > 0 { page - high } else { page };
        Ok((rows, self.sliced(body, room)))
    }

    /// The widths before and after the points of each column's numbers.
    fn points(&self) -> Result<Vec<Points>, TypesetError> {
        let mut points = vec![Points::default(); self.grid.columns];
        for placed in &self.grid.cells {
            let aligned = self.columns.aligns.get(placed.column) == Some(&Align::Right);
            let text = placed.cell.text.as_str();
            if !aligned || placed.columns > 1 || !number::is(text) {
                continue;
            }
            let (before, after) = number::parted(text);
            let width = |text| single(self.setting, self.style(placed), text, self.place);
            let (before, after) = (width(before)?.width, width(after)?.width);
            if let Some(column) = points.get_mut(placed.column) {
                column.before = column.before.max(before);
                column.after = column.after.max(after);
            }
        }
        Ok(points)
    }

    fn style(&self, placed: &Placed<'_>) -> Style {
        Style::free(face(placed.cell.role), self.columns.size)
    }

    fn fill(&self, placed: &Placed<'_>, points: &[Points]) -> Result<Filled, TypesetError> {
        let left = self.columns.edge(placed.column);
        let right = self.columns.edge(placed.column + placed.columns);
        let style = self.style(placed);
        let place = format!("{}表第{}行第{}列", self.place, placed.row + 1, placed.column + 1);
        let measure = Measure { width: right - left - 2.0 * PADDING, ..Measure::default() };
        let mut lines = Vec::new();
        for text in placed.cell.text.lines() {
            let set = paragraph(self.setting, &[Span { style, text }], measure, &place)?;
            lines.extend(if set.is_empty() { vec![Line::default()] } else { set });
        }
        let align = self.columns.aligns.get(placed.column).copied().unwrap_or_default();
        let points = points.get(placed.column).copied().unwrap_or_default();
        let mut side = side(placed, align, points, right - left);
        if let Side::At(x) = side {
            let (before, _) = number::parted(&placed.cell.text);
            let own = single(self.setting, style, before, &place)?.width;
            side = Side::At(x + points.before - own);
        }
        Ok(Filled { lines, left, right, style, side })
    }

    /// Heights of the rows: as their texts need, at least what the row asks for; what a spanning cell
    /// needs beyond that goes to its last row.
    fn heights(&self, cells: &[(Placed<'_>, Filled)]) -> Vec<f64> {
        let size = self.columns.size;
        let room = |lines: usize| lines.max(1) as f64 * pitch(size) + 2.0 * PADDING;
        let mut heights: Vec<f64> =
            self.table.rows.iter().map(|row| room(usize::from(row.min_lines))).collect();
        let mut by_span: Vec<&(Placed<'_>, Filled)> = cells.iter().collect();
        by_span.sort_by_key(|(placed, _)| placed.rows);
        for (placed, cell) in by_span {
            let rows = placed.row..placed.row + placed.rows;
            let have: f64 = heights.get(rows.clone()).unwrap_or_default().iter().sum();
            // Where the end of a page may cut a cell, each part may leave less than a line unused.
            let page = self.setting.height;
            let cuts = if placed.rows > 1 && have.max(cell.height()) > page / KEPT {
                (have.max(cell.height()) / page).ceil() + 1.0
            } else {
                0.0
            };
            let needed = cell.height() + cuts * (pitch(size) + 2.0 * PADDING);
            if let Some(last) = heights.get_mut(rows.end.saturating_sub(1)) {
                *last += (needed - have).max(0.0);
            }
        }
        heights
    }

    /// Which rows stay with the next one: those of a head, and those under a cell that is not so high
    /// that keeping it whole would leave much of a page empty.
    fn kept(&self, cells: &[(Placed<'_>, Filled)], heights: &[f64], head: usize) -> Vec<bool> {
        let mut kept = vec![false; heights.len()];
        for (placed, _) in cells.iter().filter(|(placed, _)| placed.rows > 1) {
            let rows = placed.row..placed.row + placed.rows;
            let height: f64 = heights.get(rows.clone()).unwrap_or_default().iter().sum();
            let inner = rows.start..rows.end.saturating_sub(1);
            if height <= self.setting.height / KEPT || placed.row < head {
                kept.get_mut(inner).unwrap_or_default().fill(true);
            }
        }
        kept
    }

    /// Rows higher than a page in parts; spanning cells count the parts.
    fn sliced(&self, rows: Vec<Slab>, room: f64) -> Vec<Slab> {
        let mut slabs: Vec<Slab> = Vec::with_capacity(rows.len());
        let mut starts = Vec::with_capacity(rows.len() + 1);
        for row in rows {
            starts.push(slabs.len());
            slabs.extend(self.slices(row, room));
        }
        starts.push(slabs.len());
        if slabs.len() + 1 > starts.len() {
            for (row, &start) in starts.iter().enumerate() {
                for cell in slabs.get_mut(start).map(|slab| &mut slab.cells).into_iter().flatten() {
                    let end = starts.get(row + cell.slabs).copied().unwrap_or(start + 1);
                    cell.slabs = end - start;
                }
            }
        }
        slabs
    }

    /// Parts a row that is higher than a page between lines of its text.
    fn slices(&self, row: Slab, room: f64) -> Vec<Slab> {
        if row.height <= room {
            return vec![row];
        }
        let pitch = pitch(self.columns.size);
        let step = ((room - 2.0 * PADDING) / pitch).floor().max(1.0) * pitch;
        let mut rest = row;
        let mut slices = Vec::new();
        while rest.height > room {
            let (above, below) = cut(rest, step + PADDING);
            slices.push(above);
            rest = below;
        }
        slices.push(rest);
        slices
    }
}

/// Cuts a row at `at`; the cells of both parts are closed by rules.
fn cut(row: Slab, at: f64) -> (Slab, Slab) {
    let mut above = Slab { height: at, cells: row.cells, ..Slab::default() };
    let mut below = Slab { height: row.height - at + PADDING, keep: row.keep, ..Slab::default() };
    let shift = PADDING - at;
    let mut ends: Vec<f64> = Vec::new();
    for item in row.items {
        match item {
            Item::Rule(rule) if rule.y0 < at && rule.y1 > at => {
                ends.push(rule.x0);
                above.items.push(Item::Rule(Rule { y1: at, ..rule }));
                below.items.push(Item::Rule(Rule { y0: 0.0, y1: rule.y1 + shift, ..rule }));
            }
            Item::Rule(Rule { y0, .. }) if y0 >= at => below.items.push(item.moved(0.0, shift)),
            Item::Run(ref run) if run.y >= at => below.items.push(item.moved(0.0, shift)),
            item => above.items.push(item),
        }
    }
    // The left and right edges of each cell come in pairs.
    for edges in ends.chunks_exact(2) {
        let [left, right] = [edges[0].min(edges[1]), edges[0].max(edges[1])];
        let rule = |y| Rule::across(left, y, right - left, INNER_RULE, Colour::Black);
        above.items.push(rule(at));
        below.items.push(rule(0.0));
    }
    (above, below)
}

/// Puts a cell into its rows; `head` of them are never parted.
fn draw(placed: Placed<'_>, cell: Filled, heights: &[f64], head: usize, rows: &mut [Slab]) {
    let Placed { row, rows: count, .. } = placed;
    let height: f64 = heights.get(row..row + count).unwrap_or_default().iter().sum();
    let Some(slab) = rows.get_mut(row) else { return };
    if count > 1 && row >= head {
        let before = slab.items.len();
        slab.cells.push(Spanning { before, slabs: count, cell: Rc::new(cell) });
    } else {
        slab.items.extend(cell.edges(height));
        slab.items.extend(cell.text(height));
    }
}
