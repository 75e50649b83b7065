//! What is written: events with their command, in a group with those of others, or alone through the
//! event repository of postgres-es.

use std::sync::Arc;

use cqrs_es::{
    Aggregate,
    persist::{PersistedEventRepository, PersistenceError, SerializedEvent},
};
use fawen_domain::Decider;
use serde_json::Value;
use sqlx::Row;

use super::{
    Postgres,
    fault::{Tries, begun, is_unique_violation, retried, to_its_end},
    places::Place,
};
use crate::{
    Executed, Fault, Recorded, StoreError,
    append::{Append, Appended, NewEvent, Stream},
};

impl Postgres {
    /// Writes the events and remembers the command; returns when they have their positions.
    ///
    /// When the connection is lost nobody knows whether the commit came through. So the command is
    /// looked up before it is tried again: its record was written with its events, or neither was.
    pub(crate) async fn append<D: Decider>(&self, append: Append) -> Result<Appended, StoreError> {
        if append.events.iter().any(|event| holds_null(&event.payload)) {
            return Err(StoreError::NullCharacter);
        }
        let append = Arc::new(append);
        let count = append.events.len() as u64;
        let mut tries = Tries::default();
        loop {
            // Whoever waits for a place must do so before there is one.
            let last = append.expected.saturating_add(count);
            let place = (count > 0).then(|| self.places.wait_for(&append.stream, last));
            match self.write::<D>(&append).await {
                Ok(Written::Yes) => return self.written(place, count).await,
                Ok(Written::TooLate) => return Ok(Appended::Conflict),
                // Of the stream, or of the command: then it is found.
                Ok(Written::Clash) => {
                    let done = self.recall(&append.stream, &append.command_id).await?;
                    return Ok(done.map_or(Appended::Conflict, Appended::Done));
                }
                Err(StoreError::ConnectionLost { source }) => {
                    if !tries.another().await {
                        return Err(StoreError::NotCommitted { reason: source.to_string() });
                    }
                    let done = self.recall(&append.stream, &append.command_id).await?;
                    if let Some(done) = done {
                        return Ok(Appended::Done(done));
                    }
                }
                Err(error) => return Err(error),
            }
        }
    }

    async fn write<D: Decider>(&self, append: &Arc<Append>) -> Result<Written, StoreError> {
        if append.events.is_empty() {
            return self.remember(append).await;
        }
        if !append.erased.is_empty() {
            return clash_apart(self.write_and_erase(append).await);
        }
        if self.groups.write(append).await {
            return Ok(Written::Yes);
        }
        self.write_alone::<Recorded<D>>(append).await
    }

    /// Writes the events through postgres-es, which tells what stands in their way.
    async fn write_alone<A: Aggregate>(&self, append: &Append) -> Result<Written, StoreError> {
        let (repository, events) = (Arc::clone(&self.repository), serialized(append)?);
        // It begins a transaction.
        let persist = to_its_end(async move { repository.persist::<A>(&events, None).await });
        match persist.await? {
            Ok(()) => Ok(Written::Yes),
            Err(PersistenceError::OptimisticLockError) => Ok(Written::Clash),
            Err(
                PersistenceError::ConnectionError(error)
                | PersistenceError::DeserializationError(error)
                | PersistenceError::UnknownError(error),
            ) => Err(beneath(error).into()),
        }
    }

