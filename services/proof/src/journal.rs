//! A journal of checkpoints (检查点簿): a text file to which each signed checkpoint is added, to be copied,
//! mailed or printed. Any line of it that is kept out of the operator's reach binds the log.

use std::{
    fs::{self, OpenOptions},
    io::{self, ErrorKind, Write},
    path::Path,
};

use crate::{Note, NoteError};

/// A journal as it was read: its notes, or where it stops making sense.
pub type Journal = Result<Vec<Note>, (usize, NoteError)>;

/// The notes of the journal in a file; nothing when there is no such file.
///
/// # Errors
/// The file cannot be read.
pub fn open(path: &Path) -> io::Result<Option<Journal>> {
    match fs::read(path) {
        // What is no text is no note either, and is told by its line.
        Ok(bytes) => Ok(Some(read(&String::from_utf8_lossy(&bytes)))),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// Adds a note to the journal in a file; what stands in it is not touched.
///
/// # Errors
/// The file cannot be written.
pub fn append(path: &Path, note: &Note) -> io::Result<()> {
    let mut file = OpenOptions::new().append(true).create(true).open(path)?;
    file.write_all(entry(note).as_bytes())?;
    file.sync_all()
}

/// The notes of a journal, in their order; what is between them must be nothing but empty lines.
///
/// # Errors
/// The number of the first line of the first note that is none.
pub fn read(text: &str) -> Journal {
    let mut notes = Vec::new();
    let (mut note, mut first, mut is_signed) = (String::new(), 1, false);
    for (number, line) in (1..).zip(text.lines()) {
        // Signatures end a note; an empty line before it parts it from the one before.
        if is_signed && !line.starts_with("— ") {
            notes.push(Note::parse(&note).map_err(|error| (first, error))?);
            note.clear();
            is_signed = false;
        }
        if note.is_empty() {
            if line.is_empty() {
                continue;
            }
            first = number;
        }
        note.push_str(line);
        note.push('\n');
        is_signed |= line.starts_with("— ");
    }
    if !note.is_empty() {
        notes.push(Note::parse(&note).map_err(|error| (first, error))?);
    }
    Ok(notes)
}

/// What is added to a journal for a note.
#[must_use]
pub fn entry(note: &Note) -> String {
    format!("{note}\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::SigningKey;

    fn note(text: &str) -> Note {
        Note::sign(text.into(), &SigningKey::generate(None).unwrap()).unwrap()
    }

    #[test]
    fn entries_are_read_back() {
        let notes = [note("一\n1\nx\n"), note("二\n\n2\n"), note("三\n")];
        let text: String = notes.iter().map(entry).collect();
        assert_eq!(read(&text).unwrap(), notes);
        // As a mail program may leave it.
        assert_eq!(read(&format!("\n\n{}\n\n", text.trim_end())).unwrap(), notes);
        assert_eq!(read("").unwrap(), []);
    }

    #[test]
    fn a_note_cut_off_is_named_by_its_line() {
        let whole = entry(&note("一\n"));
        let text = format!("{whole}二\n2\n");
        assert_eq!(read(&text), Err((5, NoteError::Form)));
        assert_eq!(read("二\n\n"), Err((1, NoteError::Form)));
    }
}
