#![doc = include_str!("../README.md")]
#![deny(clippy::float_arithmetic)]

pub mod account;
pub mod calendar;
pub mod campaign;
pub mod context;
pub mod decider;
pub mod digest;
pub mod document;
pub mod entry;
pub mod finding;
pub mod ids;
pub mod issuer;
pub mod lint;
pub mod lot;
pub mod number;
pub mod outline;
pub mod paper;
pub mod personal;
pub mod proposal;
pub mod reading;
pub mod region;
pub mod register;
pub mod review;
pub mod rulebook;
pub mod selection;
pub mod text;
pub mod unit;

#[cfg(test)]
mod given;

pub use context::{Actor, Context};
pub use decider::{Decider, DomainEvent, Refusal, Rule};
pub use finding::{Finding, Severity};
