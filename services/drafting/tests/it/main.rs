//! Papers drafted from the templates and the scenarios, read as plain text.
#![expect(clippy::expect_used, clippy::panic, reason = "that is how a test fails")]

mod entries;
mod samples;
mod scenarios;
