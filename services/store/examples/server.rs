//! Appends a second on PostgreSQL, how soon others see them, and how fast the log is read again, beside
//! what the server gives by itself; in one run.
//!
//! `cargo run --release -p fawen-store --example server postgres://… [COMMANDS] [EVENTS]`, on an
//! empty database, by its owner. It leaves its events there.
#![expect(clippy::print_stdout, reason = "an example speaks through the terminal")]

mod load;

use std::time::{Duration, Instant};

use cqrs_es::persist::PersistedEventRepository;
use fawen_domain::register::{NumberRegister, RegisterEvent};
use fawen_store::{Position, Recorded, Store};
use futures::TryStreamExt;
use jiff::Timestamp;
use postgres_es::PostgresEventRepository;
use sqlx::{PgPool, postgres::PgPoolCopyExt, raw_sql};
use tokio::task::JoinSet;

use crate::load::{Outcome, open, reserve};

/// How many events are asked for at a time.
const BATCH: u32 = 50_000;
/// How many events of the long log lie in one stream.
const STREAM: u64 = 1000;

#[tokio::main]
async fn main() -> Outcome<()> {
    let mut words = std::env::args().skip(1);
    let url = words.next().ok_or("postgres://…")?;
    let commands: u32 = words.next().map_or(Ok(4096), |word| word.parse())?;
    let events: u64 = words.next().map_or(Ok(1_000_000), |word| word.parse())?;
    Store::migrate(&url, None).await?;
    let store = Store::open_url(&url).await?;
    let crews: &[u32] = if commands == 0 { &[] } else { &[1, 16, 64] };
    for &writers in crews {
        let follower = tokio::spawn(follow(store.clone(), store.last_position().await?, commands));
        let rate = appends(&store, writers, commands).await?;
        let lags = follower.await??;
        let at = |share: usize| lags.get(lags.len() * share / 100).copied().unwrap_or_default();
        let (middle, late) = (at(50), at(99));
        println!("{writers:3} writers {rate:8.0}/s   seen after {middle:.1?}, p99 {late:.1?}");
    }
    let pool = PgPool::connect(&url).await?;
    fill(&store, &pool, events).await?;
    replay(&store, &pool).await
}

/// How long after it was written each of so many events was seen by a reader that follows the log.
async fn follow(store: Store, mut after: Position, events: u32) -> Outcome<Vec<Duration>> {
    let mut lags = Vec::new();
    while lags.len() < events as usize {
        store.wait_beyond(after, Duration::from_secs(60)).await?;
        let seen = store.raw_log(after, BATCH).await?;
        let now = Timestamp::now();
        after = seen.last().map_or(after, |event| event.position);
        for event in seen {
            let recorded: Timestamp = event.recorded_at.parse()?;
            lags.push(Duration::try_from(now.duration_since(recorded)).unwrap_or_default());
        }
    }
    lags.sort_unstable();
    Ok(lags)
}

/// Fills the log up to so many events, past the commands but through the triggers.
async fn fill(store: &Store, pool: &PgPool, events: u64) -> Outcome<()> {
    let before = store.last_position().await?.get();
    let missing = events.saturating_sub(before);
    let insert = format!(
        r#"set search_path = fawen;
        insert into events (aggregate_type, aggregate_id, sequence, event_type, event_version, payload,
                            metadata)
        select 'NumberRegister', 'long-' || n / {STREAM}, 1 + n % {STREAM}, 'NumberReserved', '1',
            json_build_object('NumberReserved', json_build_object('document', 'd-' || n, 'number',
                json_build_object('seq', 1 + n % {STREAM}, 'code', '卫健政促发', 'year', 2022))),
            json_build_object('command_id', 'long-' || n, 'at', '2022-09-20T01:00:00Z',
                              'actor', '测速')
        from generate_series(0, {missing} - 1) n"#
    );
    let started = Instant::now();
    raw_sql(&insert).execute(pool).await?;
    println!(
        "{missing} events inserted at {:.0}/s",
        missing as f64 / started.elapsed().as_secs_f64()
    );
    let started = Instant::now();
    let last = Position::new(before.saturating_add(missing).saturating_sub(1));
    store.wait_beyond(last, Duration::from_secs(1)).await?;
    println!("and put in order at {:.0}/s", missing as f64 / started.elapsed().as_secs_f64());
    raw_sql("vacuum analyze fawen.events, fawen.event_log").execute(pool).await?;
    Ok(())
}