    /// Writes the events as the repository does, and destroys keys in the same transaction.
    async fn write_and_erase(&self, append: &Append) -> Result<(), sqlx::Error> {
        let mut transaction = begun(&self.pool, "begin").await?;
        for (event, nth) in append.events.iter().zip(1_u64..) {
            sqlx::query(
                "insert into events (aggregate_type, aggregate_id, sequence, event_type,
                                     event_version, payload, metadata)
                 values ($1, $2, $3, $4, $5, $6::json, $7::json)",
            )
            .bind(&append.stream.kind)
            .bind(&append.stream.id)
            .bind(append.expected.saturating_add(nth).cast_signed())
            .bind(event.event_type)
            .bind(event.event_version.to_string())
            .bind(&event.payload)
            .bind(&append.metadata)
            .execute(&mut *transaction)
            .await?;
        }
        let destroy = sqlx::query("delete from subject_keys where subject = any($1)");
        destroy.bind(&append.erased).execute(&mut *transaction).await?;
        transaction.commit().await
    }

    /// Remembers a command that had nothing to do, if the stream is still as it saw it.
    async fn remember(&self, append: &Append) -> Result<Written, StoreError> {
        let insert = sqlx::query(
            "insert into commands (command_id, aggregate_type, aggregate_id)
             select $1, $2, $3 where $4 = (
                 select coalesce(max(sequence), 0) from events
                 where aggregate_type = $2 and aggregate_id = $3)",
        );
        let done = insert
            .bind(&append.command_id)
            .bind(&append.stream.kind)
            .bind(&append.stream.id)
            .bind(append.expected.cast_signed())
            .execute(&self.pool)
            .await;
        match done {
            Ok(done) if done.rows_affected() == 0 => Ok(Written::TooLate),
            done => clash_apart(done.map(|_| ())),
        }
    }

    async fn written(&self, place: Option<Place>, count: u64) -> Result<Appended, StoreError> {
        let positions = match place {
            Some(place) => Some(self.positions(place, count).await?),
            None => None,
        };
        Ok(Appended::Done(Executed { positions, replayed: false }))
    }

    /// What this command did on this stream, if it was carried out.
    pub(crate) async fn recall(
        &self,
        stream: &Stream,
        command_id: &str,
    ) -> Result<Option<Executed>, StoreError> {
        let row = retried(|| {
            sqlx::query(
                "select aggregate_type, aggregate_id, first_sequence, last_sequence
                 from commands where command_id = $1",
            )
            .bind(command_id)
            .fetch_optional(&self.pool)
        });
        let Some(row) = row.await? else { return Ok(None) };
        let (kind, id): (&str, &str) = (row.try_get(0)?, row.try_get(1)?);
        if (kind, id) != (&stream.kind, &stream.id) {
            return Err(StoreError::CommandReused {
                command_id: command_id.to_owned(),
                first: format!("{kind}-{id}"),
                stream: format!("{}-{}", stream.kind, stream.id),
            });
        }
        let range: (Option<i64>, Option<i64>) = (row.try_get(2)?, row.try_get(3)?);
        let positions = match range {
            (Some(first), Some(last)) => {
                let place = self.places.wait_for(stream, last.cast_unsigned());
                let count = last.saturating_sub(first).saturating_add(1).cast_unsigned();
                Some(self.positions(place, count).await?)
            }
            _ => None,
        };
        Ok(Some(Executed { positions, replayed: true }))
    }
}

/// Whether something was written.
enum Written {
    Yes,
    /// The stream has moved on.
    TooLate,
    /// Somebody has written what is unique: an event of the stream, or the record of the command.
    Clash,
}

/// Tells a clash from other failures.
fn clash_apart(done: Result<(), sqlx::Error>) -> Result<Written, StoreError> {
    match done {
        Ok(()) => Ok(Written::Yes),
        Err(error) if is_unique_violation(&error) => Ok(Written::Clash),
        Err(error) => Err(error.into()),
    }
}

/// Whether a text in this JSON holds U+0000. The column of an event would take it, those of the views
/// cannot.
fn holds_null(json: &str) -> bool {
    json.match_indices(r"\u0000").any(|(at, _)| {
        let before = json.get(..at).unwrap_or_default();
        // After an odd number of them the backslash is a character itself.
        before.bytes().rev().take_while(|byte| *byte == b'\\').count() % 2 == 0
    })
}

fn serialized(append: &Append) -> Result<Vec<SerializedEvent>, StoreError> {
    let metadata: Value =
        serde_json::from_str(&append.metadata).map_err(StoreError::malformed("命令的附带信息"))?;
    let numbered = append.events.iter().zip(1_u64..);
    numbered.map(|(event, nth)| one_serialized(append, event, nth, metadata.clone())).collect()
}

fn one_serialized(
    append: &Append,
    event: &NewEvent,
    nth: u64,
    metadata: Value,
) -> Result<SerializedEvent, StoreError> {
    let sequence = usize::try_from(append.expected.saturating_add(nth));
    Ok(SerializedEvent {
        aggregate_id: append.stream.id.clone(),
        sequence: sequence.map_err(StoreError::database)?,
        aggregate_type: append.stream.kind.clone(),
        event_type: event.event_type.to_owned(),
        event_version: event.event_version.to_string(),
        payload: serde_json::from_str(&event.payload)
            .map_err(StoreError::malformed(event.event_type))?,
        metadata,
    })
}

/// The error of the database that postgres-es has wrapped.
fn beneath(error: Fault) -> sqlx::Error {
    match error.downcast::<sqlx::Error>() {
        Ok(error) => *error,
        Err(error) => sqlx::Error::Decode(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_null_character_is_told_from_a_text_that_speaks_of_one() {
        for (text, holds) in [("a\0b", true), ("a\\\0b", true), (r"a\u0000b", false), ("a", false)]
        {
            assert_eq!(holds_null(&serde_json::to_string(text).unwrap()), holds, "{text:?}");
        }
    }
}
