//! Moments: a position of the log, or a time by one of two clocks.

use fawen_domain::context::BEIJING;
use fawen_store::{Position, RawEvent};
use jiff::{
    Timestamp,
    civil::{Date, DateTime},
};
use serde_json::Value;

use crate::AuditError;

/// By which clock an event has its time.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Clock {
    /// When the store took it (入库时间): what could be known then.
    #[default]
    Recorded,
    /// The moment of its command (所载时间): when it happened, as its author says.
    Stated,
}

/// A moment that one can go back to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moment {
    /// After the event at this position.
    Position(Position),
    /// After what happened up to this instant.
    Time(Timestamp, Clock),
    /// After the last event.
    Now,
}

impl Moment {
    /// Reads a position, or a time as [`Moment::time`] does.
    ///
    /// # Errors
    /// [`AuditError::NoMoment`].
    pub fn parse(text: &str, clock: Clock) -> Result<Self, AuditError> {
        match text.parse() {
            Ok(position) => Ok(Self::Position(Position::new(position))),
            Err(_) => Self::time(text, clock),
        }
    }

    /// Reads a day, which means its end in Beijing, a time in Beijing, or an RFC 3339 time.
    ///
    /// # Errors
    /// [`AuditError::NoMoment`].
    pub fn time(text: &str, clock: Clock) -> Result<Self, AuditError> {
        let no_moment = || AuditError::NoMoment { text: text.to_owned() };
        if let Ok(instant) = text.parse::<Timestamp>() {
            return Ok(Self::Time(instant, clock));
        }
        let beijing = match (text.len(), text.parse::<Date>(), text.parse::<DateTime>()) {
            (10, Ok(day), _) => day.to_datetime(jiff::civil::Time::MAX),
            (11.., _, Ok(time)) => time,
            _ => return Err(no_moment()),
        };
        let instant = BEIJING.to_timestamp(beijing).map_err(|_| no_moment())?;
        Ok(Self::Time(instant, clock))
    }

    /// Whether an event had happened by then. Events without a position had not.
    pub(crate) fn includes(self, event: &RawEvent) -> bool {
        if event.position == Position::START {
            return false;
        }
        match self {
            Self::Position(position) => event.position <= position,
            Self::Time(instant, clock) => {
                let time = match clock {
                    Clock::Recorded => event.recorded_at.parse().ok(),
                    Clock::Stated => stated_at(event),
                };
                time.is_some_and(|time: Timestamp| time <= instant)
            }
            Self::Now => true,
        }
    }
}

/// The moment of the command, as it lies in the store.
fn stated_at(event: &RawEvent) -> Option<Timestamp> {
    let metadata: Value = serde_json::from_str(&event.metadata).ok()?;
    metadata.get("at")?.as_str()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn instant(text: &str) -> Option<String> {
        match Moment::parse(text, Clock::Recorded) {
            Ok(Moment::Time(instant, _)) => Some(instant.to_string()),
            Ok(Moment::Position(position)) => Some(format!("#{position}")),
            _ => None,
        }
    }

    #[test]
    fn positions_and_times_are_read() {
        for (text, expected) in [
            ("120", "#120"),
            ("2022-09-20", "2022-09-20T15:59:59.999999999Z"),
            ("2022-09-20T10:00", "2022-09-20T02:00:00Z"),
            ("2022-09-20T10:00:30", "2022-09-20T02:00:30Z"),
            ("2022-09-20T10:00:00+09:00", "2022-09-20T01:00:00Z"),
            ("2022-09-20T10:00:00Z", "2022-09-20T10:00:00Z"),
        ] {
            assert_eq!(instant(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn other_words_are_no_moment() {
        for text in ["", "-1", "昨天", "2022-13-01", "2022-09", "10:00", "2022-09-20T25:00"] {
            assert_eq!(instant(text), None, "{text}");
        }
    }
}
