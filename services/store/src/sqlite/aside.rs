//! Events that are set aside, and where consumers stand.

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::read;
use crate::{
    Position, SetAside, StoreError,
    consumer::{NewlyAside, RawStanding},
};

/// The events that are set aside, of one consumer or of all.
pub(super) fn list(
    connection: &Connection,
    consumer: Option<&str>,
) -> Result<Vec<SetAside>, StoreError> {
    // What a rebuild sets aside is nobody's concern before it is changed over to.
    let mut select = connection.prepare_cached(
        "select consumer, position, aggregate_type, aggregate_id, error, tries, first_at, last_at
         from set_aside
         where case when ?1 is null then consumer not like '%#%' else consumer = ?1 end
         order by consumer, position",
    )?;
    let rows = select.query_map([consumer], set_aside)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn set_aside(row: &Row<'_>) -> rusqlite::Result<SetAside> {
    Ok(SetAside {
        consumer: row.get(0)?,
        position: Position::new(row.get(1)?),
        aggregate_type: row.get(2)?,
        aggregate_id: row.get(3)?,
        error: row.get(4)?,
        tries: row.get(5)?,
        first_at: row.get(6)?,
        last_at: row.get(7)?,
    })
}

pub(super) fn count(connection: &Connection, consumer: &str) -> Result<u64, StoreError> {
    let mut select =
        connection.prepare_cached("select count(*) from set_aside where consumer = ?1")?;
    Ok(select.query_row([consumer], |row| row.get(0))?)
}

pub(super) fn is_held(
    connection: &Connection,
    consumer: &str,
    kind: &str,
    id: &str,
) -> Result<bool, StoreError> {
    let mut select = connection.prepare_cached(
        "select exists (select 1 from set_aside
         where consumer = ?1 and aggregate_type = ?2 and aggregate_id = ?3)",
    )?;
    Ok(select.query_row([consumer, kind, id], |row| row.get(0))?)
}

pub(super) fn insert(
    connection: &Connection,
    consumer: &str,
    event: &NewlyAside,
) -> Result<(), StoreError> {
    let position = event.position.get();
    connection
        .prepare_cached(
            "insert into set_aside (consumer, position, aggregate_type, aggregate_id, error, tries)
             values (?1, ?2, ?3, ?4, ?5, ?5 is not null)
             on conflict (consumer, position) do nothing",
        )?
        .execute(params![consumer, position, event.kind, event.id, event.error])?;
    Ok(())
}

pub(super) fn tried(
    connection: &Connection,
    consumer: &str,
    position: Position,
    error: &str,
) -> Result<(), StoreError> {
    connection
        .prepare_cached(
            "update set_aside set tries = tries + 1, error = ?3,
                    last_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
             where consumer = ?1 and position = ?2",
        )?
        .execute(params![consumer, position.get(), error])?;
    Ok(())
}

pub(super) fn release(
    connection: &Connection,
    consumer: &str,
    position: Position,
) -> Result<bool, StoreError> {
    let released = connection
        .prepare_cached("delete from set_aside where consumer = ?1 and position = ?2")?
        .execute(params![consumer, position.get()])?;
    Ok(released > 0)
}

pub(super) fn standing(connection: &Connection, consumer: &str) -> Result<RawStanding, StoreError> {
    let position = read::checkpoint(connection, consumer)?;
    let waiting_since = connection
        .prepare_cached(
            "select recorded_at
             from event_log join events using (aggregate_type, aggregate_id, sequence)
             where position > ?1 order by position limit 1",
        )?
        .query_row([position.get()], |row| row.get(0))
        .optional()?;
    let now = connection
        .prepare_cached("select strftime('%Y-%m-%dT%H:%M:%fZ', 'now')")?
        .query_row([], |row| row.get(0))?;
    let last = read::last_position(connection)?;
    let set_aside = count(connection, consumer)?;
    Ok(RawStanding { position, last, waiting_since, now, set_aside })
}
