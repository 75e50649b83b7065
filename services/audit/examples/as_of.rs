//! What it costs to go back in time in a store of many events: one stream as it was at a position.
//!
//! `cargo run --release -p fawen-audit --example as_of [STREAMS] [EVENTS A STREAM]`
#![expect(clippy::print_stdout, reason = "an example speaks through the terminal")]

use std::{error::Error, path::Path, time::Instant};

use fawen_audit::{Moment, StreamName, as_of, diff, trail};
use fawen_store::{Position, Store};

type Outcome<T> = Result<T, Box<dyn Error + Send + Sync>>;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Outcome<()> {
    let mut words = std::env::args().skip(1);
    let mut number = |or: u64| words.next().map_or(Ok(or), |word| word.parse());
    let (streams, length) = (number(1_000)?, number(100)?);
    let directory = tempfile::tempdir()?;
    let path = directory.path().join("fawen.db");
    fill(&path, streams, length)?;
    let store = Store::open(&path)?;
    let last = store.last_position().await?.get();
    println!("{last} events in {streams} streams");
    let mut took = [const { Vec::new() }; 3];
    for stream in (0..streams).step_by((streams as usize / 100).max(1)) {
        let name = StreamName { kind: "NumberRegister".into(), id: stream.to_string() };
        let middle = Moment::Position(Position::new(last / 2));
        let started = Instant::now();
        as_of(&store, &name, middle).await?;
        took[0].push(started.elapsed());
        let started = Instant::now();
        diff(&store, &name, middle, Moment::Now).await?;
        took[1].push(started.elapsed());
        let started = Instant::now();
        trail(&store, &name).await?;
        took[2].push(started.elapsed());
    }
    for (name, mut took) in ["as-of", "diff of half", "trail"].into_iter().zip(took) {
        took.sort();
        let (Some(median), Some(slowest)) = (took.get(took.len() / 2), took.last()) else {
            continue;
        };
        println!("{name:12}  median {median:8.2?}  slowest {slowest:8.2?}  of {}", took.len());
    }
    Ok(())
}

/// Registers whose events alternate, written past the commands.
fn fill(path: &Path, streams: u64, length: u64) -> Outcome<()> {
    drop(Store::open(path)?);
    let mut connection = rusqlite::Connection::open(path)?;
    let transaction = connection.transaction()?;
    {
        let mut insert = transaction.prepare(
            "insert into events (aggregate_type, aggregate_id, sequence,
                                 event_type, event_version, payload, metadata)
             values ('NumberRegister', ?1, ?2, ?3, 1, ?4, ?5)",
        )?;
        let metadata = r#"{"at":"2022-09-20T01:00:00Z","actor":{"id":"bench","name":"测速"},"command_id":"c"}"#;
        for sequence in 1..=length {
            for stream in 0..streams {
                let seq = sequence - 1;
                let (name, payload) = if sequence == 1 {
                    ("RegisterOpened", r#"{"RegisterOpened":{"issuer":"zwjc","code":"卫健政促发","year":2022,"carried_over":0}}"#.to_owned())
                } else {
                    (
                        "NumberReserved",
                        format!(
                            r#"{{"NumberReserved":{{"number":{{"code":"卫健政促发","year":2022,"seq":{seq}}},"document":"d-{seq}"}}}}"#
                        ),
                    )
                };
                insert.execute((stream.to_string(), sequence, name, payload, metadata))?;
            }
        }
    }
    transaction.commit()?;
    Ok(())
}
