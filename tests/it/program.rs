//! The program as a child process, in a folder of its own.

use std::{
    path::{Path, PathBuf},
    process::{Command, Output},
};

/// A path of the project.
pub(crate) fn project(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path)
}

/// A path among the fixtures.
pub(crate) fn fixture(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(path)
}

/// The program with these words, about to start in a folder.
pub(crate) fn command(folder: &Path, words: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_fawen-tested"));
    command.args(words).current_dir(folder);
    if std::env::var_os("FAWEN_FONTS").is_none() {
        command.env("FAWEN_FONTS", project("fonts"));
    }
    command
}

/// Runs the program in a folder, to its end.
pub(crate) fn run(folder: &Path, words: &[&str]) -> Output {
    command(folder, words).output().unwrap()
}

/// Runs the program in a folder and returns what it prints.
pub(crate) fn succeed(folder: &Path, words: &[&str]) -> String {
    let output = run(folder, words);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "fawen {}: {said}", words.join(" "));
    String::from_utf8(output.stdout).unwrap()
}
