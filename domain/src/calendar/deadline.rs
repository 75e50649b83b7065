//! Deadlines (截止时间): what a notice shows, and the moment at which it is really over.

use std::fmt;

use jiff::{
    SignedDuration, Timestamp,
    civil::{Date, Time},
};
use serde::{Deserialize, Serialize};

use super::in_figures;
use crate::context::BEIJING;

/// A deadline as a notice states it, in Beijing time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Deadline {
    /// The last day.
    pub on: Date,
    /// The time of day; without one the whole day counts, to 24:00.
    pub at: Option<Time>,
    /// Minutes of grace beyond what the notice shows; the notice does not mention them.
    #[serde(default)]
    pub grace_minutes: u32,
}

impl Deadline {
    /// The end of a day, without grace.
    #[must_use]
    pub const fn day(on: Date) -> Self {
        Self { on, at: None, grace_minutes: 0 }
    }

    /// The moment that is shown: 24:00 of the day when the notice names no hour.
    #[must_use]
    pub fn shown(&self) -> Timestamp {
        let civil = match self.at {
            Some(time) => Some(self.on.to_datetime(time)),
            None => self.on.tomorrow().ok().map(|day| day.to_datetime(Time::midnight())),
        };
        // Only in the year 9999 is there no such moment.
        civil.and_then(|civil| BEIJING.to_timestamp(civil).ok()).unwrap_or(Timestamp::MAX)
    }

    /// The moment from which on it is too late: what is shown, and the grace.
    #[must_use]
    pub fn hard(&self) -> Timestamp {
        let grace = SignedDuration::from_mins(i64::from(self.grace_minutes));
        self.shown().checked_add(grace).unwrap_or(Timestamp::MAX)
    }

    /// Whether it is too late, grace included. The hard moment itself is too late: 24:00 is
    /// already the next day.
    #[must_use]
    pub fn is_past(&self, now: Timestamp) -> bool {
        now >= self.hard()
    }

    /// Whether something that came now would live on the grace.
    #[must_use]
    pub fn is_in_grace(&self, now: Timestamp) -> bool {
        self.shown() <= now && !self.is_past(now)
    }
}

impl fmt::Display for Deadline {
    /// As a notice shows it: `2022年10月31日`, `2022年10月31日17时`, `2022年10月31日17时30分`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&in_figures(self.on))?;
        let Some(at) = self.at else { return Ok(()) };
        write!(f, "{}时", at.hour())?;
        if at.minute() > 0 {
            write!(f, "{}分", at.minute())?;
        }
        Ok(())
    }
}
