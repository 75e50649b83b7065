//! Exit statuses: 0 success, 1 findings of severity error, 2 wrong use, 3 a failure.

use std::{
    error::Error,
    io::{self, ErrorKind, Write},
    process::ExitCode,
};

use fawen_store::StoreError;
use fawen_web::config::ConfigError;

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// All is well.
    Success,
    /// The check worked and found errors.
    Findings,
    /// The words were wrong, which has been said.
    WrongUse,
}

/// The words on the command line mean nothing; the message says which and what would.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub(crate) struct WrongUse(pub(crate) String);

/// The exit status for an outcome; what went wrong is told on the error stream, with its causes.
pub(crate) fn report(outcome: anyhow::Result<Outcome>, flushed: io::Result<()>) -> ExitCode {
    match outcome.and_then(|outcome| Ok(flushed.map(|()| outcome)?)) {
        Ok(Outcome::Success) => ExitCode::SUCCESS,
        Ok(Outcome::Findings) => ExitCode::from(1),
        Ok(Outcome::WrongUse) => ExitCode::from(2),
        // Whoever reads has read enough: `fawen log | head`.
        Err(error) if is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) if is_wrong_use(&error) => {
            tell(&format!("用法有误：{error}"));
            tell("用 fawen --help 查看命令，用 fawen 命令 --help 查看其选项。");
            ExitCode::from(2)
        }
        Err(error) => {
            let causes: Vec<String> = error.chain().map(in_chinese).collect();
            tell(&format!("出错：{}", causes.join("：\n    ")));
            ExitCode::from(3)
        }
    }
}

/// Writes a line on the error stream; if nobody listens there, nobody can be told.
pub(crate) fn tell(line: &str) {
    drop(writeln!(io::stderr(), "{line}"));
}

/// What the operating system says, it says in English.
pub(crate) fn in_chinese(cause: &(dyn Error + 'static)) -> String {
    match cause.downcast_ref().map(io::Error::kind) {
        Some(ErrorKind::NotFound) => "没有这个文件或目录".to_owned(),
        Some(ErrorKind::PermissionDenied) => "没有权限".to_owned(),
        Some(ErrorKind::IsADirectory) => "这是目录，不是文件".to_owned(),
        Some(ErrorKind::NotADirectory) => "这不是目录".to_owned(),
        Some(ErrorKind::AlreadyExists) => "已有同名的文件".to_owned(),
        Some(ErrorKind::StorageFull) => "磁盘已满".to_owned(),
        _ => cause.to_string(),
    }
}

/// Only of what is written here: a database whose connection broke is no reader that has read enough.
fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error.downcast_ref().is_some_and(|error: &io::Error| error.kind() == ErrorKind::BrokenPipe)
}

fn is_wrong_use(error: &anyhow::Error) -> bool {
    error.is::<WrongUse>()
        || error.is::<ConfigError>()
        || matches!(error.downcast_ref(), Some(StoreError::UnknownStore { .. }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_broken_connection_of_the_database_is_a_failure() {
        let broken = || io::Error::from(ErrorKind::BrokenPipe);
        assert!(is_closed_pipe(&broken().into()));
        let of_database = StoreError::Database(Box::new(broken()));
        assert!(!is_closed_pipe(&of_database.into()));
    }
}
