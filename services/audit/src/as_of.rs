//! The state of a stream as it was.

use fawen_store::{Position, RawEvent, Store};
use jiff::Timestamp;
use serde::Serialize;
use serde_json::Value;

use crate::{AuditError, Moment, StreamName, stream::state};

/// A stream as it was.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AsOf {
    /// Which.
    pub stream: StreamName,
    /// How many events it had.
    pub version: u64,
    /// The last of them.
    pub last: Option<LastEvent>,
    /// Its state; blank before its first event.
    pub state: Value,
}

/// The last event before a moment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LastEvent {
    /// Its position in the log.
    pub position: Position,
    /// Its name.
    pub event_type: String,
    /// The moment of its command.
    pub at: Timestamp,
    /// Who gave it.
    pub actor: String,
    /// When the store took it, RFC 3339 in UTC.
    pub recorded_at: String,
}

/// The state of a stream at a moment, folded from its events up to the first one that came later.
///
/// # Errors
/// There is no such stream or no such position, or what the store runs into.
pub async fn as_of(store: &Store, stream: &StreamName, moment: Moment) -> Result<AsOf, AuditError> {
    ensure_reached(store, moment).await?;
    let events = raw_events(store, stream).await?;
    let until: Vec<RawEvent> =
        events.into_iter().take_while(|event| moment.includes(event)).collect();
    let recorded_at = until.last().map(|event| event.recorded_at.clone()).unwrap_or_default();
    let events = store.present(until).await?;
    let last = events.last().map(|event| LastEvent {
        position: event.position,
        event_type: event.event_type.clone(),
        at: event.metadata.at,
        actor: event.metadata.actor.name.clone(),
        recorded_at,
    });
    let state = state(&stream.kind, &events)?;
    Ok(AsOf { stream: stream.clone(), version: events.len() as u64, last, state })
}

/// All events of a stream; it must have some.
pub(crate) async fn raw_events(
    store: &Store,
    stream: &StreamName,
) -> Result<Vec<RawEvent>, AuditError> {
    let events = store.raw_events(&stream.kind, &stream.id).await?;
    if events.is_empty() {
        return Err(AuditError::Unknown { stream: stream.to_string() });
    }
    Ok(events)
}

/// Refuses a position that the log has not reached: its state is not known yet.
pub(crate) async fn ensure_reached(store: &Store, moment: Moment) -> Result<(), AuditError> {
    let Moment::Position(position) = moment else { return Ok(()) };
    let last = store.last_position().await?;
    if position > last {
        return Err(AuditError::Beyond { position: position.get(), last: last.get() });
    }
    Ok(())
}
