//! What it costs to go back in time in a store of many events: one stream as it was at a position.
//!
//! `cargo run --release -p fawen-audit --example as_of [STREAMS] [EVENTS A STREAM]`
#![expect(clippy::print_stdout, reason = "an example speaks through the terminal")]

#[path = "../../store/examples/load/registers.rs"]
mod registers;

use std::{error::Error, time::Instant};

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
    // Their events alternate, as when many work at once.
    let places = (1..=length).flat_map(|sequence| (0..streams).map(move |n| (n, sequence)));
    registers::fill(&path, places)?;
    let store = Store::open(&path)?;
    let last = store.last_position().await?.get();
    println!("{last} events in {streams} streams");
    let mut took = [const { Vec::new() }; 3];
    for stream in (0..streams).step_by((streams as usize / 100).max(1)) {
        let name = StreamName { kind: "NumberRegister".into(), id: registers::id(stream) };
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
