//! The views inside a transaction.

use rusqlite::{Connection, OptionalExtension, Row, params, types::Type};

use super::read;
use crate::{
    Position, StoreError,
    views::{Scan, ViewReader, ViewRow, ViewWriter},
};

/// An open transaction, through which views are read and written.
pub(super) struct Transaction<'c>(pub(super) &'c Connection);

impl ViewReader for Transaction<'_> {
    fn row(&self, view: &str, key: &str) -> Result<Option<ViewRow>, StoreError> {
        let mut select = self
            .0
            .prepare_cached("select key, sort, body from views where view = ?1 and key = ?2")?;
        Ok(select.query_row([view, key], view_row).optional()?)
    }

    fn rows(&self, view: &str, scan: &Scan) -> Result<Vec<ViewRow>, StoreError> {
        // No text beyond the last character begins with the prefix; so the index answers.
        let mut select = self.0.prepare_cached(
            "select key, sort, body from views
             where view = ?1 and sort >= ?2 and sort < ?2 || char(0x10ffff)
               and (?3 is null or (sort, key) > (?3, ?4))
             order by sort, key limit ?5",
        )?;
        let (after_sort, after_key) = scan.after.clone().unzip();
        let found = params![view, scan.prefix, after_sort, after_key, scan.limit];
        let rows = select.query_map(found, view_row)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    fn position(&self, projection: &str) -> Result<Position, StoreError> {
        read::checkpoint(self.0, projection)
    }
}

impl ViewWriter for Transaction<'_> {
    fn put(&mut self, view: &str, row: &ViewRow) -> Result<(), StoreError> {
        self.0
            .prepare_cached(
                "insert into views (view, key, sort, body) values (?1, ?2, ?3, ?4)
                 on conflict (view, key) do update set sort = excluded.sort, body = excluded.body",
            )?
            .execute(params![view, row.key, row.sort, row.body.to_string()])?;
        Ok(())
    }

    fn delete(&mut self, view: &str, key: &str) -> Result<(), StoreError> {
        self.0
            .prepare_cached("delete from views where view = ?1 and key = ?2")?
            .execute([view, key])?;
        Ok(())
    }
}

/// Throws away the views of a projection, and its checkpoint with them.
pub(super) fn forget(
    connection: &Connection,
    projection: &str,
    views: &[&str],
) -> Result<(), StoreError> {
    for view in views {
        connection.execute("delete from views where view = ?1", [view])?;
    }
    connection.execute("delete from checkpoints where consumer = ?1", [projection])?;
    Ok(())
}

fn view_row(row: &Row<'_>) -> rusqlite::Result<ViewRow> {
    let body: String = row.get(2)?;
    let body = serde_json::from_str(&body)
        .map_err(|error| rusqlite::Error::FromSqlConversionFailure(2, Type::Text, error.into()))?;
    Ok(ViewRow { key: row.get(0)?, sort: row.get(1)?, body })
}
