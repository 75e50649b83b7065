//! Appends a second on PostgreSQL, how soon others see them, and how fast the log is read again, beside
//! what the server gives by itself; in one run.
//!
//! `cargo run --release -p fawen-store --example server postgres://… [COMMANDS] [EVENTS]`, on an
//! empty database, by its owner, with `pgbench` on the path. It leaves its events there.
#![expect(clippy::print_stdout, reason = "an example speaks through the terminal")]

mod lag;
#[path = "../load/mod.rs"]
mod load;
#[path = "../load/server.rs"]
mod long;
mod peers;
#[path = "../load/replay.rs"]
mod replay;

use std::time::Instant;

use fawen_store::{Position, Store};
use sqlx::PgPool;

use crate::load::{Outcome, crew};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// By turns; the best of so many rounds each.
const ROUNDS: u32 = 3;

#[tokio::main]
async fn main() -> Outcome<()> {
    let mut words = std::env::args().skip(1);
    let url = words.next().ok_or("postgres://…")?;
    let commands: u32 = words.next().map_or(Ok(8192), |word| word.parse())?;
    let events: u64 = words.next().map_or(Ok(1_000_000), |word| word.parse())?;
    Store::migrate(&url, None).await?;
    let store = Store::open_url(&url).await?;
    for writers in [1, 4, 16, 64] {
        appends(&store, &url, writers, commands).await?;
    }
    let pool = PgPool::connect(&url).await?;
    long::fill(&store, &pool, events).await?;
    replays(&store, &pool).await
}

/// So many writers, beside as many clients of pgbench; then once more with somebody who reads along.
async fn appends(store: &Store, url: &str, writers: u32, commands: u32) -> Outcome<()> {
    let (mut ours, mut theirs) = (0.0_f64, 0.0_f64);
    for round in 0..ROUNDS {
        theirs = theirs.max(peers::pgbench(url, writers, commands, round)?);
        ours = ours.max(crew(store, &format!("{writers}-{round}"), writers, commands).await?);
    }
    // What pgbench has written gets its places first.
    lag::settled(store).await?;
    let follower = tokio::spawn(lag::follow(store.clone(), store.last_position().await?, commands));
    let followed = crew(store, &format!("{writers}-followed"), writers, commands).await?;
    let [middle, late] = follower.await??;
    println!(
        "{writers:3} writers {ours:8.0}/s   pgbench, bare inserts {theirs:8.0}/s   ratio {:.2}",
        ours / theirs
    );
    println!("   read along {followed:8.0}/s   seen after {middle:.1?}, p99 {late:.1?}");
    Ok(())
}

/// Reads the log as typed events, beside COPY of the same rows and the stream of postgres-es.
async fn replays(store: &Store, pool: &PgPool) -> Outcome<()> {
    let last = store.last_position().await?.get();
    let mut best = [0.0_f64; 4];
    for _ in 0..ROUNDS {
        for (which, best) in best.iter_mut().enumerate() {
            let started = Instant::now();
            let count = match which {
                0 => replay::typed(store).await?,
                1 => as_stored(store).await?,
                2 => peers::copied(pool).await?,
                _ => peers::streamed(pool).await?,
            };
            if count != last {
                return Err(format!("{count} events of {last}").into());
            }
            *best = best.max(count as f64 / started.elapsed().as_secs_f64());
        }
    }
    let [typed, stored, copied, streamed] = best;
    println!("{last} events read again: postgres-es stream_all_events, typed {streamed:8.0}/s");
    println!("  ours, ordered, checked, typed      {typed:8.0}/s  ratio {:.2}", typed / streamed);
    println!("  ours, ordered, checked, as stored  {stored:8.0}/s");
    println!("  COPY, no order, thrown away        {copied:8.0}/s  ratio {:.2}", stored / copied);
    Ok(())
}

async fn as_stored(store: &Store) -> Outcome<u64> {
    let (mut after, mut count) = (Position::START, 0);
    loop {
        let events = store.raw_log(after, 50_000).await?;
        let Some(last) = events.last() else { return Ok(count) };
        after = last.position;
        count += events.len() as u64;
    }
}
