//! The keys of subjects.

use std::{collections::BTreeMap, path::Path, time::Duration};

use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::{StoreError, sealing::SubjectKey};

/// The key of a subject, if it has one.
pub(super) fn find(
    connection: &Connection,
    subject: &str,
) -> Result<Option<SubjectKey>, StoreError> {
    let mut select =
        connection.prepare_cached("select id, key from subject_keys where subject = ?1")?;
    Ok(select.query_row([subject], subject_key).optional()?)
}

/// The key of a subject; a new one if it has none.
pub(super) fn find_or_make(
    connection: &Connection,
    subject: &str,
) -> Result<SubjectKey, StoreError> {
    if let Some(key) = find(connection, subject)? {
        return Ok(key);
    }
    let key = SubjectKey::random()?;
    connection
        .prepare_cached("insert into subject_keys (id, subject, key) values (?1, ?2, ?3)")?
        .execute(params![key.id, subject, key.key])?;
    Ok(key)
}

/// The keys of these names that are still there.
pub(super) fn named(
    connection: &Connection,
    ids: &[String],
) -> Result<BTreeMap<String, SubjectKey>, StoreError> {
    let mut select = connection.prepare_cached("select id, key from subject_keys where id = ?1")?;
    let mut keys = BTreeMap::new();
    for id in ids {
        if let Some(key) = select.query_row([id], subject_key).optional()? {
            keys.insert(id.clone(), key);
        }
    }
    Ok(keys)
}

/// Destroys the key of a subject; the connection overwrites what it deletes.
pub(super) fn destroy(connection: &Connection, subject: &str) -> Result<(), StoreError> {
    connection.execute("delete from subject_keys where subject = ?1", [subject])?;
    Ok(())
}

/// Empties the write-ahead log, where copies of what was destroyed may lie. Somebody who reads an older state
/// all the while keeps it from being emptied; then it happens at a later checkpoint.
pub(super) fn empty_wal(path: &Path) -> Result<(), StoreError> {
    const TRIES: usize = 8;
    let connection = Connection::open(path)?;
    connection.busy_timeout(Duration::from_secs(5))?;
    for _ in 0..TRIES {
        // Whoever is at a checkpoint just now makes this one give up at once.
        let busy: bool =
            connection.query_row("pragma wal_checkpoint(truncate)", [], |row| row.get(0))?;
        if !busy {
            break;
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    Ok(())
}

fn subject_key(row: &Row<'_>) -> rusqlite::Result<SubjectKey> {
    Ok(SubjectKey { id: row.get(0)?, key: row.get(1)? })
}
