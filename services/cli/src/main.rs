//! `fawen` (发文): the one binary.

use std::process::ExitCode;

fn main() -> ExitCode {
    fawen_cli::run(std::env::args_os())
}
