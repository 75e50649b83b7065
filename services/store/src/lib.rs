//! The embedded event store of Fawen: streams, the one ordered log, views and consumers.
//!
//! A command goes in through [`Store::execute`]; its events come out, in the order of their
//! positions, through [`Store::log`]. [`Projection`]s build views from the log, [`Reactor`]s give
//! commands in answer to it. Only this crate knows SQL.
//!
//! Read in this order: [`Store`], [`Envelope`], `execute`, `attempt`, `sqlite`, then the consumers.

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
