//! The tests over the whole of Fawen, in one binary.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on says so by panicking"
)]

mod cli;
mod demo;
mod golden_events;
mod program;
mod rules;
