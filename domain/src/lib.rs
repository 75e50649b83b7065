//! The pure core of Fawen (发文).
//!
//! Everything here is a function of its arguments: no clock, no randomness, no floats, no input or
//! output. An aggregate is a [`Decider`]: `decide` turns a command into events or a refusal,
//! `evolve` folds an event into the state. Refusals and findings name the rule they rest on.
//!
//! Read in this order: [`decider`], [`register`] (the smallest aggregate), [`paper`] (the model of
//! a page's content), [`document`], then the campaign from [`campaign`] to [`selection`].
#![deny(clippy::float_arithmetic)]

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
