//! The store on both its engines: commands, the log, consumers, rivals and crashes.

mod commands;
mod crash;
mod files;
mod given;
mod immutability;
mod interleaving;
mod memory;
mod postgres;
mod projections;
mod reactors;
mod rivals;
mod upcasting;
mod views;
