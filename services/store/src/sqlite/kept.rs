//! Records that are no events.

use rusqlite::{Connection, OptionalExtension, Row as SqlRow, params};

use crate::{
    StoreError,
    kept::{Condition, Query, Row, Write},
};

/// The record under a key, over or not.
pub(super) fn find(
    connection: &Connection,
    kind: &str,
    key: &str,
) -> Result<Option<Row>, StoreError> {
    let mut select = connection.prepare_cached(
        "select key, owner, body, version, until from kept where kind = ?1 and key = ?2",
    )?;
    Ok(select.query_row([kind, key], row).optional()?)
}

/// Writes a record; says whether its condition held.
pub(super) fn put(connection: &Connection, write: &Write) -> Result<bool, StoreError> {
    let Write { kind, key, owner, body, version, until, condition } = write;
    let written = match condition {
        Condition::Always => connection
            .prepare_cached(
                "insert or replace into kept (kind, key, owner, body, version, until)
                 values (?1, ?2, ?3, ?4, ?5, ?6)",
            )?
            .execute(params![kind, key, owner, body, version, until])?,
        Condition::Absent(now) => connection
            .prepare_cached(
                "insert into kept (kind, key, owner, body, version, until)
                 values (?1, ?2, ?3, ?4, ?5, ?6)
                 on conflict (kind, key) do update
                 set owner = excluded.owner, body = excluded.body,
                     version = excluded.version, until = excluded.until
                 where kept.until <= ?7",
            )?
            .execute(params![kind, key, owner, body, version, until, now])?,
        Condition::Version(expected, now) => connection
            .prepare_cached(
                "update kept set owner = ?3, body = ?4, version = ?5, until = ?6
                 where kind = ?1 and key = ?2 and version = ?7
                   and (until is null or until > ?8)",
            )?
            .execute(params![kind, key, owner, body, version, until, expected, now])?,
    };
    Ok(written > 0)
}

/// Deletes a record, whatever its version or this one only.
pub(super) fn delete(
    connection: &Connection,
    kind: &str,
    key: &str,
    version: Option<i64>,
) -> Result<bool, StoreError> {
    let deleted = connection
        .prepare_cached(
            "delete from kept
             where kind = ?1 and key = ?2 and (?3 is null or version = ?3)",
        )?
        .execute(params![kind, key, version])?;
    Ok(deleted > 0)
}

/// Deletes what belongs to somebody.
pub(super) fn delete_owned(
    connection: &Connection,
    kind: &str,
    owner: &str,
) -> Result<u64, StoreError> {
    let deleted = connection
        .prepare_cached("delete from kept where kind = ?1 and owner = ?2")?
        .execute([kind, owner])?;
    Ok(deleted as u64)
}

/// Deletes what is over, of all kinds.
pub(super) fn sweep(connection: &Connection, now: i64, limit: u32) -> Result<u64, StoreError> {
    let deleted = connection
        .prepare_cached(
            "delete from kept where (kind, key) in
                 (select kind, key from kept where until <= ?1 limit ?2)",
        )?
        .execute(params![now, limit])?;
    Ok(deleted as u64)
}

/// The records of a kind, in the order of their keys.
pub(super) fn list(connection: &Connection, query: &Query) -> Result<Vec<Row>, StoreError> {
    let Query { kind, owner, after, limit, now } = query;
    let rows = if let Some(owner) = owner {
        connection
            .prepare_cached(
                "select key, owner, body, version, until from kept
                 where kind = ?1 and owner = ?2 and key > ?3 and (until is null or until > ?4)
                 order by key limit ?5",
            )?
            .query_map(params![kind, owner, after, now, limit], row)?
            .collect::<Result<_, _>>()?
    } else {
        connection
            .prepare_cached(
                "select key, owner, body, version, until from kept
                 where kind = ?1 and key > ?2 and (until is null or until > ?3)
                 order by key limit ?4",
            )?
            .query_map(params![kind, after, now, limit], row)?
            .collect::<Result<_, _>>()?
    };
    Ok(rows)
}

fn row(row: &SqlRow<'_>) -> rusqlite::Result<Row> {
    Ok(Row {
        key: row.get(0)?,
        owner: row.get(1)?,
        body: row.get(2)?,
        version: row.get(3)?,
        until: row.get(4)?,
    })
}
