//! The store on both its engines: commands, the log, consumers, rivals and crashes.

mod aside;
mod commands;
mod crash;
mod files;
pub(crate) mod given;
mod immutability;
mod interleaving;
mod kept;
mod memory;
pub(crate) mod postgres;
mod projections;
mod queue;
mod reactors;
mod rebuilding;
mod rivals;
mod upcasting;
mod views;
