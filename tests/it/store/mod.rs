//! The store on real files: commands, the log, consumers, rivals and crashes.

mod commands;
mod crash;
mod files;
mod given;
mod immutability;
mod interleaving;
mod memory;
mod projections;
mod reactors;
mod rivals;
mod upcasting;
mod views;
