//! Backup and restoring of a store in a file.

use std::{
    fs::{self, File},
    io,
    path::{Path, PathBuf},
};

use rusqlite::{Connection, OpenFlags};

use super::{read, schema};
use crate::{Position, StoreError};

/// What a file holds that was found whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inspected {
    /// The last position of its log.
    pub last: Position,
    /// How many keys of personal data it holds.
    pub keys: u64,
    /// Its size in bytes.
    pub bytes: u64,
}

/// Writes a copy of a store, as it is at one moment, while others go on using it. The copy is whole or not
/// there. Without keys, what is personal in it reads as erased.
///
/// # Errors
/// Something stands at the place of the copy, a file cannot be read or written, or the copy is not whole.
pub fn back_up(store: &Path, copy: &Path, with_keys: bool) -> Result<Inspected, StoreError> {
    refuse_existing(copy)?;
    let part = part_of(copy);
    drop(fs::remove_file(&part));
    let connection = Connection::open_with_flags(store, OpenFlags::SQLITE_OPEN_READ_WRITE)
        .map_err(|error| StoreError::CannotOpen { path: store.into(), source: error.into() })?;
    connection.busy_timeout(schema::PATIENCE)?;
    // A page that is split while the copy is filled would keep a second copy of a key.
    connection.pragma_update(None, "secure_delete", true)?;
    connection.execute("vacuum into ?1", [text(&part)?])?;
    if !with_keys {
        forget_keys(&part)?;
    }
    let inspected = inspect(&part)?;
    put_in_place(&part, copy)?;
    Ok(inspected)
}

/// Puts a backup where a store shall be. Nothing may stand there yet.
///
/// # Errors
/// As for [`back_up`].
pub fn restore(backup: &Path, store: &Path) -> Result<Inspected, StoreError> {
    refuse_existing(store)?;
    inspect(backup)?;
    let part = part_of(store);
    fs::copy(backup, &part).map_err(|error| cannot_open(&part, error))?;
    let inspected = inspect(&part)?;
    put_in_place(&part, store)?;
    Ok(inspected)
}

/// Looks whether a file is a whole store: its pages, its references, its log from the first position to the
/// last that was ever given. Changes nothing.
///
/// # Errors
/// [`StoreError::Damaged`] with what was found; the file is no store or cannot be read.
pub fn inspect(path: &Path) -> Result<Inspected, StoreError> {
    let connection = schema::open_reader(path)?;
    schema::recognise(&connection, path)?;
    let mut faults = pages(&connection)?;
    let orphans: u64 =
        connection.query_row("select count(*) from pragma_foreign_key_check", [], |r| r.get(0))?;
    if orphans > 0 {
        faults.push(format!("有{orphans}行指向不存在的记录"));
    }
    if faults.is_empty() {
        faults.extend(log(&connection)?);
    }
    if !faults.is_empty() {
        return Err(StoreError::Damaged { path: path.into(), what: faults.join("；") });
    }
    let keys = connection.query_row("select count(*) from subject_keys", [], |row| row.get(0))?;
    let bytes = fs::metadata(path).map_err(|error| cannot_open(path, error))?.len();
    Ok(Inspected { last: read::last_position(&connection)?, keys, bytes })
}

/// What SQLite finds wrong with the pages.
fn pages(connection: &Connection) -> Result<Vec<String>, StoreError> {
    let mut check = connection.prepare("pragma integrity_check(5)")?;
    let found = check.query_map([], |row| row.get(0))?.collect::<Result<Vec<String>, _>>()?;
    Ok(found.into_iter().filter(|line| line != "ok").collect())
}

/// Holes in the log, and events outside of it.
fn log(connection: &Connection) -> Result<Option<String>, StoreError> {
    let last = read::last_position(connection)?.get();
    let (positions, events): (u64, u64) = connection.query_row(
        "select (select count(*) from event_log join events using (aggregate_type, aggregate_id, sequence)),
                (select count(*) from events)",
        [],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    let given = read::last_given(connection)?.get();
    let whole = last == positions && positions == events && given == last;
    Ok((!whole).then(|| {
        format!(
            "日志不完整：给出过{given}位，末位是第{last}位，日志有{positions}条，事件有{events}个"
        )
    }))
}

fn forget_keys(copy: &Path) -> Result<(), StoreError> {
    let connection = Connection::open(copy)?;
    connection.pragma_update(None, "secure_delete", true)?;
    connection.execute("delete from subject_keys", [])?;
    // Sessions, credentials and drafts being typed are nobody else's business either.
    connection.execute("delete from kept", [])?;
    connection.execute_batch("vacuum")?;
    Ok(())
}

fn refuse_existing(path: &Path) -> Result<(), StoreError> {
    match path.try_exists() {
        Ok(false) => Ok(()),
        Ok(true) => Err(StoreError::InTheWay { path: path.into() }),
        Err(error) => Err(cannot_open(path, error)),
    }
}

/// Flushed to disk before it gets its name, and the name after it.
fn put_in_place(part: &Path, place: &Path) -> Result<(), StoreError> {
    let move_there = || {
        File::open(part)?.sync_all()?;
        fs::rename(part, place)?;
        let folder = place.parent().filter(|folder| !folder.as_os_str().is_empty());
        File::open(folder.unwrap_or(Path::new(".")))?.sync_all()
    };
    move_there().map_err(|error| cannot_open(place, error))
}

fn part_of(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!(".{name}.part"))
}

fn text(path: &Path) -> Result<&str, StoreError> {
    let unreadable = || io::Error::new(io::ErrorKind::InvalidInput, "路径不是 UTF-8 文字");
    path.to_str().ok_or_else(|| cannot_open(path, unreadable()))
}

fn cannot_open(path: &Path, error: io::Error) -> StoreError {
    StoreError::CannotOpen { path: path.into(), source: error.into() }
}
