//! The tests over the whole of Fawen, in one binary.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on says so by panicking"
)]

mod accounts;
mod agreement;
mod audit;
mod cli;
mod cluster;
mod demo;
mod differences;
mod drafting;
mod files;
mod golden_events;
mod intake;
mod office;
mod program;
mod proof;
mod reading;
mod render;
mod rules;
mod store;
mod torture;
mod trouble;
mod typeset;
mod views;
mod web;
mod worker;
