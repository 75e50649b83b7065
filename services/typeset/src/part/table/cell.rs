//! One cell: its text in lines, and where they stand.

use fawen_domain::paper::{Align, CellRole};

use super::{PADDING, grid::Placed, number, pitch};
use crate::{Colour, Item, Rule, flow, line::Line, profile::distance::INNER_RULE, style::Style};

/// A cell whose text is set in lines.
#[derive(Debug, Clone)]
pub(super) struct Filled {
    pub(super) lines: Vec<Line>,
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) style: Style,
    pub(super) side: Side,
}

/// Where the lines of a cell stand.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Side {
    /// This much of the free room is at the left: 0, a half, all.
    Part(f64),
    /// At this distance from the left edge: a number whose point stands below the others'.
    At(f64),
}

/// Where the numbers of a column stand: widths of the parts before and after the point.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Points {
    pub(super) before: f64,
    pub(super) after: f64,
}

impl Filled {
    /// Height that the text needs.
    pub(super) fn height(&self) -> f64 {
        self.lines.len().max(1) as f64 * pitch(self.style.size) + 2.0 * PADDING
    }

    /// The text in the middle of a height.
    pub(super) fn text(&self, height: f64) -> Vec<Item> {
        self.some(&self.lines, height)
    }

    fn some(&self, lines: &[Line], height: f64) -> Vec<Item> {
        let pitch = pitch(self.style.size);
        let top = ((height - lines.len() as f64 * pitch) / 2.0).max(PADDING);
        let mut items = Vec::new();
        for (index, line) in lines.iter().enumerate() {
            let spare = self.right - self.left - 2.0 * PADDING - line.width;
            let x = match self.side {
                Side::Part(part) => self.left + PADDING + spare * part,
                Side::At(x) => self.left + x.clamp(PADDING, (PADDING + spare).max(PADDING)),
            };
            let y = top + index as f64 * pitch + self.style.baseline(pitch);
            items.extend(line.items.iter().cloned().map(|item| item.moved(x, y)));
        }
        items
    }

    /// The four edges.
    pub(super) fn edges(&self, height: f64) -> [Item; 4] {
        let width = self.right - self.left;
        [
            Rule::down(self.left, 0.0, height, INNER_RULE),
            Rule::down(self.right, 0.0, height, INNER_RULE),
            Rule::across(self.left, 0.0, width, INNER_RULE, Colour::Black),
            Rule::across(self.left, height, width, INNER_RULE, Colour::Black),
        ]
    }
}

impl flow::Cell for Filled {
    /// A cell over the end of a page: its text once more on the next, or what did not fit of it.
    fn parts(&self, heights: &[f64]) -> Vec<Vec<Item>> {
        let fits = |height: f64| self.height() <= height + 1e-6;
        let whole = heights.first().copied().is_some_and(fits);
        let pitch = pitch(self.style.size);
        let mut rest = self.lines.as_slice();
        let last = heights.len().saturating_sub(1);
        let part = |(index, &height): (usize, &f64)| {
            let mut items: Vec<Item> = self.edges(height).into();
            if whole {
                let text = if fits(height) { self.text(height) } else { Vec::new() };
                let again = |item: Item| if index > 0 { item.extra() } else { item };
                items.extend(text.into_iter().map(again));
                return items;
            }
            let room = ((height - 2.0 * PADDING) / pitch + 1e-6).floor().max(0.0) as usize;
            let count = if index == last { rest.len() } else { room.min(rest.len()) };
            let (here, below) = rest.split_at(count);
            rest = below;
            items.extend(self.some(here, height));
            items
        };
        heights.iter().enumerate().map(part).collect()
    }
}

/// Where the text of a cell stands.
pub(super) fn side(placed: &Placed<'_>, column: Align, points: Points, width: f64) -> Side {
    let cell = placed.cell;
    let value = cell.role == CellRole::Value;
    match (cell.align, cell.role) {
        (Align::Left, _) | (Align::Auto, CellRole::Hint) => Side::Part(0.0),
        (Align::Centre, _) | (Align::Auto, CellRole::Head | CellRole::Label) => Side::Part(0.5),
        (Align::Right, _) => Side::Part(1.0),
        (Align::Auto, CellRole::Value) if placed.columns > 1 => {
            Side::Part(if number::is(&cell.text) { 1.0 } else { 0.0 })
        }
        (Align::Auto, CellRole::Value) => match column {
            Align::Right if value && number::is(&cell.text) => {
                Side::At((width - points.before - points.after) / 2.0)
            }
            Align::Right | Align::Centre => Side::Part(0.5),
            Align::Left | Align::Auto => Side::Part(0.0),
        },
    }
}
