#![doc = include_str!("../README.md")]

mod admin;
mod arguments;
mod audit;
mod backup;
mod check;
mod consumers;
mod demo;
mod doctor;
mod erase;
mod exit;
mod fonts;
mod lint;
mod log;
mod migrate;
mod number;
mod parse;
mod probe;
mod progress;
mod serve;
mod show;
mod stopping;
mod telemetry;
mod text_file;
mod typeset;
mod usage;
mod views;
mod whole_file;

use std::{
    ffi::OsString,
    io::{self, Write},
    process::ExitCode,
};

use clap::Parser;

use crate::{
    arguments::{Arguments, Command, Number, Views},
    consumers::{Consumers, ConsumersCommand},
    exit::Outcome,
};

/// Runs the program with these words, the first being its name.
///
/// The status is 0 for success, 1 for findings of severity error, 2 for wrong use (the words on the
/// command line), 3 for a failure (a file that cannot be read or is not UTF-8, a store that is not
/// there, a refused command).
pub fn run(words: impl IntoIterator<Item = OsString>) -> ExitCode {
    let mut out = io::BufWriter::new(io::stdout().lock());
    let outcome = match Arguments::try_parse_from(words) {
        Ok(arguments) => telemetry::start_log()
            .map_err(Into::into)
            .and_then(|()| dispatch(arguments.command, &mut out)),
        Err(error) => usage::explain(&error, &mut out),
    };
    exit::report(outcome, out.flush())
}

fn dispatch(command: Command, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    match command {
        Command::Admin(admin) => wait(admin::run(admin, out)),
        Command::Audit(audit) => audit::run(audit, out),
        Command::Backup(backup) => backup::back_up(&backup, out),
        Command::Restore(restore) => backup::restore(&restore, out),
        Command::Doctor(doctor) => wait(doctor::run(&doctor, out)),
        Command::Check(check) => check::run(&check, out),
        Command::Consumers(Consumers { command, list }) => match command {
            None => wait(consumers::list(&list, out)),
            Some(ConsumersCommand::Retry(retry)) => wait(consumers::retry(&retry, out)),
        },
        Command::Demo(demo) => wait(demo::run(&demo, out)),
        Command::Erase(erase) => wait(erase::run(&erase, out)),
        Command::Fonts(fonts) => fonts::run(&fonts, out),
        Command::Lint(lint) => lint::run(&lint, out),
        Command::Log(log) => wait(log::run(&log, out)),
        Command::Migrate(migrate) => wait(migrate::run(&migrate, out)),
        Command::Number(Number::Check(check)) => number::check(&check, out),
        Command::Probe(probe) => probe::run(&probe, out),
        Command::Parse(parse) => parse::run(&parse, out),
        Command::Serve(serve) => wait(serve::run(&serve, out)),
        Command::Show(show) => wait(show::run(&show, out)),
        Command::Typeset(typeset) => typeset::run(&typeset, out),
        Command::Views(Views::Rebuild(store)) => wait(views::rebuild(&store, out)),
        Command::Work(work) => wait(consumers::work(&work, out)),
    }
}

/// Runs an asynchronous command to its end.
fn wait<T>(work: impl Future<Output = anyhow::Result<T>>) -> anyhow::Result<T> {
    tokio::runtime::Builder::new_multi_thread().enable_all().build()?.block_on(work)
}
