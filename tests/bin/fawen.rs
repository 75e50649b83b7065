//! The program itself, built beside the tests that run it.

use std::process::ExitCode;

fn main() -> ExitCode {
    fawen_cli::run(std::env::args_os())
}
