//! The journal of checkpoints, as a file that only grows.

use std::{
    fs::{self, OpenOptions},
    io::{ErrorKind, Write},
    path::Path,
};

use anyhow::Context;
use fawen_proof::{Note, NoteError, journal};

/// A journal as it was read: its notes, or where it stops making sense.
pub(super) type Journal = Result<Vec<Note>, (usize, NoteError)>;

/// The notes of a journal; nothing when there is no such file.
pub(super) fn read(path: &Path) -> anyhow::Result<Option<Journal>> {
    match fs::read(path) {
        // What is no text is no note either, and is told by its line.
        Ok(bytes) => Ok(Some(journal::read(&String::from_utf8_lossy(&bytes)))),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error).with_context(|| format!("读不到检查点簿“{}”", path.display())),
    }
}

/// Adds a note; what stands in the journal is not touched.
pub(super) fn append(path: &Path, note: &Note) -> anyhow::Result<()> {
    let write = || {
        let mut file = OpenOptions::new().append(true).create(true).open(path)?;
        file.write_all(journal::entry(note).as_bytes())?;
        file.sync_all()
    };
    write().with_context(|| format!("不能写入检查点簿“{}”", path.display()))
}
