//! Generations of views: one that readers see, one that is built beside it.

use rusqlite::{Connection, OptionalExtension, params};

use super::read;
use crate::{Position, StoreError, consumer::build_name};

/// Gives the views a new generation to be built; what was being built is given up.
pub(super) fn begin(
    connection: &Connection,
    projection: &str,
    views: &[&str],
) -> Result<u64, StoreError> {
    let mut last = 0_u64;
    for view in views {
        last = last.max(last_given(connection, view)?);
        if let Some(given_up) = building(connection, view)? {
            forget(connection, &build_name(projection, given_up), &[])?;
        }
    }
    let generation = last.saturating_add(1);
    for view in views {
        connection.execute(
            "insert into generations (view, current, building, last) values (?1, 0, ?2, ?2)
             on conflict (view) do update set building = excluded.building, last = excluded.last",
            params![view, generation],
        )?;
    }
    Ok(generation)
}

/// The generation in which a view is being built.
pub(super) fn building(connection: &Connection, view: &str) -> Result<Option<u64>, StoreError> {
    let mut select =
        connection.prepare_cached("select building from generations where view = ?1")?;
    Ok(select.query_row([view], |row| row.get(0)).optional()?.flatten())
}

/// Lets readers see what was built, if it has come as far as what they see.
pub(super) fn change_over(
    connection: &Connection,
    projection: &str,
    views: &[&str],
    generation: u64,
) -> Result<bool, StoreError> {
    for view in views {
        if building(connection, view)? != Some(generation) {
            let projection = projection.to_owned();
            return Err(StoreError::RebuildSuperseded { projection });
        }
    }
    let built_by = build_name(projection, generation);
    let built = read::checkpoint(connection, &built_by)?;
    if built < read::checkpoint(connection, projection)? {
        return Ok(false);
    }
    for view in views {
        connection.execute(
            "update generations set current = building, building = null where view = ?1",
            [view],
        )?;
    }
    take_over(connection, &built_by, projection, built)?;
    Ok(true)
}

/// Gives the projection the checkpoint of what was built, and what was set aside on the way.
fn take_over(
    connection: &Connection,
    built_by: &str,
    projection: &str,
    built: Position,
) -> Result<(), StoreError> {
    connection.execute("delete from set_aside where consumer = ?1", [projection])?;
    connection.execute(
        "update set_aside set consumer = ?2 where consumer = ?1",
        [built_by, projection],
    )?;
    connection.execute("delete from checkpoints where consumer = ?1", [built_by])?;
    connection.execute(
        "insert into checkpoints (consumer, position) values (?1, ?2)
         on conflict (consumer) do update set position = excluded.position",
        params![projection, built.get()],
    )?;
    Ok(())
}

/// Deletes rows that are neither seen nor being built, at most `limit`.
pub(super) fn sweep(connection: &Connection, view: &str, limit: u32) -> Result<usize, StoreError> {
    let deleted = connection.execute(
        "delete from views where rowid in (
             select views.rowid from views join generations using (view)
             where view = ?1 and (generation < current
                 or generation > current and generation is not building)
             limit ?2)",
        params![view, limit],
    )?;
    Ok(deleted)
}

fn last_given(connection: &Connection, view: &str) -> Result<u64, StoreError> {
    let last: Option<u64> = connection
        .query_row("select last from generations where view = ?1", [view], |row| row.get(0))
        .optional()?;
    Ok(last.unwrap_or_default())
}

/// Forgets how far a consumer had come, what it had set aside, and the views that it wrote.
pub(super) fn forget(
    connection: &Connection,
    consumer: &str,
    views: &[&str],
) -> Result<(), StoreError> {
    for view in views {
        connection.execute("delete from views where view = ?1", [view])?;
    }
    connection.execute("delete from checkpoints where consumer = ?1", [consumer])?;
    connection.execute("delete from set_aside where consumer = ?1", [consumer])?;
    Ok(())
}
