#![doc = include_str!("../README.md")]
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "this is the command line")]

mod arguments;
mod demo;
mod exit;
mod lint;
mod log;
mod number;
mod show;
mod usage;
mod views;

use std::{ffi::OsString, process::ExitCode};

use clap::Parser;

use crate::arguments::{Arguments, Command, Number, Views};

/// Runs the program with these words, the first being its name.
pub fn run(words: impl IntoIterator<Item = OsString>) -> ExitCode {
    match Arguments::try_parse_from(words) {
        Ok(arguments) => exit::report(dispatch(arguments.command)),
        Err(error) => usage::explain(&error),
    }
}

fn dispatch(command: Command) -> anyhow::Result<exit::Outcome> {
    match command {
        Command::Demo(demo) => wait(demo::run(&demo)),
        Command::Lint(lint) => lint::run(&lint),
        Command::Log(log) => wait(log::run(&log)),
        Command::Number(Number::Check(check)) => number::check(&check),
        Command::Show(show) => wait(show::run(&show)),
        Command::Views(Views::Rebuild(store)) => wait(views::rebuild(&store)),
    }
}

/// Runs an asynchronous command to its end.
fn wait<T>(work: impl Future<Output = anyhow::Result<T>>) -> anyhow::Result<T> {
    tokio::runtime::Builder::new_multi_thread().enable_all().build()?.block_on(work)
}
