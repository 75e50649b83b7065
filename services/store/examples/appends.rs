//! Appends a second, beside bare inserts into the same table at the same durability, in one run.
//!
//! `cargo run --release -p fawen-store --example appends [COMMANDS]`
#![expect(clippy::print_stdout, reason = "an example speaks through the terminal")]

mod load;

use std::{path::Path, time::Instant};

use fawen_store::Store;
use tokio::task::JoinSet;

use crate::load::{Outcome, open, reserve};

#[tokio::main]
async fn main() -> Outcome<()> {
    let commands: u32 = match std::env::args().nth(1) {
        Some(count) => count.parse()?,
        None => 4096,
    };
    let directory = tempfile::tempdir()?;
    let bare = bare_inserts(&directory.path().join("bare.db"), commands)?;
    println!("bare inserts, one a commit   {bare:8.0}/s");
    for writers in [1, 16, 64] {
        let path = directory.path().join(format!("{writers}.db"));
        let rate = appends(&path, writers, commands).await?;
        println!("{writers:3} writers, own streams     {rate:8.0}/s  ratio {:.2}", rate / bare);
    }
    long_stream(&directory.path().join("long.db")).await
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
    Ok(rate(commands, started))
}

/// So many writers at once, each on a stream of its own.
async fn appends(path: &Path, writers: u32, commands: u32) -> Outcome<f64> {
    let store = Store::open(path)?;
    for writer in 0..writers {
        open(&store, &writer.to_string()).await?;
    }
    let each = commands.div_ceil(writers);
    let started = Instant::now();
    let mut tasks = JoinSet::new();
    for writer in 0..writers {
        let (store, register) = (store.clone(), writer.to_string());
        tasks.spawn(async move { reserve(&store, &register, 0..each).await });
    }
    while let Some(finished) = tasks.join_next().await {
        finished??;
    }
    Ok(rate(each * writers, started))
}

/// What a command costs as its stream grows.
async fn long_stream(path: &Path) -> Outcome<()> {
    let store = Store::open(path)?;
    open(&store, "long").await?;
    let mut length = 0;
    for upto in [1_000, 5_000, 10_000] {
        reserve(&store, "long", length..upto - 500).await?;
        let started = Instant::now();
        reserve(&store, "long", upto - 500..upto).await?;
        let cost = started.elapsed() / 500;
        println!("a command at {upto:6} events   {cost:8.0?}");
        length = upto;
    }
    Ok(())
}

fn rate(commands: u32, started: Instant) -> f64 {
    f64::from(commands) / started.elapsed().as_secs_f64()
}
