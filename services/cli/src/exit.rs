//! Exit statuses: 0 success, 1 findings of severity error, 2 wrong use, 3 a failure.

use std::process::ExitCode;

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// All is well.
    Success,
    /// The check worked and found errors.
    Findings,
}

/// The exit status for an outcome; a failure is told on the error stream, with its causes.
pub(crate) fn report(outcome: anyhow::Result<Outcome>) -> ExitCode {
    match outcome {
        Ok(Outcome::Success) => ExitCode::SUCCESS,
        Ok(Outcome::Findings) => ExitCode::from(1),
        Err(error) => {
            let causes: Vec<String> = error.chain().map(ToString::to_string).collect();
            eprintln!("出错：{}", causes.join("：\n    "));
            ExitCode::from(3)
        }
    }
}
