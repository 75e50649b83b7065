//! The commands that the examples time: a register, and numbers out of it.

use std::error::Error;

use fawen_domain::{
    Actor, Context,
    register::{NumberRegister, RegisterCommand},
};
use fawen_store::{Envelope, Store};

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

fn envelope(command_id: String) -> Envelope {
    let actor = Actor { id: "bench".into(), name: "测速".into() };
    let context = Context::new(jiff::Timestamp::constant(1_663_635_600, 0), actor);
    Envelope::new(command_id, context)
}
