//! `fawen` (发文): the one binary. Messages are in Chinese; exit statuses are in [`exit`].

mod arguments;
mod exit;
mod usage;

use std::process::ExitCode;

use clap::Parser;

use crate::{
    arguments::{Arguments, Command},
    exit::Outcome,
};

fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => return usage::explain(&error),
    };
    let outcome = match arguments.command {
        Command::Number(command) => number::run(command),
    };
    exit::report(outcome)
}
