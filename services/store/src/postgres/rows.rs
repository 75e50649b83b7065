//! Many events at once: rows in the binary format of COPY, taken apart without a copy in between.
//!
//! Positions and events are read by themselves, each in the order of its index, and merged here: a
//! join on the server costs more than both. Events of positions that lie together lie together in the
//! index of (txid, event_no).

use futures::TryStreamExt;
use sqlx::{Executor, PgConnection, PgPool};

use super::{
    fault::retried,
    fields::Fields,
    read::{moment, version},
};
use crate::{Position, RawEvent, StoreError};

/// How many positions are merged with their events at a time.
const PIECE: u64 = 50_000;

/// The events after a position up to another, in the order of their positions; holes are left to be
/// found.
pub(super) async fn copied(
    pool: &PgPool,
    after: u64,
    to: u64,
) -> Result<Vec<RawEvent>, StoreError> {
    let mut events =
        Vec::with_capacity(usize::try_from(to.saturating_sub(after)).unwrap_or_default());
    let mut reached = after;
    while reached < to {
        let end = reached.saturating_add(PIECE).min(to);
        let mut piece = retried(|| piece(pool, reached, end)).await?;
        // In order as good as always, which makes this one look over them.
        piece.sort_by_key(|event| event.position);
        events.append(&mut piece);
        reached = end;
    }
    Ok(events)
}

/// Where an event stands: compared in the order of the sequencer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    txid: i64,
    event_no: i64,
    sequence: i64,
    position: u64,
}

/// The events of a range. One that is not there, or not the one that its position names, is left out.
async fn piece(pool: &PgPool, after: u64, to: u64) -> Result<Vec<RawEvent>, sqlx::Error> {
    let mut transaction =
        pool.begin_with("begin isolation level repeatable read read only").await?;
    transaction.execute("set local enable_bitmapscan = off").await?;
    let mut places = places(&mut transaction, after, to).await?;
    places.sort_unstable();
    let events = match (places.first(), places.last()) {
        (Some(first), Some(last)) => events(&mut transaction, *first, *last, &places).await?,
        _ => Vec::new(),
    };
    transaction.commit().await?;
    Ok(events)
}

// COPY knows no parameters; what is put into these statements are numbers.

async fn places(
    connection: &mut PgConnection,
    after: u64,
    to: u64,
) -> Result<Vec<Place>, sqlx::Error> {
    let statement = format!(
        "copy (select txid, event_no, sequence, position from event_log
               where position > {after} and position <= {to} order by position)
         to stdout (format binary)"
    );
    let mut places = Vec::new();
    copy(connection, &statement, |row| {
        places.push(Place {
            txid: row.number()?,
            event_no: row.number()?,
            sequence: row.number()?,
            position: row.number()?.cast_unsigned(),
        });
        Ok(())
    })
    .await?;
    Ok(places)
}

async fn events(
    connection: &mut PgConnection,
    first: Place,
    last: Place,
    places: &[Place],
) -> Result<Vec<RawEvent>, sqlx::Error> {
    let statement = format!(
        "copy (select txid, event_no, sequence, aggregate_type, aggregate_id, event_type,
                      event_version, payload, metadata, recorded_at
               from events
               where (txid, event_no) >= ('{}', {}) and (txid, event_no) <= ('{}', {})
               order by txid, event_no)
         to stdout (format binary)",
        first.txid, first.event_no, last.txid, last.event_no
    );
    let mut events = Vec::with_capacity(places.len());
    let mut places = places.iter().peekable();
    copy(connection, &statement, |row| {
        let found = (row.number()?, row.number()?, row.number()?);
        // A place before this event has none.
        while places.next_if(|place| (place.txid, place.event_no) < (found.0, found.1)).is_some() {}
        let named = |place: &&Place| (place.txid, place.event_no, place.sequence) == found;
        let Some(place) = places.next_if(named) else { return Ok(()) };
        events.push(RawEvent {
            position: Position::new(place.position),
            aggregate_type: row.text()?.to_owned(),
            aggregate_id: row.text()?.to_owned(),
            sequence: found.2.cast_unsigned(),
            event_type: row.text()?.to_owned(),
            event_version: version(row.text()?)?,
            payload: row.text()?.to_owned(),
            metadata: row.text()?.to_owned(),
            recorded_at: moment(row.field()?)?,
        });
        Ok(())
    })
    .await?;
    Ok(events)
}

/// Takes each row of a COPY.
async fn copy(
    connection: &mut PgConnection,
    statement: &str,
    mut take: impl FnMut(&mut Fields<'_>) -> Result<(), StoreError>,
) -> Result<(), sqlx::Error> {
    let mut messages = connection.copy_out_raw(statement).await?;
    let mut first = true;
    while let Some(message) = messages.try_next().await? {
        let mut row = Fields::new(&message);
        let taken = match std::mem::take(&mut first) {
            true => row.header(),
            false => Ok(()),
        };
        let taken = taken.and_then(|()| match row.begins()? {
            true => take(&mut row),
            false => Ok(()),
        });
        taken.map_err(|error| sqlx::Error::Decode(error.into()))?;
    }
    Ok(())
}
