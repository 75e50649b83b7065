//! Slabs put on their pages, as planned.

use std::collections::BTreeMap;

use super::{Frame, Note, Plan, Slab, Spanning};
use crate::{Bookmark, FittedTable, Item, Profile, Rule, Run};

/// A page being filled.
#[derive(Debug, Clone, Default)]
pub(crate) struct Leaf {
    /// On the sheet.
    pub(crate) items: Vec<Item>,
    /// Whether the sheet is turned for reading.
    pub(crate) turned: bool,
}

/// What came of the slabs.
#[derive(Debug, Default)]
pub(crate) struct Filled {
    pub(crate) leaves: Vec<Leaf>,
    pub(crate) outline: Vec<Bookmark>,
    pub(crate) tables: Vec<FittedTable>,
}

/// Puts slabs on pages by their plan; `first` is what stands at the head of the first page.
pub(crate) fn fill(
    profile: &Profile,
    frame: &Frame,
    plan: &Plan,
    slabs: Vec<Slab>,
    first: Vec<Item>,
) -> Filled {
    let mut leaves = vec![Leaf::default(); plan.pages.max(1)];
    if let Some(leaf) = leaves.first_mut() {
        leaf.items = first;
    }
    let heights: Vec<f64> = slabs.iter().map(|slab| frame.height(slab)).collect();
    let mut filler = Filler {
        profile,
        frame,
        plan,
        heights,
        filled: Filled { leaves, ..Filled::default() },
        later: BTreeMap::new(),
    };
    for (index, slab) in slabs.into_iter().enumerate() {
        filler.slab(index, slab);
    }
    filler.filled
}

struct Filler<'a> {
    profile: &'a Profile,
    frame: &'a Frame,
    plan: &'a Plan,
    heights: Vec<f64>,
    filled: Filled,
    /// Parts of spanning cells by the first slab of theirs on a later page.
    later: BTreeMap<usize, Vec<Item>>,
}

impl Filler<'_> {
    fn slab(&mut self, index: usize, slab: Slab) {
        let Some(&spot) = self.plan.spots.get(index) else { return };
        if spot.dropped {
            return;
        }
        if let Some((head, mut y)) = slab.head.as_ref().zip(spot.head) {
            for row in head.iter() {
                let row = row.repeated();
                self.put(spot.page, y, slab.turned, row.items);
                y += row.height;
            }
        }
        if let Some(items) = self.later.remove(&index) {
            self.put(spot.page, spot.y, slab.turned, items);
        }
        for note in slab.notes {
            self.note(note, spot.page, spot.y);
        }
        // A line of type stays in the middle of a lower or higher line.
        let shift = if slab.lines == 1 { (self.frame.pitch - self.frame.made) / 2.0 } else { 0.0 };
        let mut items = slab.items.into_iter().map(|item| item.moved(0.0, shift));
        let mut put = 0;
        for cell in &slab.cells {
            let before: Vec<Item> = items.by_ref().take(cell.before.saturating_sub(put)).collect();
            put += before.len();
            self.put(spot.page, spot.y, slab.turned, before);
            let part = self.parts(index, cell);
            self.put(spot.page, spot.y, slab.turned, part);
        }
        let rest = items.collect();
        self.put(spot.page, spot.y, slab.turned, rest);
    }

    /// The part of a spanning cell on its first page; the others are kept for their pages.
    fn parts(&mut self, index: usize, cell: &Spanning) -> Vec<Item> {
        let mut parts: Vec<(usize, usize, f64)> = Vec::new();
        for slab in index..index + cell.slabs {
            let Some(spot) = self.plan.spots.get(slab) else { break };
            let height = self.heights.get(slab).copied().unwrap_or(0.0);
            match parts.last_mut().filter(|(_, page, _)| *page == spot.page) {
                Some((_, _, sum)) => *sum += height,
                None => parts.push((slab, spot.page, height)),
            }
        }
        let heights: Vec<f64> = parts.iter().map(|(_, _, height)| *height).collect();
        let mut drawn = cell.cell.parts(&heights).into_iter();
        let first = drawn.next().unwrap_or_default();
        for ((slab, _, _), items) in parts.into_iter().skip(1).zip(drawn) {
            self.later.entry(slab).or_default().extend(items);
        }
        first
    }

    fn note(&mut self, note: Note, page: usize, y: f64) {
        match note {
            Note::Bookmark(title, level) => {
                self.filled.outline.push(Bookmark { title, level, page, y });
            }
            Note::Table(table) => self.filled.tables.push(table),
        }
    }

    fn put(&mut self, page: usize, y: f64, turned: bool, items: Vec<Item>) {
        let profile = self.profile;
        let Some(leaf) = self.filled.leaves.get_mut(page) else { return };
        leaf.turned |= turned;
        leaf.items.extend(items.into_iter().map(|item| {
            let item = item.moved(0.0, y);
            if turned {
                turn(item, profile.left, profile.bottom())
            } else {
                item.moved(profile.left, 0.0)
            }
        }));
    }
}

/// From the type area of the turned sheet to the upright one: its left lower corner is where the
/// turned lines begin.
fn turn(item: Item, left: f64, bottom: f64) -> Item {
    match item {
        Item::Run(run) => {
            Item::Run(Run { x: left + run.y, y: bottom - run.x, turned: true, ..run })
        }
        Item::Rule(rule) => Item::Rule(Rule {
            x0: left + rule.y0,
            x1: left + rule.y1,
            y0: bottom - rule.x1,
            y1: bottom - rule.x0,
            ..rule
        }),
        Item::Image(image) => Item::Image(crate::Image {
            x: left + image.y,
            y: bottom - image.x - image.height,
            ..image
        }),
    }
}
