//! From a day to a day, both included.

use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::in_figures;

/// From a day to a day, both included.
///
/// [`DateRange::new`] holds `from` not to be after `to`; a range made by hand the other way round
/// contains no day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct DateRange {
    /// The first day.
    pub from: Date,
    /// The last day.
    pub to: Date,
}

impl DateRange {
    /// A range; `None` when it would end before it begins.
    #[must_use]
    pub fn new(from: Date, to: Date) -> Option<Self> {
        (from <= to).then_some(Self { from, to })
    }

    /// One day.
    #[must_use]
    pub const fn day(date: Date) -> Self {
        Self { from: date, to: date }
    }

    /// Whether the day lies in it.
    #[must_use]
    pub fn contains(&self, date: Date) -> bool {
        self.from <= date && date <= self.to
    }

    /// Whether the two have a day in common.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        self.from.max(other.from) <= self.to.min(other.to)
    }
}

impl fmt::Display for DateRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&in_figures(self.from))?;
        if self.from == self.to {
            return Ok(());
        }
        write!(f, "至{}", in_figures(self.to))
    }
}
