//! A store in a directory of its own, and commands for it.

use std::path::PathBuf;

use fawen_domain::{
    Actor, Context, Decider,
    register::{NumberRegister, RegisterCommand},
};
use fawen_store::{Envelope, Executed, LoggedEvent, Position, Store};
use tempfile::TempDir;

/// A store that vanishes with the test.
pub(crate) struct Bed {
    directory: TempDir,
    pub(crate) store: Store,
}

pub(crate) fn bed() -> Bed {
    let directory = tempfile::tempdir().unwrap();
    let store = Store::open(directory.path().join("fawen.db")).unwrap();
    Bed { directory, store }
}

impl Bed {
    pub(crate) fn path(&self) -> PathBuf {
        self.directory.path().join("fawen.db")
    }

    /// A second store on the same file, as another process would have it.
    pub(crate) fn rival(&self) -> Store {
        Store::open(self.path()).unwrap()
    }

    /// A connection past the store.
    pub(crate) fn raw(&self) -> rusqlite::Connection {
        rusqlite::Connection::open(self.path()).unwrap()
    }

    /// Opens the register 2022 and takes numbers 1 to `count`.
    pub(crate) async fn with_numbers(self, count: u32) -> Self {
        execute(&self.store, "2022", "open", open(0)).await;
        for n in 1..=count {
            let command = reserve(&format!("document-{n}"));
            execute(&self.store, "2022", &format!("reserve-{n}"), command).await;
        }
        self
    }
}

pub(crate) fn context() -> Context {
    let actor = Actor { id: "tester".into(), name: "测试员".into() };
    Context::new("2022-09-20T09:00:00+08:00".parse().unwrap(), actor)
}

pub(crate) fn envelope(command_id: &str) -> Envelope {
    Envelope::new(command_id, context())
}

pub(crate) fn open(carried_over: u32) -> RegisterCommand {
    RegisterCommand::Open {
        issuer: "zwjc".into(),
        code: "卫健政促发".into(),
        year: 2022,
        carried_over,
    }
}

pub(crate) fn reserve(document: &str) -> RegisterCommand {
    RegisterCommand::Reserve { document: document.into() }
}

pub(crate) fn void(seq: u32) -> RegisterCommand {
    RegisterCommand::Void { seq, reason: "重复登记".into() }
}

pub(crate) async fn execute(
    store: &Store,
    id: &str,
    command_id: &str,
    command: RegisterCommand,
) -> Executed {
    store.execute::<NumberRegister>(id, command, &envelope(command_id)).await.unwrap()
}

pub(crate) async fn register(store: &Store, id: &str) -> NumberRegister {
    store.load(id).await.unwrap().0
}

/// The whole log; checked by the store as it is read.
pub(crate) async fn whole_log(store: &Store) -> Vec<LoggedEvent> {
    store.log(Position::START, u32::MAX).await.unwrap()
}

/// The state of a stream from its events alone, without the cache.
pub(crate) async fn replayed<D: Decider>(store: &Store, id: &str) -> D {
    let events = store.events(D::TYPE, id).await.unwrap();
    let events: Vec<_> = events.iter().map(|event| event.decode::<D>().unwrap().unwrap()).collect();
    D::replay(&events)
}