/// Reads the log as typed events, beside COPY of the same rows and the stream of postgres-es; by turns,
/// the best of three rounds each.
async fn replay(store: &Store, pool: &PgPool) -> Outcome<()> {
    let last = store.last_position().await?.get();
    let mut best = [0.0_f64; 4];
    for _ in 0..3 {
        for (which, best) in best.iter_mut().enumerate() {
            let started = Instant::now();
            let count = match which {
                0 => ours(store).await?,
                1 => raw(store).await?,
                2 => copied(pool).await?,
                _ => theirs(pool).await?,
            };
            assert_eq!(count, last);
            *best = best.max(count as f64 / started.elapsed().as_secs_f64());
        }
    }
    let [ours, raw, copied, theirs] = best;
    println!("{last} events read: postgres-es stream_all_events, typed {theirs:8.0}/s");
    println!("  ours, ordered, checked, typed   {ours:8.0}/s  ratio {:.2}", ours / theirs);
    println!("  ours, ordered, checked, raw     {raw:8.0}/s");
    println!("  COPY, no order, thrown away     {copied:8.0}/s  ratio of raw {:.2}", raw / copied);
    Ok(())
}

async fn raw(store: &Store) -> Outcome<u64> {
    let (mut after, mut count) = (Position::START, 0);
    loop {
        let events = store.raw_log(after, BATCH).await?;
        let Some(last) = events.last() else { return Ok(count) };
        after = last.position;
        count += events.len() as u64;
    }
}

/// The next events are read while these are taken apart: their position is known beforehand.
async fn ours(store: &Store) -> Outcome<u64> {
    let read = |after: Position| {
        let store = store.clone();
        tokio::spawn(async move { store.raw_log(after, BATCH).await })
    };
    let mut count = 0;
    let mut next = read(Position::START);
    loop {
        let events = next.await??;
        let Some(last) = events.last() else { return Ok(count) };
        next = read(last.position);
        for event in &events {
            let _: RegisterEvent = serde_json::from_str(&event.payload)?;
            count += 1;
        }
    }
}

async fn copied(pool: &PgPool) -> Outcome<u64> {
    let copy =
        "copy (select aggregate_type, aggregate_id, sequence, event_type, event_version, payload,
                             metadata, recorded_at from fawen.events) to stdout (format binary)";
    let mut rows = pool.copy_out_raw(copy).await?;
    let mut count = 0;
    while rows.try_next().await?.is_some() {
        count += 1;
    }
    // Header and trailer come with the first row and alone.
    Ok(count - 1)
}

async fn theirs(pool: &PgPool) -> Outcome<u64> {
    let repository = PostgresEventRepository::new(pool.clone())
        .with_tables("fawen.events", "fawen.snapshots")
        .with_streaming_channel_size(1000);
    let mut stream = repository.stream_all_events::<Recorded<NumberRegister>>().await?;
    let mut count = 0;
    while let Some(event) = stream.next::<Recorded<NumberRegister>>(&[]).await {
        // The metadata of ours is nested, which theirs does not read; the event was read before.
        drop(event);
        count += 1;
    }
    Ok(count)
}

/// So many writers at once, each on a stream of its own.
async fn appends(store: &Store, writers: u32, commands: u32) -> Outcome<f64> {
    let each = commands.div_ceil(writers);
    let started = Instant::now();
    let mut tasks = JoinSet::new();
    for writer in 0..writers {
        let (store, register) = (store.clone(), format!("{writers}-{writer}"));
        tasks.spawn(async move {
            open(&store, &register).await?;
            reserve(&store, &register, 1..each).await
        });
    }
    while let Some(finished) = tasks.join_next().await {
        finished??;
    }
    Ok(f64::from(each * writers) / started.elapsed().as_secs_f64())
}
