//! Help, and words that mean nothing.

use super::transcripts;

#[test]
fn help() {
    let folder = tempfile::tempdir().unwrap();
    let commands: [&[&str]; 12] = [
        &["--help"],
        &["demo", "--help"],
        &["log", "--help"],
        &["show", "--help"],
        &["views", "--help"],
        &["views", "rebuild", "--help"],
        &["consumers", "--help"],
        &["consumers", "retry", "--help"],
        &["work", "--help"],
        &["lint", "--help"],
        &["number", "--help"],
        &["number", "check", "-h"],
    ];
    insta::assert_snapshot!(transcripts(folder.path(), &commands));
}

#[test]
fn wrong_use() {
    let folder = tempfile::tempdir().unwrap();
    let commands: [&[&str]; 24] = [
        &[],
        &["lgo"],
        &["--jsn"],
        &["number"],
        &["number", "check"],
        &["number", "chek", "国发〔2018〕43号"],
        &["views"],
        &["lint"],
        &["lint", "a.txt", "b.txt"],
        &["lint", "a.txt", "--jsno"],
        &["show"],
        &["show", "NumberRegister"],
        &["show", "NumberRegister/"],
        &["show", "Nothing/1"],
        &["log", "--limit", "x"],
        &["log", "--limit=-1"],
        &["log", "--after", "1.5"],
        &["log", "--json", "--json"],
        &["log", "--json=yes"],
        &["log", "--store", "fawen.db"],
        &["views", "rebuild", "--store", "postgres://localhost/fawen"],
        &["demo", "--out"],
        &["demo", "--scenario", "1999"],
        &["demo", "--store", "sqlite::memory:"],
    ];
    insta::assert_snapshot!(transcripts(folder.path(), &commands));
    let mut made = folder.path().read_dir().unwrap();
    assert!(made.next().is_none(), "wrong use must leave nothing behind");
}
