//! Appends a second, beside bare inserts into the same table at the same durability, in one run.
//!
//! `cargo run --release -p fawen-store --example appends [COMMANDS]`
#![expect(clippy::print_stdout, reason = "an example speaks through the terminal")]

mod load;

use std::{path::Path, time::Instant};

use fawen_store::Store;

use crate::load::{Outcome, crew};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// By turns; the best of so many rounds each.
const ROUNDS: u32 = 3;

#[tokio::main]
async fn main() -> Outcome<()> {
    let commands: u32 = match std::env::args().nth(1) {
        Some(count) => count.parse()?,
        None => 4096,
    };
    let directory = tempfile::tempdir()?;
    let mut bare = 0.0_f64;
    let mut best = [1_u32, 4, 16, 64].map(|writers| (writers, 0.0_f64));
    for round in 0..ROUNDS {
        let path = directory.path().join(format!("bare-{round}.db"));
        bare = bare.max(bare_inserts(&path, commands)?);
        for (writers, best) in &mut best {
            let store = Store::open(directory.path().join(format!("{writers}-{round}.db")))?;
            *best = best.max(crew(&store, "crew", *writers, commands).await?);
        }
    }
    println!("SQLite, bare inserts, one a commit {bare:8.0}/s");
    for (writers, rate) in best {
        println!(
            "{writers:3} writers, own streams           {rate:8.0}/s  ratio {:.2}",
            rate / bare
        );
    }
    Ok(())
}

/// One writer that does nothing but insert an event and commit.
fn bare_inserts(path: &Path, commands: u32) -> Outcome<f64> {
    // The store makes the tables; the rest is plain SQLite.
    drop(Store::open(path)?);
    let connection = rusqlite::Connection::open(path)?;
    connection.pragma_update(None, "synchronous", "full")?;
    let payload = r#"{"NumberReserved":{"number":{"code":"卫健政促发","year":2022,"seq":1},"document":"d-1"}}"#;
    let metadata =
        r#"{"at":"2022-09-20T01:00:00Z","actor":{"id":"bench","name":"测速"},"command_id":"c-1"}"#;
    let started = Instant::now();
    for sequence in 1..=commands {
        connection
            .prepare_cached(
                "insert into events (aggregate_type, aggregate_id, sequence,
                                     event_type, event_version, payload, metadata)
                 values ('NumberRegister', 'bare', ?1, 'NumberReserved', 1, ?2, ?3)",
            )?
            .execute((sequence, payload, metadata))?;
    }
    Ok(f64::from(commands) / started.elapsed().as_secs_f64())
}
