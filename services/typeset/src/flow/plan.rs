//! Where each slab comes to stand, from heights alone.

use super::Slab;
use crate::Profile;

/// Rounding of sums of heights.
const SLACK: f64 = 1e-6;

/// The pages that slabs are put on.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Frame {
    /// Where the first slab of the first page goes, from the top of the sheet.
    pub(crate) first: f64,
    /// Where the lines of every other page begin.
    pub(crate) top: f64,
    /// Where the lines of a page end.
    pub(crate) bottom: f64,
    /// Height of the lines on a turned sheet: the width of the type area.
    pub(crate) turned: f64,
    /// Distance of lines that the slabs were made with.
    pub(crate) made: f64,
    /// Distance of lines that they are set with.
    pub(crate) pitch: f64,
}

impl Frame {
    pub(crate) fn new(profile: &Profile, first: f64) -> Self {
        Self {
            first,
            top: profile.lines_top(),
            bottom: profile.lines_bottom(),
            turned: profile.width,
            made: profile.pitch(),
            pitch: profile.pitch(),
        }
    }

    /// Height of a slab at this distance of lines.
    pub(crate) fn height(&self, slab: &Slab) -> f64 {
        slab.height + f64::from(slab.lines) * (self.pitch - self.made)
    }

    /// Height of a fresh page.
    fn page(&self, turned: bool) -> f64 {
        if turned { self.turned } else { self.bottom - self.top }
    }
}

/// The place of a slab.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Spot {
    pub(crate) page: usize,
    /// From the top of the sheet, or of the turned type area.
    pub(crate) y: f64,
    /// Whether it is left out: a blank one at the top of a page.
    pub(crate) dropped: bool,
    /// Whether the head of its table is repeated above it, and from where.
    pub(crate) head: Option<f64>,
}

/// The places of all slabs.
#[derive(Debug, Clone, Default)]
pub(crate) struct Plan {
    pub(crate) spots: Vec<Spot>,
    /// How many pages there are.
    pub(crate) pages: usize,
    /// Where the last page ends.
    pub(crate) y: f64,
    /// The same with what reaches below it.
    pub(crate) low: f64,
    /// Whether the sheet of the last page is turned.
    pub(crate) turned: bool,
}

/// Plans all slabs. `opening` is the first slab of the text, of which page 1 has to show some (7.3.3).
pub(crate) fn plan(frame: &Frame, slabs: &[Slab], opening: usize) -> Plan {
    let mut planner = Planner {
        frame,
        plan: Plan { y: frame.first, low: frame.first, ..Plan::default() },
        used: true,
        turned: false,
        page: 0,
    };
    planner.plan.spots.reserve(slabs.len());
    let mut start = 0;
    for (index, slab) in slabs.iter().enumerate() {
        let next = slabs.get(index + 1);
        let parted = next.is_none_or(|next| next.page || next.turned != slab.turned);
        if !slab.keep || parted {
            let group = slabs.get(start..=index).unwrap_or_default();
            planner.group(group, (start..=index).contains(&opening));
            start = index + 1;
        }
    }
    planner.plan.pages = planner.page + 1;
    planner.plan.turned = planner.turned;
    planner.plan
}

struct Planner<'a> {
    frame: &'a Frame,
    plan: Plan,
    used: bool,
    turned: bool,
    page: usize,
}

impl Planner<'_> {
    /// Plans slabs that belong together, on the next page if they fit there and not here.
    fn group(&mut self, group: &[Slab], opens: bool) {
        let Some(first) = group.first() else { return };
        if self.turned != first.turned || first.page && self.used {
            self.turn(first.turned);
        }
        let height: f64 = group.iter().map(|slab| self.frame.height(slab)).sum();
        let reach = group.last().map_or(0.0, |slab| slab.reach);
        let whole = height + reach <= self.frame.page(self.turned) + SLACK;
        let stays = opens && self.page == 0;
        if whole && !stays && self.used && !self.fits(height + reach) {
            self.turn(first.turned);
        }
        for slab in group {
            self.slab(slab);
        }
    }

    fn slab(&mut self, slab: &Slab) {
        let height = self.frame.height(slab);
        let fits = self.fits(height);
        let mut spot = Spot { page: self.page, y: self.plan.y, dropped: false, head: None };
        if slab.blank && (!self.used || !fits) {
            spot.dropped = true;
            self.plan.spots.push(spot);
            return;
        }
        if !fits && self.used {
            self.turn(slab.turned);
            if slab.blank {
                spot.dropped = true;
                self.plan.spots.push(spot);
                return;
            }
        }
        if let Some(head) = slab.head.as_ref().filter(|_| !self.used) {
            spot.head = Some(self.plan.y);
            self.plan.y += head.iter().map(|row| row.height).sum::<f64>();
        }
        (spot.page, spot.y) = (self.page, self.plan.y);
        self.plan.spots.push(spot);
        self.plan.y += height;
        self.plan.low = self.plan.low.max(self.plan.y + slab.reach);
        self.used = true;
    }

    fn fits(&self, height: f64) -> bool {
        let bottom = if self.turned { self.frame.turned } else { self.frame.bottom };
        self.plan.y + height <= bottom + SLACK
    }

    fn turn(&mut self, turned: bool) {
        self.page += 1;
        self.turned = turned;
        self.used = false;
        self.plan.y = if turned { 0.0 } else { self.frame.top };
        self.plan.low = self.plan.y;
    }
}
