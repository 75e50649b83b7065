//! Reading what happened: one stream, or everything in its one order.

use std::time::Duration;

use fawen_domain::Decider;
use serde::Serialize;
use serde_json::Value;

use crate::{Metadata, Position, RawEvent, Store, StoreError, Upcasters};

/// An event with everything that is known of it, in the shape of today.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LoggedEvent {
    /// Its place in the order of all events.
    pub position: Position,
    /// Type of its stream, [`Decider::TYPE`].
    pub aggregate_type: String,
    /// Identifier of its stream.
    pub aggregate_id: String,
    /// Its place in its stream, from 1.
    pub sequence: u64,
    /// Its name.
    pub event_type: String,
    /// The version of its shape, after upcasting.
    pub event_version: u32,
    /// The event as JSON, with its name: `{"NumberReserved": {…}}`.
    pub payload: Value,
    /// Who, when, and by which command.
    pub metadata: Metadata,
}

impl LoggedEvent {
    /// The event as one of `D`; `None` when it belongs to another type of stream.
    ///
    /// # Errors
    /// The payload is not an event of `D`.
    pub fn decode<D: Decider>(&self) -> Result<Option<D::Event>, StoreError> {
        if self.aggregate_type != D::TYPE {
            return Ok(None);
        }
        let what = format!("日志第{}位的{}", self.position, self.event_type);
        serde_json::from_value(self.payload.clone()).map(Some).map_err(StoreError::malformed(what))
    }

    /// A stored event in the shape of today.
    ///
    /// # Errors
    /// It is no JSON, or of a version that is not known.
    pub fn read(upcasters: &Upcasters, event: RawEvent) -> Result<Self, StoreError> {
        let (event_type, event_version, payload) = upcasters.payload(&event)?;
        let metadata =
            serde_json::from_str(&event.metadata).map_err(StoreError::malformed(event.place()))?;
        Ok(Self {
            position: event.position,
            aggregate_type: event.aggregate_type,
            aggregate_id: event.aggregate_id,
            sequence: event.sequence,
            event_type,
            event_version,
            payload,
            metadata,
        })
    }
}

impl Store {
    /// The events after a position, at most `limit`, in order and without a gap.
    ///
    /// # Errors
    /// [`StoreError::Gap`] names the position that is missing; other errors come from the database.
    pub async fn log(&self, after: Position, limit: u32) -> Result<Vec<LoggedEvent>, StoreError> {
        self.present(self.engine().log(after, limit).await?).await
    }

    /// The events after a position, at most `limit`, as they lie in the store.
    ///
    /// # Errors
    /// As for [`Store::log`].
    pub async fn raw_log(&self, after: Position, limit: u32) -> Result<Vec<RawEvent>, StoreError> {
        self.engine().log(after, limit).await
    }

    /// All events of one stream; none when there is no such stream.
    ///
    /// # Errors
    /// A gap in the stream, or an error of the database.
    pub async fn events(
        &self,
        aggregate_type: &str,
        aggregate_id: &str,
    ) -> Result<Vec<LoggedEvent>, StoreError> {
        self.present(self.engine().stream(aggregate_type, aggregate_id, 0).await?).await
    }

    /// The position of the last event; [`Position::START`] in an empty store.
    ///
    /// # Errors
    /// An error of the database.
    pub async fn last_position(&self) -> Result<Position, StoreError> {
        self.engine().last_position().await
    }

    /// Waits for an event after this position; returns the last one then. Events of this process
    /// wake it at once, those of others are looked for each `interval`.
    ///
    /// # Errors
    /// An error of the database.
    pub async fn wait_beyond(
        &self,
        position: Position,
        interval: Duration,
    ) -> Result<Position, StoreError> {
        loop {
            // Listen first, look then: what comes in between is heard.
            let news = self.news().notified();
            let last = self.last_position().await?;
            if last > position {
                return Ok(last);
            }
            // No news in time means: look again.
            drop(tokio::time::timeout(interval, news).await);
        }
    }

    /// The position up to which a projection or reactor has come; the rest is its lag.
    ///
    /// # Errors
    /// An error of the database.
    pub async fn checkpoint(&self, consumer: &str) -> Result<Position, StoreError> {
        self.engine().checkpoint(consumer).await
    }

    /// Stored events in the shape of today, with what was sealed in them opened.
    ///
    /// # Errors
    /// One is no JSON, or of a version that is not known.
    pub async fn present(&self, events: Vec<RawEvent>) -> Result<Vec<LoggedEvent>, StoreError> {
        let events = self.opened(events).await?;
        events.into_iter().map(|event| LoggedEvent::read(self.upcasters(), event)).collect()
    }
}
