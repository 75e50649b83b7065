//! The rows of views, each in a generation: that of its readers, or the one being built.

use rusqlite::{Connection, OptionalExtension, Row, params, types::Type};

use crate::{
    StoreError,
    views::{Scan, ViewRow},
};

/// Whose rows are meant: of the generation given, or else of the one that readers see.
macro_rules! generation {
    ($parameter:literal) => {
        concat!(
            "coalesce(",
            $parameter,
            ", (select current from generations where generations.view = ?1), 0)"
        )
    };
}

pub(super) fn row(
    connection: &Connection,
    building: Option<u64>,
    view: &str,
    key: &str,
) -> Result<Option<ViewRow>, StoreError> {
    let mut select = connection.prepare_cached(concat!(
        "select key, sort, body from views where view = ?1 and key = ?2 and generation = ",
        generation!("?3")
    ))?;
    Ok(select.query_row(params![view, key, building], view_row).optional()?)
}

pub(super) fn rows(
    connection: &Connection,
    building: Option<u64>,
    view: &str,
    scan: &Scan,
) -> Result<Vec<ViewRow>, StoreError> {
    // No text beyond the last character begins with the prefix; so the index answers.
    let mut select = connection.prepare_cached(concat!(
        "select key, sort, body from views
         where view = ?1 and sort >= ?2 and sort < ?2 || char(0x10ffff)
           and (?3 is null or (sort, key) > (?3, ?4))
           and generation = ",
        generation!("?6"),
        " order by sort, key limit ?5"
    ))?;
    let (after_sort, after_key) = scan.after.clone().unzip();
    let found = params![view, scan.prefix, after_sort, after_key, scan.limit, building];
    let rows = select.query_map(found, view_row)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

pub(super) fn put(
    connection: &Connection,
    building: Option<u64>,
    view: &str,
    row: &ViewRow,
) -> Result<(), StoreError> {
    connection
        .prepare_cached(concat!(
            "insert into views (view, key, sort, body, generation) values (?1, ?2, ?3, ?4, ",
            generation!("?5"),
            ") on conflict (view, generation, key)
               do update set sort = excluded.sort, body = excluded.body"
        ))?
        .execute(params![view, row.key, row.sort, row.body.to_string(), building])?;
    Ok(())
}

pub(super) fn delete(
    connection: &Connection,
    building: Option<u64>,
    view: &str,
    key: &str,
) -> Result<(), StoreError> {
    connection
        .prepare_cached(concat!(
            "delete from views where view = ?1 and key = ?2 and generation = ",
            generation!("?3")
        ))?
        .execute(params![view, key, building])?;
    Ok(())
}

fn view_row(row: &Row<'_>) -> rusqlite::Result<ViewRow> {
    let body: String = row.get(2)?;
    let body = serde_json::from_str(&body)
        .map_err(|error| rusqlite::Error::FromSqlConversionFailure(2, Type::Text, error.into()))?;
    Ok(ViewRow { key: row.get(0)?, sort: row.get(1)?, body })
}
