//! The tables of a store file, and how an older file becomes a current one.

use std::{path::Path, time::Duration};

use rusqlite::{Connection, ErrorCode, OpenFlags, TransactionBehavior};

use crate::StoreError;

/// `FAWN` in ASCII: tells a store from any other SQLite file.
const APPLICATION_ID: i32 = 0x4641_574e;

/// What brings a file from version `n` to `n + 1`, in order; append only.
const MIGRATIONS: &[&str] = &[
    include_str!("schema/001-events.sql"),
    include_str!("schema/002-consumers.sql"),
    include_str!("schema/003-subject-keys.sql"),
    include_str!("schema/004-kept.sql"),
];

/// How long a statement waits for another process that writes.
pub(super) const PATIENCE: Duration = Duration::from_secs(30);

/// Opens the connection that writes, and brings the file up to date.
pub(super) fn open_writer(path: &Path) -> Result<Connection, StoreError> {
    let mut connection = Connection::open(path)
        .map_err(|error| StoreError::CannotOpen { path: path.into(), source: error.into() })?;
    connection.busy_timeout(PATIENCE)?;
    recognise(&connection, path)?;
    connection.pragma_update(None, "journal_mode", "wal")?;
    // NORMAL may lose an acknowledged event on power loss.
    connection.pragma_update(None, "synchronous", "full")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    // Keys of erased persons must not survive in free space, not even in what a page split left behind.
    connection.pragma_update(None, "secure_delete", true)?;
    connection.set_prepared_statement_cache_capacity(64);
    migrate(&mut connection, path)?;
    Ok(connection)
}

/// Opens a connection that cannot write.
pub(super) fn open_reader(path: &Path) -> Result<Connection, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(PATIENCE)?;
    connection.set_prepared_statement_cache_capacity(64);
    Ok(connection)
}

/// Refuses a file that is no store, before a byte of it changes.
pub(super) fn recognise(connection: &Connection, path: &Path) -> Result<(), StoreError> {
    let not_ours = || StoreError::NotAStore { path: path.into() };
    match is_foreign(connection) {
        Ok(false) => Ok(()),
        Ok(true) => Err(not_ours()),
        Err(error) if error.sqlite_error_code() == Some(ErrorCode::NotADatabase) => Err(not_ours()),
        Err(error) => Err(error.into()),
    }
}

/// Whether somebody else has made tables here.
fn is_foreign(connection: &Connection) -> rusqlite::Result<bool> {
    let application: i32 = connection.pragma_query_value(None, "application_id", |r| r.get(0))?;
    let tables: u32 =
        connection.query_row("select count(*) from sqlite_schema", [], |r| r.get(0))?;
    Ok(application != APPLICATION_ID && tables > 0)
}

fn migrate(connection: &mut Connection, path: &Path) -> Result<(), StoreError> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let found: usize = transaction.pragma_query_value(None, "user_version", |row| row.get(0))?;
    let known = MIGRATIONS.len();
    let Some(missing) = MIGRATIONS.get(found..) else {
        let path = path.into();
        return Err(StoreError::NewerSchema { path, found, known });
    };
    for migration in missing {
        transaction.execute_batch(migration)?;
    }
    transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
    transaction.pragma_update(None, "user_version", known)?;
    Ok(transaction.commit()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_commit_is_flushed_to_disk() {
        let directory = tempfile::tempdir().unwrap();
        let writer = open_writer(&directory.path().join("fawen.db")).unwrap();
        let pragma = |name| writer.pragma_query_value(None, name, |row| row.get::<_, String>(0));
        assert_eq!(pragma("journal_mode").unwrap(), "wal");
        let synchronous: u8 =
            writer.pragma_query_value(None, "synchronous", |row| row.get(0)).unwrap();
        assert_eq!(synchronous, 2, "FULL");
    }

    #[test]
    fn a_reader_cannot_write() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("fawen.db");
        drop(open_writer(&path).unwrap());
        let reader = open_reader(&path).unwrap();
        assert!(reader.execute("delete from views", []).is_err());
    }
}
