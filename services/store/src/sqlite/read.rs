//! What is read: streams, the log, checkpoints. A hole is an error, never an end.

use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::{Position, RawEvent, StoreError};

/// The events of a stream after a version.
pub(super) fn stream(
    connection: &Connection,
    kind: &str,
    id: &str,
    after: u64,
) -> Result<Vec<RawEvent>, StoreError> {
    let mut select = connection.prepare_cached(
        "select position, aggregate_type, aggregate_id, sequence,
                event_type, event_version, payload, metadata, recorded_at
         from events left join event_log using (aggregate_type, aggregate_id, sequence)
         where aggregate_type = ?1 and aggregate_id = ?2 and sequence > ?3
         order by sequence",
    )?;
    let mut events: Vec<RawEvent> = Vec::new();
    let mut expected = after.saturating_add(1);
    for event in select.query_map(params![kind, id, after], stored_event)? {
        let event = event?;
        if event.sequence != expected {
            return Err(StoreError::SequenceGap {
                stream: event.stream(),
                expected,
                found: event.sequence,
            });
        }
        expected = expected.saturating_add(1);
        events.push(event);
    }
    Ok(events)
}

/// The events after a position, at most `limit`.
pub(super) fn log(
    connection: &Connection,
    after: Position,
    limit: u32,
) -> Result<Vec<RawEvent>, StoreError> {
    // An inner join: a position whose event is gone shows as a hole.
    let mut select = connection.prepare_cached(
        "select position, aggregate_type, aggregate_id, sequence,
                event_type, event_version, payload, metadata, recorded_at
         from event_log join events using (aggregate_type, aggregate_id, sequence)
         where position > ?1 order by position limit ?2",
    )?;
    let mut events = Vec::new();
    let mut last = after;
    for event in select.query_map(params![after.get(), limit], stored_event)? {
        let event = event?;
        if event.position != last.next() {
            return Err(gap(last.next(), Some(event.position)));
        }
        last = event.position;
        events.push(event);
    }
    let ended = events.len() < usize::try_from(limit).unwrap_or(usize::MAX);
    if ended && last < last_given(connection)? {
        return Err(gap(last.next(), None));
    }
    Ok(events)
}

/// Events that the log does not know, at most `limit`.
pub(super) fn unlogged(connection: &Connection, limit: u32) -> Result<Vec<RawEvent>, StoreError> {
    let mut select = connection.prepare_cached(
        "select position, aggregate_type, aggregate_id, sequence,
                event_type, event_version, payload, metadata, recorded_at
         from events left join event_log using (aggregate_type, aggregate_id, sequence)
         where position is null limit ?1",
    )?;
    let events = select.query_map([limit], stored_event)?;
    Ok(events.collect::<Result<_, _>>()?)
}

pub(super) fn last_position(connection: &Connection) -> Result<Position, StoreError> {
    let mut newest =
        connection.prepare_cached("select coalesce(max(position), 0) from event_log")?;
    Ok(newest.query_row([], |row| row.get(0).map(Position::new))?)
}

pub(super) fn checkpoint(connection: &Connection, consumer: &str) -> Result<Position, StoreError> {
    let position: Option<u64> = connection
        .prepare_cached("select position from checkpoints where consumer = ?1")?
        .query_row([consumer], |row| row.get(0))
        .optional()?;
    Ok(position.map_or(Position::START, Position::new))
}

/// The last position ever given; more than is there if the end of the log was cut off.
pub(super) fn last_given(connection: &Connection) -> Result<Position, StoreError> {
    let given: Option<u64> = connection
        .prepare_cached("select seq from sqlite_sequence where name = 'event_log'")?
        .query_row([], |row| row.get(0))
        .optional()?;
    Ok(given.map_or(Position::START, Position::new))
}

fn stored_event(row: &Row<'_>) -> rusqlite::Result<RawEvent> {
    Ok(RawEvent {
        position: Position::new(row.get::<_, Option<u64>>(0)?.unwrap_or_default()),
        aggregate_type: row.get(1)?,
        aggregate_id: row.get(2)?,
        sequence: row.get(3)?,
        event_type: row.get(4)?,
        event_version: row.get(5)?,
        payload: row.get(6)?,
        metadata: row.get(7)?,
        recorded_at: row.get(8)?,
    })
}

const fn gap(expected: Position, found: Option<Position>) -> StoreError {
    StoreError::Gap { expected, found }
}
