//! What it costs to load a stream of 10² to 10⁵ events: from the file, from memory, and what a stored
//! state (a snapshot) of the same length would cost to read instead.
//!
//! `cargo run --release -p fawen-store --example streams [LONGEST]`
#![expect(clippy::print_stdout, reason = "an example speaks through the terminal")]

#[path = "load/registers.rs"]
mod registers;

use std::{error::Error, path::Path, time::Instant};

use fawen_domain::register::NumberRegister;
use fawen_store::Store;

type Outcome<T> = Result<T, Box<dyn Error + Send + Sync>>;

/// How often each is measured; the quickest counts.
const RUNS: usize = 5;

#[tokio::main]
async fn main() -> Outcome<()> {
    let longest: u64 = match std::env::args().nth(1) {
        Some(length) => length.parse()?,
        None => 100_000,
    };
    let directory = tempfile::tempdir()?;
    println!(
        "events   from the file  per event  bare rows  ratio  from memory  state as JSON  ratio"
    );
    let mut length = 100;
    while length <= longest {
        let path = directory.path().join(format!("{length}.db"));
        registers::fill(&path, (1..=length).map(|sequence| (0, sequence)))?;
        measure(&path, length).await?;
        length *= 10;
    }
    Ok(())
}

async fn measure(path: &Path, length: u64) -> Outcome<()> {
    let (mut cold, mut warm, mut rows, mut snapshot) = (f64::MAX, f64::MAX, f64::MAX, f64::MAX);
    let id = registers::id(0);
    for _ in 0..RUNS {
        rows = rows.min(bare_rows(path, length)?);
        // A store of its own: nothing is in memory yet.
        let store = Store::open(path)?;
        let started = Instant::now();
        let (register, version) = store.load::<NumberRegister>(&id).await?;
        cold = cold.min(seconds(started));
        if version != length {
            return Err(format!("{version} events, not {length}").into());
        }
        let started = Instant::now();
        store.load::<NumberRegister>(&id).await?;
        warm = warm.min(seconds(started));
        let stored = serde_json::to_string(&register)?;
        let started = Instant::now();
        let read: NumberRegister = serde_json::from_str(&stored)?;
        snapshot = snapshot.min(seconds(started));
        if read != register {
            return Err("the state does not come back".into());
        }
    }
    println!(
        "{length:7}  {:10.2} ms  {:6.2} µs  {:6.2} ms  {:5.1}  {:8.2} ms  {:10.2} ms  {:5.1}",
        cold * 1e3,
        cold / length as f64 * 1e6,
        rows * 1e3,
        cold / rows,
        warm * 1e3,
        snapshot * 1e3,
        cold / snapshot,
    );
    Ok(())
}

/// Reads the payloads of the stream through plain SQLite, parsing nothing.
fn bare_rows(path: &Path, length: u64) -> Outcome<f64> {
    let connection = rusqlite::Connection::open(path)?;
    let started = Instant::now();
    let mut select = connection.prepare(
        "select payload from events where aggregate_type = 'NumberRegister' and aggregate_id = ?1
         order by sequence",
    )?;
    let payloads = select.query_map([registers::id(0)], |row| row.get::<_, String>(0))?;
    let payloads = payloads.collect::<Result<Vec<_>, _>>()?;
    if payloads.len() as u64 != length {
        return Err(format!("{} rows, not {length}", payloads.len()).into());
    }
    Ok(seconds(started))
}

fn seconds(started: Instant) -> f64 {
    started.elapsed().as_secs_f64()
}
