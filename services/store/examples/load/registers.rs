//! Registers whose numbers are written past the commands, which would take minutes for a million.
//!
//! The examples of other crates include this file by its path.

use std::{error::Error, path::Path};

use fawen_store::Store;
use rusqlite::{Connection, params};

/// Makes a store at `path` and writes these events into it: the first of a register opens it, each other one
/// takes its next number. A place is the number of a register and the sequence in it, from 1.
pub(crate) fn fill(
    path: &Path,
    places: impl Iterator<Item = (u64, u64)>,
) -> Result<(), Box<dyn Error + Send + Sync>> {
    // The store makes the tables; the rest is plain SQLite.
    drop(Store::open(path)?);
    let mut database = Connection::open(path)?;
    let transaction = database.transaction()?;
    let mut insert = transaction.prepare(
        "insert into events (aggregate_type, aggregate_id, sequence,
                             event_type, event_version, payload, metadata)
         values ('NumberRegister', ?1, ?2, ?3, 1, ?4, ?5)",
    )?;
    for (register, sequence) in places {
        let code = code(register);
        let (name, payload) = event(&code, sequence);
        let metadata = format!(
            r#"{{"at":"2022-09-20T01:00:00Z","actor":{{"id":"bench","name":"测速"}},"command_id":"c-{register}-{sequence}"}}"#
        );
        insert.execute(params![id(register), sequence, name, payload, metadata])?;
    }
    drop(insert);
    Ok(transaction.commit()?)
}

/// The identifier of a register.
pub(crate) fn id(register: u64) -> String {
    format!("{}/2022", code(register))
}

fn event(code: &str, sequence: u64) -> (&'static str, String) {
    if sequence == 1 {
        let opened =
            r#"{"RegisterOpened":{"issuer":"zwjc","code":"CODE","year":2022,"carried_over":0}}"#;
        return ("RegisterOpened", opened.replace("CODE", code));
    }
    let seq = sequence.saturating_sub(1);
    let number = format!(r#"{{"code":"{code}","year":2022,"seq":{seq}}}"#);
    let payload =
        format!(r#"{{"NumberReserved":{{"number":{number},"document":"{code}-{seq}"}}}}"#);
    ("NumberReserved", payload)
}

/// An issuer code of its own for each register: its number in Han digits.
fn code(register: u64) -> String {
    let digits: Vec<char> = "甲乙丙丁戊己庚辛壬癸".chars().collect();
    let number = register.to_string();
    let digit = |c: char| digits.get(c.to_digit(10)? as usize);
    format!("卫{}发", number.chars().filter_map(digit).collect::<String>())
}
