//! Events as they lie in the store: what proofs and upcasters start from.

use crate::{Position, Store, StoreError, ViewWriter, consumer::where_now, transaction::Step};

/// An event as it lies in the store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RawEvent {
    /// Its place in the order of all events; [`Position::START`] while it has none.
    pub position: Position,
    /// Type of its stream.
    pub aggregate_type: String,
    /// Identifier of its stream.
    pub aggregate_id: String,
    /// Its place in its stream, from 1.
    pub sequence: u64,
    /// Its name, as it was when it was stored.
    pub event_type: String,
    /// The version of its shape.
    pub event_version: u32,
    /// The event as JSON text.
    pub payload: String,
    /// Who, when and by which command, as JSON text.
    pub metadata: String,
    /// When the store took it, RFC 3339 in UTC, by the clock of the store.
    pub recorded_at: String,
}

impl RawEvent {
    /// The stream, for messages.
    pub(crate) fn stream(&self) -> String {
        format!("{}-{}", self.aggregate_type, self.aggregate_id)
    }

    /// Where the event stands, for messages.
    pub(crate) fn place(&self) -> String {
        format!("事件流{}的第{}个事件", self.stream(), self.sequence)
    }
}

impl Store {
    /// Events that the log does not know, at most `limit`: in a store that nobody has tampered with there
    /// are none, apart from those that are just being put in order.
    ///
    /// # Errors
    /// An error of the database.
    pub async fn unlogged(&self, limit: u32) -> Result<Vec<RawEvent>, StoreError> {
        self.engine().unlogged(limit).await
    }

    /// All events of one stream as they lie in the store.
    ///
    /// # Errors
    /// As for [`Store::events`].
    pub async fn raw_events(
        &self,
        aggregate_type: &str,
        aggregate_id: &str,
    ) -> Result<Vec<RawEvent>, StoreError> {
        self.engine().stream(aggregate_type, aggregate_id, 0).await
    }

    /// Moves a consumer on, from where it stood to where it has come, together with its effect on the
    /// views; returns where it stands now. When another run of it was faster, nothing is done, and that is
    /// where that one has come.
    ///
    /// For consumers of [raw events](Store::raw_log), or of several events at once. They share the views with
    /// the projections and must write only their own.
    ///
    /// # Errors
    /// What `effect` or the database runs into; nothing is written then.
    pub async fn advance<F>(
        &self,
        consumer: &'static str,
        from: Position,
        to: Position,
        effect: F,
    ) -> Result<Position, StoreError>
    where
        F: FnOnce(&mut dyn ViewWriter) -> Result<(), StoreError> + Send + 'static,
    {
        let step = Step { consumer: consumer.to_owned(), building: None, from, to };
        where_now(to, self.engine().advance(step, |transaction| effect(transaction)).await)
    }

    /// Forgets how far a consumer has come, and the views that it wrote.
    ///
    /// # Errors
    /// An error of the database.
    pub async fn forget(
        &self,
        consumer: &'static str,
        views: &'static [&'static str],
    ) -> Result<(), StoreError> {
        self.engine().forget(consumer, views).await
    }
}
