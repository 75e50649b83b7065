//! What an append and a replayed event cost as the log grows, on SQLite, or on PostgreSQL if one is named.
//!
//! `cargo run --release -p fawen-store --example growth [postgres://… [LONGEST]]`, on an empty database,
//! by its owner. It leaves its events there.
#![expect(clippy::print_stdout, reason = "an example speaks through the terminal")]

mod load;
#[path = "load/registers.rs"]
mod registers;
#[path = "load/replay.rs"]
mod replay;
#[path = "load/server.rs"]
mod server;

use std::time::{Duration, Instant};

use fawen_store::Store;
use sqlx::PgPool;

use crate::load::{Outcome, crew};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const LENGTHS: [u64; 3] = [1_000, 100_000, 1_000_000];
/// How many commands are timed at a time.
const COMMANDS: u32 = 1_000;
/// Each is timed so often, and the best time counts.
const ROUNDS: u32 = 5;
/// A short log is replayed again until so much time is over.
const LONG_ENOUGH: Duration = Duration::from_millis(300);

#[tokio::main]
async fn main() -> Outcome<()> {
    let mut words = std::env::args().skip(1);
    let url = words.next();
    let longest: u64 = words.next().map_or(Ok(1_000_000), |word| word.parse())?;
    let directory = tempfile::tempdir()?;
    let path = directory.path().join("fawen.db");
    let mut first = None;
    for length in LENGTHS.into_iter().filter(|length| *length <= longest) {
        let store = match &url {
            Some(url) => on_server(url, length).await?,
            None => {
                let begun = if path.exists() {
                    Store::open(&path)?.last_position().await?.get()
                } else {
                    0
                };
                registers::fill(&path, (begun..length).map(|n| (n, 1)))?;
                Store::open(&path)?
            }
        };
        let replayed = replayed(&store).await?;
        let append = append(&store, length).await?;
        let (first_append, first_replayed) = *first.get_or_insert((append, replayed));
        println!(
            "log of {length:9} events: an append {append:6.0?} (ratio {:.2}), a replayed event {replayed:6.0?} (ratio {:.2})",
            append.div_duration_f64(first_append),
            replayed.div_duration_f64(first_replayed),
        );
    }
    Ok(())
}

async fn on_server(url: &str, length: u64) -> Outcome<Store> {
    Store::migrate(url, None).await?;
    let store = Store::open_url(url).await?;
    server::fill(&store, &PgPool::connect(url).await?, length).await?;
    Ok(store)
}

/// A command of a single writer.
async fn append(store: &Store, length: u64) -> Outcome<Duration> {
    let mut best = 0.0_f64;
    for round in 0..ROUNDS {
        best = best.max(crew(store, &format!("at-{length}-{round}"), 1, COMMANDS).await?);
    }
    Ok(Duration::from_secs_f64(1.0 / best))
}

/// An event of the whole log.
async fn replayed(store: &Store) -> Outcome<Duration> {
    let mut best = Duration::MAX;
    for _ in 0..ROUNDS {
        let (started, mut count) = (Instant::now(), 0);
        while started.elapsed() < LONG_ENOUGH {
            count += replay::typed(store).await?;
        }
        best = best.min(started.elapsed().div_f64(count as f64));
    }
    Ok(best)
}
