//! Many events at once: rows in the binary format of COPY, taken apart without a copy in between.
//!
//! Positions and events are read by themselves, each in the order of its index, and compared here: a
//! join on the server costs more than both. Events of positions that lie together lie together in the
//! index of (txid, event_no), and in the same order, but for those that were put in order after a
//! restore.

use futures::{StreamExt, TryStreamExt, stream};
use sqlx::{Executor, PgConnection, PgPool, Row};

use super::{
    fault::{begun, retried},
    fields::Fields,
    read::{moment, version},
};
use crate::{Position, RawEvent, StoreError};

/// How many positions are compared with their events at a time.
const PIECE: u64 = 25_000;
/// How many pieces are read at the same time.
const READERS: usize = 2;

/// The events after a position up to another, in the order of their positions; none when they do not lie
/// as they do in most cases, or one is not there: then a join has to say how they lie.
pub(super) async fn copied(
    pool: &PgPool,
    after: u64,
    to: u64,
) -> Result<Option<Vec<RawEvent>>, StoreError> {
    let count = usize::try_from(to.saturating_sub(after)).unwrap_or_default();
    let mut events = Vec::with_capacity(count);
    let ends = (1_u64..).map(|nth| after.saturating_add(nth.saturating_mul(PIECE)));
    let begins = std::iter::once(after).chain(ends.clone());
    let ranges = begins.zip(ends).take_while(|(begin, _)| *begin < to);
    let mut pieces = stream::iter(ranges)
        .map(|(begin, end)| retried(move || piece(pool, begin, end.min(to))))
        .buffered(READERS);
    while let Some(piece) = pieces.try_next().await? {
        let Some(mut piece) = piece else { return Ok(None) };
        events.append(&mut piece);
    }
    Ok(Some(events))
}

/// Where an event stands in the order in which positions were given.
type Place = (String, i64);

/// What a position names: the number of an event and its sequence.
type Named = (i64, i64);

/// The events of a range, each of them the one that its position names.
async fn piece(pool: &PgPool, after: u64, to: u64) -> Result<Option<Vec<RawEvent>>, sqlx::Error> {
    let mut transaction = begun(pool, "begin isolation level repeatable read read only").await?;
    transaction.execute("set local enable_bitmapscan = off").await?;
    let ends = ends(&mut transaction, after, to).await?;
    let named = named(&mut transaction, after, to).await?;
    let whole = named.len() as u64 == to.saturating_sub(after);
    let events = match ends {
        Some((first, last)) if whole => {
            events(&mut transaction, &first, &last, after, &named).await?
        }
        _ => None,
    };
    transaction.commit().await?;
    Ok(events)
}

/// The places of the first and the last event of a range.
async fn ends(
    connection: &mut PgConnection,
    after: u64,
    to: u64,
) -> Result<Option<(Place, Place)>, sqlx::Error> {
    let select = sqlx::query(
        "select txid::text, event_no from event_log where position in ($1, $2) order by position",
    );
    let ends = select.bind(after.saturating_add(1).cast_signed()).bind(to.cast_signed());
    let ends = ends.fetch_all(connection).await?;
    let (Some(first), Some(last)) = (ends.first(), ends.last()) else { return Ok(None) };
    let first = (first.try_get(0)?, first.try_get(1)?);
    let last = (last.try_get(0)?, last.try_get(1)?);
    Ok(Some((first, last)))
}

// COPY knows no parameters; what is put into these statements are numbers.

/// What the positions of a range name, in their order. Each is there once, so as many as the range is
/// long are all of it.
async fn named(
    connection: &mut PgConnection,
    after: u64,
    to: u64,
) -> Result<Vec<Named>, sqlx::Error> {
    let statement = format!(
        "copy (select event_no, sequence from event_log
               where position > {after} and position <= {to} order by position)
         to stdout (format binary)"
    );
    let mut named = Vec::new();
    copy(connection, &statement, |row| {
        named.push((row.number()?, row.number()?));
        Ok(())
    })
    .await?;
    Ok(named)
}

/// The events from one place to another, if they are those that are named, and in that order.
async fn events(
    connection: &mut PgConnection,
    first: &Place,
    last: &Place,
    after: u64,
    named: &[Named],
) -> Result<Option<Vec<RawEvent>>, sqlx::Error> {
    let statement = format!(
        "copy (select event_no, sequence, aggregate_type, aggregate_id, event_type, event_version,
                      payload, metadata, recorded_at
               from events
               where (txid, event_no) >= ('{}', {}) and (txid, event_no) <= ('{}', {})
               order by txid, event_no)
         to stdout (format binary)",
        first.0, first.1, last.0, last.1
    );
    let mut events: Vec<RawEvent> = Vec::with_capacity(named.len());
    let (mut expected, mut position) = (named.iter(), Position::new(after));
    let mut as_named = true;
    copy(connection, &statement, |row| {
        let found = (row.number()?, row.number()?);
        as_named = as_named && expected.next() == Some(&found);
        if !as_named {
            return Ok(());
        }
        position = position.next();
        events.push(RawEvent {
            position,
            aggregate_type: row.text()?.to_owned(),
            aggregate_id: row.text()?.to_owned(),
            sequence: found.1.cast_unsigned(),
            event_type: row.text()?.to_owned(),
            event_version: version(row.text()?)?,
            payload: row.text()?.to_owned(),
            metadata: row.text()?.to_owned(),
            recorded_at: moment(row.field()?)?,
        });
        Ok(())
    })
    .await?;
    Ok((as_named && events.len() == named.len()).then_some(events))
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
