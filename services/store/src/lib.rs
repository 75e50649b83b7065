#![doc = include_str!("../README.md")]

mod adapter;
mod attempt;
mod cache;
mod envelope;
mod error;
mod execute;
mod log;
mod position;
mod projection;
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
    position::Position,
    projection::Projection,
    reactor::{Reaction, Reactor},
    store::{Store, StoreOptions},
    upcast::{Upcast, Upcasters},
    views::{Scan, ViewReader, ViewRow, ViewWriter},
};
