//! What is read: streams, the log, checkpoints. A hole is an error, never an end.

use futures::TryStreamExt;
use jiff::Timestamp;
use sqlx::{Row, postgres::PgRow};

use super::{Postgres, fault::retried, places::Key, rows};
use crate::{Position, RawEvent, StoreError};

/// From how many events on a range is read by COPY, which is planned anew each time but sends rows
/// faster.
const COPIED: u64 = 2048;

impl Postgres {
    /// The events of a stream after a version.
    pub(crate) async fn stream(
        &self,
        kind: &str,
        id: &str,
        after: u64,
    ) -> Result<Vec<RawEvent>, StoreError> {
        let rows = retried(|| {
            sqlx::query(
                "select l.position, aggregate_type, aggregate_id, sequence, event_type,
                        event_version, payload::text, metadata::text, recorded_at
                 from events left join event_log l using (aggregate_type, aggregate_id, sequence)
                 where aggregate_type = $1 and aggregate_id = $2 and sequence > $3
                 order by sequence",
            )
            .bind(kind)
            .bind(id)
            .bind(after.cast_signed())
            .fetch_all(&self.pool)
        });
        let mut expected = after.saturating_add(1);
        let mut events = Vec::new();
        for row in rows.await? {
            let event = raw_event(&row)?;
            if event.sequence != expected {
                let (stream, found) = (event.stream(), event.sequence);
                return Err(StoreError::SequenceGap { stream, expected, found });
            }
            expected = expected.saturating_add(1);
            events.push(event);
        }
        Ok(events)
    }

    /// The events after a position, at most `limit`.
    ///
    /// What was given last is asked first, so it is known how many there must be: not one fewer.
    pub(crate) async fn log(
        &self,
        after: Position,
        limit: u32,
    ) -> Result<Vec<RawEvent>, StoreError> {
        let given = self.last_position().await?;
        let to = given.get().min(after.get().saturating_add(u64::from(limit)));
        let count = to.saturating_sub(after.get());
        let events = match count {
            0 => return Ok(Vec::new()),
            1..COPIED => self.selected(after, to).await?,
            COPIED.. => match rows::copied(&self.pool, after.get(), to).await? {
                Some(events) => events,
                None => self.selected(after, to).await?,
            },
        };
        whole(&events, after, Position::new(to))?;
        Ok(events)
    }

    async fn selected(&self, after: Position, to: u64) -> Result<Vec<RawEvent>, StoreError> {
        let rows = retried(|| async {
            let select = sqlx::query(
                "select l.position, aggregate_type, aggregate_id, sequence, event_type,
                        event_version, payload::text, metadata::text, recorded_at
                 from event_log l join events e using (aggregate_type, aggregate_id, sequence)
                 where l.position > $1 and l.position <= $2
                     and e.txid = l.txid and e.event_no = l.event_no
                 order by l.position",
            );
            let rows = select.bind(after.get().cast_signed()).bind(to.cast_signed());
            rows.fetch(&self.pool).try_collect::<Vec<_>>().await
        });
        rows.await?.iter().map(raw_event).collect()
    }

    /// Events that the log does not know, at most `limit`, apart from those whose turn is still to
    /// come.
    pub(crate) async fn unlogged(&self, limit: u32) -> Result<Vec<RawEvent>, StoreError> {
        let rows = retried(|| {
            sqlx::query(
                "select l.position, e.aggregate_type, e.aggregate_id, e.sequence, event_type,
                        event_version, payload::text, metadata::text, recorded_at
                 from events e left join event_log l using (aggregate_type, aggregate_id, sequence),
                      sequencer s
                 where l.position is null and (e.txid, e.event_no) <= (s.txid, s.event_no)
                 limit $1",
            )
            .bind(i64::from(limit))
            .fetch_all(&self.pool)
        });
        rows.await?.iter().map(raw_event).collect()
    }

    /// The last position that was given; more than is there if the end of the log was cut off.
    pub(crate) async fn last_position(&self) -> Result<Position, StoreError> {
        let row = retried(|| sqlx::query("select position from sequencer").fetch_one(&self.pool));
        position(&row.await?)
    }

    /// How far a consumer has come.
    pub(crate) async fn checkpoint(&self, consumer: &str) -> Result<Position, StoreError> {
        let row = retried(|| {
            sqlx::query("select position from checkpoints where consumer = $1")
                .bind(consumer)
                .fetch_optional(&self.pool)
        });
        row.await?.as_ref().map_or(Ok(Position::START), position)
    }

    /// The position of an event, if it has one.
    pub(super) async fn position_of(&self, event: &Key) -> Result<Option<Position>, StoreError> {
        let (kind, id, sequence) = event;
        let row = retried(|| {
            sqlx::query(
                "select position from event_log
                 where aggregate_type = $1 and aggregate_id = $2 and sequence = $3",
            )
            .bind(kind)
            .bind(id)
            .bind(sequence.cast_signed())
            .fetch_optional(&self.pool)
        });
        row.await?.as_ref().map(position).transpose()
    }
}

/// The first column, as a position.
pub(super) fn position(row: &PgRow) -> Result<Position, StoreError> {
    Ok(Position::new(row.try_get::<i64, _>(0)?.cast_unsigned()))
}

/// Refuses a range with a hole in it, or at its end.
fn whole(events: &[RawEvent], after: Position, to: Position) -> Result<(), StoreError> {
    let mut expected = after.next();
    for event in events {
        if event.position != expected {
            return Err(StoreError::Gap { expected, found: Some(event.position) });
        }
        expected = expected.next();
    }
    if expected <= to {
        return Err(StoreError::Gap { expected, found: None });
    }
    Ok(())
}

fn raw_event(row: &PgRow) -> Result<RawEvent, StoreError> {
    let position: Option<i64> = row.try_get(0)?;
    Ok(RawEvent {
        position: Position::new(position.unwrap_or_default().cast_unsigned()),
        aggregate_type: row.try_get(1)?,
        aggregate_id: row.try_get(2)?,
        sequence: row.try_get::<i64, _>(3)?.cast_unsigned(),
        event_type: row.try_get(4)?,
        event_version: version(row.try_get(5)?)?,
        payload: row.try_get(6)?,
        metadata: row.try_get(7)?,
        recorded_at: moment(row.try_get_raw(8)?.as_bytes().map_err(StoreError::database)?)?,
    })
}

/// The version of an event; postgres-es keeps it as text.
pub(super) fn version(text: &str) -> Result<u32, StoreError> {
    text.parse().map_err(StoreError::database)
}

/// A moment as the database sends it, in microseconds since 2000; in the words of the other engine.
pub(super) fn moment(bytes: &[u8]) -> Result<String, StoreError> {
    let micros = i64::from_be_bytes(bytes.try_into().map_err(StoreError::database)?);
    let moment = Timestamp::from_microsecond(micros.saturating_add(SINCE_2000));
    Ok(format!("{:.3}", moment.map_err(|error| StoreError::database(error.to_string()))?))
}

/// From 1970 to 2000, in microseconds.
const SINCE_2000: i64 = 946_684_800_000_000;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_read_as_those_of_the_other_engine() {
        let micros = Timestamp::constant(1_663_635_600, 45_000_000).as_microsecond() - SINCE_2000;
        assert_eq!(moment(&micros.to_be_bytes()).unwrap(), "2022-09-20T01:00:00.045Z");
        assert_eq!(moment(&0_i64.to_be_bytes()).unwrap(), "2000-01-01T00:00:00.000Z");
    }
}
