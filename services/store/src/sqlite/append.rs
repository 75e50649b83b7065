//! What is written: events with their command, and checkpoints.

use rusqlite::{Connection, OptionalExtension, params};

use super::{keys, read};
use crate::{
    Executed, Position, StoreError,
    append::{Append, Appended, Stream},
    transaction::Step,
};

/// Writes the events and remembers the command, in the transaction that is open.
pub(super) fn append(connection: &Connection, append: &Append) -> Result<Appended, StoreError> {
    if let Some(done) = recall(connection, &append.command_id, &append.stream)? {
        return Ok(Appended::Done(done));
    }
    if version(connection, &append.stream)? != append.expected {
        return Ok(Appended::Conflict);
    }
    let before = read::last_position(connection)?;
    insert_events(connection, append)?;
    append.erased.iter().try_for_each(|subject| keys::destroy(connection, subject))?;
    let after = read::last_position(connection)?;
    let positions = (before < after).then(|| before.next()..=after);
    let executed = Executed { positions, replayed: false };
    remember(connection, append, &executed)?;
    Ok(Appended::Done(executed))
}

/// What a command did, if it was carried out.
pub(super) fn recall(
    connection: &Connection,
    command_id: &str,
    stream: &Stream,
) -> Result<Option<Executed>, StoreError> {
    let found = connection
        .prepare_cached(
            "select aggregate_type, aggregate_id, first_position, last_position
             from commands where command_id = ?1",
        )?
        .query_row([command_id], |row| {
            let name: (String, String) = (row.get(0)?, row.get(1)?);
            let range: (Option<u64>, Option<u64>) = (row.get(2)?, row.get(3)?);
            Ok((name, range))
        })
        .optional()?;
    let Some(((kind, id), (first, last))) = found else {
        return Ok(None);
    };
    if (&kind, &id) != (&stream.kind, &stream.id) {
        return Err(StoreError::CommandReused {
            command_id: command_id.to_owned(),
            first: format!("{kind}-{id}"),
            stream: format!("{}-{}", stream.kind, stream.id),
        });
    }
    Ok(Some(Executed {
        positions: first.zip(last).map(|(first, last)| Position::new(first)..=Position::new(last)),
        replayed: true,
    }))
}

/// Moves a checkpoint, if it still stands where the caller saw it.
pub(super) fn move_checkpoint(connection: &Connection, step: &Step) -> Result<(), StoreError> {
    let consumer = &step.consumer;
    let found = read::checkpoint(connection, consumer)?;
    if found != step.from {
        let (consumer, expected) = (consumer.clone(), step.from);
        return Err(StoreError::CheckpointMoved { consumer, expected, found });
    }
    connection
        .prepare_cached(
            "insert into checkpoints (consumer, position) values (?1, ?2)
             on conflict (consumer) do update set position = excluded.position",
        )?
        .execute(params![consumer, step.to.get()])?;
    Ok(())
}

fn version(connection: &Connection, stream: &Stream) -> Result<u64, StoreError> {
    let mut newest = connection.prepare_cached(
        "select coalesce(max(sequence), 0) from events
         where aggregate_type = ?1 and aggregate_id = ?2",
    )?;
    Ok(newest.query_row([&stream.kind, &stream.id], |row| row.get(0))?)
}

fn insert_events(connection: &Connection, append: &Append) -> Result<(), StoreError> {
    let mut insert = connection.prepare_cached(
        "insert into events (aggregate_type, aggregate_id, sequence,
                             event_type, event_version, payload, metadata)
         values (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?;
    for (event, nth) in append.events.iter().zip(1_u64..) {
        insert.execute(params![
            append.stream.kind,
            append.stream.id,
            append.expected.saturating_add(nth),
            event.event_type,
            event.event_version,
            event.payload,
            append.metadata,
        ])?;
    }
    Ok(())
}

fn remember(
    connection: &Connection,
    append: &Append,
    executed: &Executed,
) -> Result<(), StoreError> {
    let range = executed.positions.as_ref();
    connection
        .prepare_cached(
            "insert into commands (command_id, aggregate_type, aggregate_id,
                                   first_position, last_position)
             values (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute(params![
            append.command_id,
            append.stream.kind,
            append.stream.id,
            range.map(|range| range.start().get()),
            range.map(|range| range.end().get()),
        ])?;
    Ok(())
}
