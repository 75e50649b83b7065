#![doc = include_str!("../README.md")]

mod adapter;
mod append;
mod attempt;
mod cache;
mod engine;
mod envelope;
mod error;
mod execute;
mod log;
mod migrate;
mod position;
mod postgres;
mod projection;
mod raw;
mod reactor;
mod sqlite;
mod store;
mod upcast;
mod views;

pub use self::{
    adapter::{Recorded, RecordedEvent},
    envelope::{Envelope, Executed, Metadata},
    error::{ExecuteError, Fault, StoreError},
    log::LoggedEvent,
    migrate::Migrated,
    position::Position,
    projection::Projection,
    raw::RawEvent,
    reactor::{Reaction, Reactor},
    store::{Limits, Store, StoreOptions},
    upcast::{Upcast, Upcasters},
    views::{Scan, ViewReader, ViewRow, ViewWriter},
};
