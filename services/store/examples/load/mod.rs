//! The commands that the examples time: a register, and numbers out of it.

use std::{error::Error, time::Instant};

use fawen_domain::{
    Actor, Context,
    register::{NumberRegister, RegisterCommand},
};
use fawen_store::{Envelope, Store};
use tokio::task::JoinSet;

/// What an example comes to.
pub(crate) type Outcome<T> = Result<T, Box<dyn Error + Send + Sync>>;

/// Opens a register.
pub(crate) async fn open(store: &Store, register: &str) -> Outcome<()> {
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

/// Reserves numbers for these documents, one command each.
pub(crate) async fn reserve(
    store: &Store,
    register: &str,
    documents: std::ops::Range<u32>,
) -> Outcome<()> {
    for n in documents {
        let command = RegisterCommand::Reserve { document: format!("d-{n}").as_str().into() };
        let envelope = envelope(format!("{register}-{n}"));
        store.execute::<NumberRegister>(register, command, &envelope).await?;
    }
    Ok(())
}

/// So many commands a second by so many writers at once, each on a stream of its own; `run` tells their
/// streams from those of other runs.
pub(crate) async fn crew(store: &Store, run: &str, writers: u32, commands: u32) -> Outcome<f64> {
    for writer in 0..writers {
        open(store, &format!("{run}-{writer}")).await?;
    }
    let each = commands.div_ceil(writers);
    let started = Instant::now();
    let mut tasks = JoinSet::new();
    for writer in 0..writers {
        let (store, register) = (store.clone(), format!("{run}-{writer}"));
        tasks.spawn(async move { reserve(&store, &register, 0..each).await });
    }
    while let Some(finished) = tasks.join_next().await {
        finished??;
    }
    Ok(f64::from(each * writers) / started.elapsed().as_secs_f64())
}

fn envelope(command_id: String) -> Envelope {
    let actor = Actor { id: "bench".into(), name: "测速".into() };
    let context = Context::new(jiff::Timestamp::constant(1_663_635_600, 0), actor);
    Envelope::new(command_id, context)
}
