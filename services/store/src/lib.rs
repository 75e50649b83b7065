#![doc = include_str!("../README.md")]

mod adapter;
mod append;
mod attempt;
mod cache;
mod consumer;
mod engine;
mod envelope;
mod error;
mod execute;
mod kept;
mod log;
mod migrate;
mod position;
mod postgres;
mod queue;
mod raw;
mod record;
mod sealing;
mod sqlite;
mod store;
mod transaction;
mod upcast;
mod views;

pub use self::{
    adapter::{Recorded, RecordedEvent},
    consumer::{Feeder, Projection, Reaction, Reactor, Retried, SetAside, Standing},
    envelope::{Envelope, Executed, Metadata},
    error::{ExecuteError, Fault, StoreError},
    kept::{Keep, Kept, KeptVersion, Shelf},
    log::LoggedEvent,
    migrate::Migrated,
    position::Position,
    queue::{Ending, Job, JobKey, JobState, NewJob},
    raw::RawEvent,
    sqlite::{Inspected, back_up, inspect, restore},
    store::{Limits, Store, StoreOptions},
    upcast::{Upcast, Upcasters},
    views::{Scan, ViewReader, ViewRow, ViewWriter},
};
