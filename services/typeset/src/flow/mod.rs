//! Slabs onto pages: what stays together, what begins a page, what vanishes at its top.

use crate::{Item, Profile};

/// A horizontal slice of a page, as high as a line or a row of a table.
#[derive(Debug, Clone, Default)]
pub(crate) struct Slab {
    pub(crate) height: f64,
    /// Relative to the left edge of the type area and the top of the slab.
    pub(crate) items: Vec<Item>,
    /// Stays with the next slab.
    pub(crate) keep: bool,
    /// Only room, not wanted at the top of a page.
    pub(crate) blank: bool,
    /// Begins a new page.
    pub(crate) page: bool,
    /// Rows repeated above this slab when it opens a page: the head of its table.
    pub(crate) head: Option<std::rc::Rc<Vec<Slab>>>,
}

impl Slab {
    /// An empty line that vanishes at the top of a page.
    pub(crate) fn gap(height: f64) -> Self {
        Self { height, blank: true, ..Self::default() }
    }
}

impl Slab {
    /// The slab once more, on a later page.
    fn repeated(&self) -> Self {
        let items = self.items.iter().cloned().map(Item::extra).collect();
        Self { items, ..self.clone() }
    }
}

/// A page being filled.
#[derive(Debug, Clone, Default)]
pub(crate) struct Leaf {
    /// On the sheet.
    pub(crate) items: Vec<Item>,
    /// Where the next slab goes, from the top of the sheet.
    pub(crate) y: f64,
    /// Whether text stands on it.
    pub(crate) used: bool,
}

/// Rounding of sums of heights.
const SLACK: f64 = 1e-6;

/// Fills pages; the first one is given with what stands at its head.
pub(crate) fn fill(profile: &Profile, first: Leaf, slabs: Vec<Slab>) -> Vec<Leaf> {
    let mut filler = Filler { profile, done: Vec::new(), leaf: first };
    let mut group = Vec::new();
    for slab in slabs {
        if slab.page {
            filler.place(std::mem::take(&mut group));
        }
        let ends = !slab.keep;
        group.push(slab);
        if ends {
            filler.place(std::mem::take(&mut group));
        }
    }
    filler.place(group);
    filler.done.push(filler.leaf);
    filler.done
}

struct Filler<'a> {
    profile: &'a Profile,
    done: Vec<Leaf>,
    leaf: Leaf,
}

impl Filler<'_> {
    /// Places slabs that belong together, on the next page if they fit there and not here.
    fn place(&mut self, group: Vec<Slab>) {
        if group.first().is_some_and(|slab| slab.page) {
            self.turn();
        }
        let height: f64 = group.iter().map(|slab| slab.height).sum();
        let whole = height <= self.profile.height + SLACK;
        if whole && !self.fits(height) {
            self.turn();
        }
        for slab in group {
            self.slab(slab);
        }
    }

    fn slab(&mut self, slab: Slab) {
        let fits = self.fits(slab.height);
        if slab.blank && (!self.leaf.used && !self.done.is_empty() || !fits) {
            return;
        }
        if !fits && self.leaf.used {
            self.turn();
        }
        if let Some(head) = slab.head.as_ref().filter(|_| !self.leaf.used) {
            head.iter().for_each(|row| self.set(row.repeated()));
        }
        self.set(slab);
    }

    fn set(&mut self, slab: Slab) {
        let (dx, dy) = (self.profile.left, self.leaf.y);
        self.leaf.items.extend(slab.items.into_iter().map(|item| item.moved(dx, dy)));
        self.leaf.y += slab.height;
        self.leaf.used = true;
    }

    fn fits(&self, height: f64) -> bool {
        self.leaf.y + height <= self.profile.bottom() + SLACK
    }

    fn turn(&mut self) {
        let fresh = Leaf { y: self.profile.top, ..Leaf::default() };
        self.done.push(std::mem::replace(&mut self.leaf, fresh));
    }
}
