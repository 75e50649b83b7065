//! Deadlines (截止时间): what a notice shows, and the moment at which it is really over.
//!
//! One boundary holds for all of them: a day ends at 24:00 in Beijing, and what comes at exactly
//! that instant is in time (民法典 第二百零三条: “期间的最后一日的截止时间为二十四时”).

use std::fmt;

use jiff::{
    SignedDuration, Timestamp,
    civil::{Date, DateTime, Time},
};
use serde::{Deserialize, Serialize};

use super::in_figures;
use crate::context::BEIJING;

/// A deadline (截止时间): the date that a notice shows, and what it means.
///
/// A date without an hour ends at 24:00 in Beijing; “8月1日前” includes the day.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Deadline {
    /// The words of the notice, e.g. `8月1日前`; empty when the date stands as it is.
    #[serde(default)]
    pub words: String,
    /// The date shown.
    pub shown: Date,
    /// The hour shown, if there is one.
    #[serde(default)]
    pub at: Option<Time>,
    /// Minutes after the hard end in which a receipt is still accepted (宽限, not published).
    #[serde(default)]
    pub grace_minutes: u32,
}

impl Deadline {
    /// The end of this day in Beijing, without grace.
    #[must_use]
    pub const fn on(shown: Date) -> Self {
        Self { words: String::new(), shown, at: None, grace_minutes: 0 }
    }

    /// The hard instant; a receipt at exactly this instant is in time.
    #[must_use]
    pub fn hard(&self) -> Timestamp {
        match self.at {
            Some(time) => instant(self.shown.to_datetime(time)),
            None => end_of(self.shown),
        }
    }

    /// The last instant at which a receipt is accepted: the hard one and the grace.
    #[must_use]
    pub fn latest(&self) -> Timestamp {
        let grace = SignedDuration::from_mins(i64::from(self.grace_minutes));
        self.hard().checked_add(grace).unwrap_or(Timestamp::MAX)
    }

    /// How a receipt at this instant stands to the deadline.
    #[must_use]
    pub fn judge(&self, received_at: Timestamp) -> Timeliness {
        if received_at <= self.hard() {
            Timeliness::InTime
        } else if received_at <= self.latest() {
            Timeliness::InGrace
        } else {
            Timeliness::Late
        }
    }
}

impl fmt::Display for Deadline {
    /// In Chinese, with the hour: `2022年10月31日24时`, `2022年10月31日17时30分`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&in_figures(self.shown))?;
        match self.at {
            None => f.write_str("24时"),
            Some(at) if at.minute() == 0 => write!(f, "{}时", at.hour()),
            Some(at) => write!(f, "{}时{}分", at.hour(), at.minute()),
        }
    }
}

/// How a receipt stands to the deadline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Timeliness {
    /// Up to the hard instant (按期).
    InTime,
    /// After it, within the grace (宽限期内).
    InGrace,
    /// After the grace (逾期).
    Late,
}

/// 24:00 of a day in Beijing, the last instant that belongs to it.
#[must_use]
pub fn end_of(date: Date) -> Timestamp {
    date.tomorrow().map_or(Timestamp::MAX, |next| instant(next.to_datetime(Time::midnight())))
}

/// The instant of a Beijing time; the ends of the calendar stand for what lies beyond them.
fn instant(beijing: DateTime) -> Timestamp {
    let beyond = if beijing.year() < 0 { Timestamp::MIN } else { Timestamp::MAX };
    BEIJING.to_timestamp(beijing).unwrap_or(beyond)
}
