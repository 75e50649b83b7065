//! The command line, word for word: what it prints and with which status it ends.

mod admin;
mod audit_past;
mod care;
mod consumers;
mod fonts;
mod lint;
mod number;
mod parse;
mod stores;
mod telemetry;
mod typeset;
mod words;

use std::path::Path;

use crate::program;

/// A command with all it prints and its status.
pub(crate) fn transcript(folder: &Path, words: &[&str]) -> String {
    let output = program::run(folder, words);
    let out = String::from_utf8(output.stdout).unwrap();
    let err = String::from_utf8(output.stderr).unwrap();
    let err: String = err.lines().map(|line| format!("! {line}\n")).collect();
    format!("$ fawen {}\n{out}{err}= {}\n", words.join(" "), output.status.code().unwrap())
}

/// Several commands, one after the other.
pub(crate) fn transcripts(folder: &Path, commands: &[&[&str]]) -> String {
    let transcripts: Vec<_> = commands.iter().map(|words| transcript(folder, words)).collect();
    transcripts.join("\n")
}
