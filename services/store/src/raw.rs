//! An event as it lies in the store: what proofs and upcasters start from.

use crate::Position;

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
