//! Slabs onto pages: what stays together, what begins a page, what vanishes at its top.
//!
//! First a plan is made from heights alone, as often as it takes to find a good distance of lines;
//! then everything is put where the plan has it.

mod leaf;
mod plan;

use std::rc::Rc;

pub(crate) use self::{
    leaf::{Leaf, fill},
    plan::{Frame, Plan, plan},
};
use crate::{FittedTable, Item};

/// A horizontal slice of a page, as high as a line or a row of a table.
#[derive(Debug, Clone, Default)]
pub(crate) struct Slab {
    pub(crate) height: f64,
    /// Relative to the left edge of the type area and the top of the slab.
    pub(crate) items: Vec<Item>,
    /// How many lines of the text it is high: they follow the distance of lines. 0 for all else.
    pub(crate) lines: u16,
    /// Room that it needs below itself without taking it: the lower part of a seal.
    pub(crate) reach: f64,
    /// Stays with the next slab.
    pub(crate) keep: bool,
    /// Only room, not wanted at the top of a page.
    pub(crate) blank: bool,
    /// Begins a new page.
    pub(crate) page: bool,
    /// Stands on a page whose sheet is turned (clause 8).
    pub(crate) turned: bool,
    /// Rows repeated above this slab when it opens a page: the head of its table.
    pub(crate) head: Option<Rc<Vec<Slab>>>,
    /// Cells that begin here and go on through slabs below.
    pub(crate) cells: Vec<Spanning>,
    /// What wants to know where this slab comes to stand.
    pub(crate) notes: Vec<Note>,
}

/// Something that is reported of a slab.
#[derive(Debug, Clone)]
pub(crate) enum Note {
    /// A bookmark: title and level.
    Bookmark(String, u8),
    /// A table begins.
    Table(FittedTable),
}

/// A cell over several slabs, which may stand on several pages.
#[derive(Debug, Clone)]
pub(crate) struct Spanning {
    /// Its items come before this one of the slab's.
    pub(crate) before: usize,
    /// Over how many slabs, this one included.
    pub(crate) slabs: usize,
    pub(crate) cell: Rc<dyn Cell>,
}

/// Draws a cell that is cut into parts by the ends of pages.
pub(crate) trait Cell: std::fmt::Debug {
    /// The items of each part, from its upper edge; the heights of the parts are given.
    fn parts(&self, heights: &[f64]) -> Vec<Vec<Item>>;
}

impl Slab {
    /// An empty line that vanishes at the top of a page.
    pub(crate) fn gap(height: f64) -> Self {
        Self { height, blank: true, lines: 1, ..Self::default() }
    }

    /// The slab once more, on a later page.
    fn repeated(&self) -> Self {
        let items = self.items.iter().cloned().map(Item::extra).collect();
        Self { items, notes: Vec::new(), ..self.clone() }
    }
}
