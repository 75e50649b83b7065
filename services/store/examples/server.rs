//! Appends a second on PostgreSQL, how soon others see them, and how fast the log is read again, beside
//! what the server gives by itself; in one run.
//!
//! `cargo run --release -p fawen-store --example server postgres://… [COMMANDS] [EVENTS]`, on an
//! empty database. It leaves its events there.
#![expect(clippy::print_stdout, reason = "an example speaks through the terminal")]

use std::{error::Error, time::Instant};

use fawen_domain::{
    Actor, Context,
    register::{NumberRegister, RegisterCommand},
};
use fawen_store::{Envelope, Store};
use tokio::task::JoinSet;

type Outcome<T> = Result<T, Box<dyn Error + Send + Sync>>;

#[tokio::main]
async fn main() -> Outcome<()> {
    let mut words = std::env::args().skip(1);
    let url = words.next().ok_or("postgres://… fehlt")?;
    let commands: u32 = words.next().map_or(Ok(4096), |word| word.parse())?;
    Store::migrate(&url, None).await?;
    let store = Store::open_url(&url).await?;
    for writers in [1, 16, 64] {
        let rate = appends(&store, writers, commands).await?;
        println!("{writers:3} writers, own streams     {rate:8.0}/s");
    }
    Ok(())
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

async fn open(store: &Store, register: &str) -> Outcome<()> {
    let command = RegisterCommand::Open {
        issuer: "zwjc".into(),
        code: "卫健政促发".into(),
        year: 2022,
        carried_over: 0,
    };
    let envelope = envelope(format!("open-{register}"));
    store.execute::<NumberRegister>(register, command, &envelope).await?;
    Ok(())
}

async fn reserve(store: &Store, register: &str, documents: std::ops::Range<u32>) -> Outcome<()> {
    for n in documents {
        let command = RegisterCommand::Reserve { document: format!("d-{n}").as_str().into() };
        let envelope = envelope(format!("{register}-{n}"));
        store.execute::<NumberRegister>(register, command, &envelope).await?;
    }
    Ok(())
}

fn envelope(command_id: String) -> Envelope {
    let actor = Actor { id: "bench".into(), name: "测速".into() };
    let context = Context::new(jiff::Timestamp::constant(1_663_635_600, 0), actor);
    Envelope::new(command_id, context)
}
