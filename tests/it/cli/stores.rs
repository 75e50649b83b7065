//! `fawen log`, `show`, `views rebuild`: what they say of a small store, and of none.

use std::{fs, process::Stdio};

use super::{transcript, transcripts};
use crate::{
    demo::playing::{Playing, small},
    program,
};

/// The words with the store of the small playing.
fn with_store(words: &[&str]) -> String {
    let words = [words, &["--store", "sqlite:out/fawen.db"]].concat();
    transcript(small().folder(), &words)
}

#[test]
fn log() {
    insta::assert_snapshot!(with_store(&["log"]));
}

#[test]
fn log_as_json() {
    insta::assert_snapshot!(with_store(&["log", "--json", "--after", "1", "--limit", "2"]));
}

#[test]
fn show() {
    insta::assert_snapshot!(with_store(&["show", "NumberRegister/东卫发/2020"]));
}

#[test]
fn show_as_json() {
    insta::assert_snapshot!(with_store(&["show", "NumberRegister/东卫发/2020", "--json"]));
}

#[test]
fn views_rebuild() {
    let folder = tempfile::tempdir().unwrap();
    Playing::inside(folder.path(), "2020");
    let words = ["views", "rebuild", "--store", "sqlite:out/fawen.db"];
    insta::assert_snapshot!(transcript(folder.path(), &words));
}

#[test]
fn a_stream_that_is_not_there() {
    insta::assert_snapshot!(with_store(&["show", "OfficialDocument/none"]));
}

/// A word mistyped must not look like an empty store, nor leave one behind.
#[test]
fn a_store_that_is_not_there_is_not_made() {
    let folder = tempfile::tempdir().unwrap();
    let commands: [&[&str]; 3] = [&["log"], &["show", "Issuer/zwjc"], &["views", "rebuild"]];
    let commands = transcripts(folder.path(), &commands);
    assert!(folder.path().read_dir().unwrap().next().is_none());
    insta::assert_snapshot!(commands);
}

#[test]
fn a_file_that_is_no_store() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("fawen.db"), "不是数据库，只是一段文字。").unwrap();
    insta::assert_snapshot!(transcript(folder.path(), &["log"]));
}

/// `fawen log | head` is no error.
#[test]
fn whoever_reads_may_stop() {
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let words = ["log", "--store", "sqlite:out/fawen.db"];
    let mut command = program::command(small().folder(), &words);
    let child = command.stdout(writer).stderr(Stdio::piped()).spawn().unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert!(output.status.success());
}
