//! A store of its own on either engine, and commands for it.

use std::path::PathBuf;

use fawen_domain::{
    Actor, Context, Decider,
    register::{NumberRegister, RegisterCommand},
};
use fawen_store::{Envelope, Executed, LoggedEvent, Position, Store, StoreOptions};
use tempfile::TempDir;

use crate::cluster::{Database, cluster};

/// Runs tests that take a [`Bed`] on each engine: what a store promises, all of them keep.
macro_rules! on_both_engines {
    ($($test:ident),* $(,)?) => {
        mod sqlite {
            $(
                #[tokio::test(flavor = "multi_thread")]
                async fn $test() {
                    super::$test(super::Bed::sqlite()).await;
                }
            )*
        }
        mod postgres {
            $(
                #[tokio::test(flavor = "multi_thread")]
                async fn $test() {
                    super::$test(super::Bed::postgres().await).await;
                }
            )*
        }
    };
}
pub(crate) use on_both_engines;

/// The same for a property of a [`Bed`] and of what a strategy draws. Each case has a store of its own.
macro_rules! property_on_both_engines {
    ($cases:literal, $test:ident($strategy:expr)) => {
        proptest::proptest! {
            #![proptest_config(proptest::prelude::ProptestConfig::with_cases($cases))]

            #[test]
            fn sqlite(drawn in $strategy) {
                $crate::demo::playing::wait(async { $test(Bed::sqlite(), drawn).await });
            }

            #[test]
            fn postgres(drawn in $strategy) {
                $crate::demo::playing::wait(async { $test(Bed::postgres().await, drawn).await });
            }
        }
    };
}
pub(crate) use property_on_both_engines;

/// A store that vanishes with the test.
pub(crate) struct Bed {
    pub(crate) store: Store,
    place: Place,
}

enum Place {
    File(TempDir),
    Database(Database),
}

impl Bed {
    pub(crate) fn sqlite() -> Self {
        let directory = tempfile::tempdir().unwrap();
        let store = Store::open(directory.path().join("fawen.db")).unwrap();
        Self { store, place: Place::File(directory) }
    }

    pub(crate) async fn postgres() -> Self {
        let database = cluster().database().await;
        let store = Store::open_url(&database.url()).await.unwrap();
        Self { store, place: Place::Database(database) }
    }

    /// Where the store lies.
    pub(crate) fn url(&self) -> String {
        match &self.place {
            Place::File(_) => format!("sqlite:{}", self.path().display()),
            Place::Database(database) => database.url(),
        }
    }

    /// The file of the store.
    pub(crate) fn path(&self) -> PathBuf {
        match &self.place {
            Place::File(directory) => directory.path().join("fawen.db"),
            Place::Database(_) => panic!("a database is no file"),
        }
    }

    /// The database of the store.
    pub(crate) fn database(&self) -> &Database {
        match &self.place {
            Place::File(_) => panic!("a file is no database"),
            Place::Database(database) => database,
        }
    }

    /// Closes the store; the database stays.
    pub(crate) fn close(self) -> Database {
        match self.place {
            Place::File(_) => panic!("a file is no database"),
            Place::Database(database) => database,
        }
    }

    /// A second store on the same data, as another process would have it.
    pub(crate) async fn rival(&self) -> Store {
        self.rival_with(StoreOptions::default()).await
    }

    /// A second store, opened otherwise.
    pub(crate) async fn rival_with(&self, options: StoreOptions) -> Store {
        options.open_url(&self.url()).await.unwrap()
    }

    /// Runs SQL past the store.
    pub(crate) async fn run(&self, sql: &str) -> Result<(), String> {
        match &self.place {
            Place::File(_) => {
                let raw = rusqlite::Connection::open(self.path()).unwrap();
                raw.execute_batch(sql).map_err(|error| error.to_string())
            }
            Place::Database(database) => database.run(sql).await,
        }
    }

    /// Takes rows away past the triggers, as damage might.
    pub(crate) async fn cut(&self, table: &str, condition: &str) {
        self.past(table, "delete", &format!("delete from {table} where {condition}")).await;
    }

    /// Does to a table what its trigger refuses, as damage or a wrong hand might.
    pub(crate) async fn past(&self, table: &str, what: &str, sql: &str) {
        let trigger = format!("{table}_keep_{what}");
        let unguarded = match &self.place {
            Place::File(_) => format!("pragma foreign_keys = off; drop trigger {trigger};"),
            Place::Database(_) => format!("drop trigger {trigger} on {table};"),
        };
        self.run(&format!("{unguarded} {sql};")).await.unwrap();
    }

    /// The one number that a query finds.
    pub(crate) async fn number(&self, sql: &str) -> i64 {
        match &self.place {
            Place::File(_) => {
                let raw = rusqlite::Connection::open(self.path()).unwrap();
                raw.query_row(sql, [], |row| row.get(0)).unwrap()
            }
            Place::Database(database) => database.number(sql).await,
        }
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
