//! What changed between two moments: field by field, each with the event that did it.

mod compare;

use std::collections::BTreeMap;

use fawen_store::{LoggedEvent, Position, Store};
use jiff::Timestamp;
use serde::Serialize;
use serde_json::Value;

pub use self::compare::{Change, ChangeKind, Segment, compare};
use crate::{
    AuditError, Moment, StreamName,
    as_of::{ensure_reached, raw_events},
    stream::steps,
};

/// How many events of the log are read at a time.
const BATCH: u32 = 500;
/// Where an event says why it happened, in the order in which it is looked for.
const REASONS: [&str; 5] = ["reason", "waiver", "grounds", "basis", "opinion"];

/// An event with what it changed.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Changed {
    /// Whose state.
    pub stream: StreamName,
    /// The event's position in the log.
    pub position: Position,
    /// Its name.
    pub event_type: String,
    /// The moment of its command.
    pub at: Timestamp,
    /// Who gave the command.
    pub actor: String,
    /// The command's identifier.
    pub command_id: String,
    /// Why, where the event says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Field by field.
    pub changes: Vec<Change>,
}

/// What the events of one stream changed between two moments, one after the other.
///
/// # Errors
/// There is no such stream or no such position, the moments are in the wrong order, or what the
/// store runs into.
pub async fn diff(
    store: &Store,
    stream: &StreamName,
    from: Moment,
    to: Moment,
) -> Result<Vec<Changed>, AuditError> {
    for moment in [from, to] {
        ensure_reached(store, moment).await?;
    }
    let events = raw_events(store, stream).await?;
    let count = |moment: Moment| events.iter().take_while(|event| moment.includes(event)).count();
    let (first, last) = (count(from), count(to));
    if first > last || matches!((from, to), (Moment::Time(a, _), Moment::Time(b, _)) if a > b) {
        return Err(AuditError::Reversed);
    }
    if matches!((from, to), (Moment::Position(a), Moment::Position(b)) if a > b) {
        return Err(AuditError::Reversed);
    }
    let events = store.present(events.into_iter().take(last).collect()).await?;
    changed(stream, &events, first)
}

/// What the events of all streams changed between two positions, in the order of the log.
///
/// # Errors
/// As for [`diff`].
pub async fn diff_all(
    store: &Store,
    from: Position,
    to: Position,
) -> Result<Vec<Changed>, AuditError> {
    if from > to {
        return Err(AuditError::Reversed);
    }
    ensure_reached(store, Moment::Position(to)).await?;
    // How many events each stream had before, of those that have any in between.
    let mut streams: BTreeMap<StreamName, u64> = BTreeMap::new();
    let mut after = from;
    while after < to {
        let left = u32::try_from(to.get().saturating_sub(after.get())).unwrap_or(BATCH);
        let events = store.raw_log(after, left.min(BATCH)).await?;
        let Some(end) = events.last().map(|event| event.position) else { break };
        after = end;
        for event in events {
            let stream = StreamName { kind: event.aggregate_type, id: event.aggregate_id };
            streams.entry(stream).or_insert_with(|| event.sequence.saturating_sub(1));
        }
    }
    let mut all = Vec::new();
    for (stream, before) in streams {
        let events = raw_events(store, &stream).await?;
        let until = events.into_iter().take_while(|event| event.position <= to).collect();
        let before = usize::try_from(before).unwrap_or(usize::MAX);
        all.extend(changed(&stream, &store.present(until).await?, before)?);
    }
    all.sort_by_key(|changed| changed.position);
    Ok(all)
}

/// What each event after the first `skipped` ones changed.
fn changed(
    stream: &StreamName,
    events: &[LoggedEvent],
    skipped: usize,
) -> Result<Vec<Changed>, AuditError> {
    let mut told = Vec::new();
    steps(&stream.kind, events, skipped, &mut |before, after, event| {
        told.push(Changed {
            stream: stream.clone(),
            position: event.position,
            event_type: event.event_type.clone(),
            at: event.metadata.at,
            actor: event.metadata.actor.name.clone(),
            command_id: event.metadata.command_id.clone(),
            reason: reason(&event.payload),
            changes: compare(before, after),
        });
    })?;
    Ok(told)
}

/// Why the event happened, if it says so: in its own fields or in those of its record.
fn reason(payload: &Value) -> Option<String> {
    let fields = payload.as_object()?.values().next()?.as_object()?;
    let records = fields.values().filter_map(Value::as_object);
    let said = std::iter::once(fields).chain(records).find_map(|fields| {
        REASONS.iter().find_map(|name| fields.get(*name).and_then(Value::as_str))
    });
    said.map(str::to_owned)
}
