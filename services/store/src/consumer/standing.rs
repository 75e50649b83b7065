//! Where a consumer stands: how far it lags behind, and what it has set aside.

use jiff::{SignedDuration, Timestamp};
use serde::Serialize;

use crate::{Position, Store, StoreError};

/// Where a consumer stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Standing {
    /// The projection, feeder or reactor.
    pub consumer: String,
    /// The last event that it is done with.
    pub position: Position,
    /// The last event there is.
    pub last: Position,
    /// When the first event that it has not looked at was recorded.
    pub waiting_since: Option<Timestamp>,
    /// The time now, by the clock of the store.
    pub now: Timestamp,
    /// How many events it has set aside.
    pub set_aside: u64,
}

/// The same, as an engine has it.
#[derive(Debug, Clone)]
pub(crate) struct RawStanding {
    pub(crate) position: Position,
    pub(crate) last: Position,
    /// RFC 3339.
    pub(crate) waiting_since: Option<String>,
    /// RFC 3339.
    pub(crate) now: String,
    pub(crate) set_aside: u64,
}

impl Standing {
    /// How many events it lags behind.
    #[must_use]
    pub const fn lag(&self) -> u64 {
        self.last.get().saturating_sub(self.position.get())
    }

    /// How long its first event has been waiting; nothing when none is.
    #[must_use]
    pub fn lag_time(&self) -> SignedDuration {
        let waited = self.waiting_since.map(|since| self.now.duration_since(since));
        waited.unwrap_or_default().max(SignedDuration::ZERO)
    }
}

impl Store {
    /// Where a consumer stands; one that never ran stands at the start.
    ///
    /// # Errors
    /// An error of the database.
    pub async fn standing(&self, consumer: &str) -> Result<Standing, StoreError> {
        let raw = self.engine().standing(consumer.to_owned()).await?;
        Ok(Standing {
            consumer: consumer.to_owned(),
            position: raw.position,
            last: raw.last,
            waiting_since: raw.waiting_since.as_deref().map(moment).transpose()?,
            now: moment(&raw.now)?,
            set_aside: raw.set_aside,
        })
    }
}

/// A moment as the store writes it.
pub(crate) fn moment(text: &str) -> Result<Timestamp, StoreError> {
    text.parse().map_err(|error: jiff::Error| StoreError::database(error.to_string()))
}
