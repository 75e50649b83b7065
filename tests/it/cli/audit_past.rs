//! `fawen audit as-of`, `diff`, `trail`: what they say of a small store.

use super::{transcript, transcripts};
use crate::demo::playing::small;

fn with_store(words: &[&str]) -> String {
    let words = [words, &["--store", "sqlite:out/fawen.db"]].concat();
    transcript(small().folder(), &words)
}

#[test]
fn a_register_as_it_was() {
    let stream = "NumberRegister/东卫发/2020";
    let told = [
        with_store(&["audit", "as-of", stream, "--position", "5"]),
        with_store(&["audit", "as-of", stream]),
        with_store(&["audit", "as-of", stream, "--time", "2020-06-30"]),
        with_store(&["audit", "as-of", stream, "--time", "2020-06-30", "--clock", "stated"]),
        with_store(&["audit", "as-of", stream, "--position", "999"]),
        with_store(&["audit", "as-of", stream, "--figures"]),
    ];
    insta::assert_snapshot!(told.join("\n"));
}

#[test]
fn what_changed_and_by_which_event() {
    let told = [
        with_store(&["audit", "diff", "1", "5"]),
        with_store(&["audit", "diff", "2", "3", "--json"]),
        with_store(&["audit", "diff", "5", "1"]),
        with_store(&["audit", "diff", "5", "5"]),
        with_store(&["audit", "diff", "2020-06-09", "2020-06-10"]),
    ];
    insta::assert_snapshot!(told.join("\n"));
}

#[test]
fn how_a_stream_came_about() {
    let told = with_store(&["audit", "trail", "NumberRegister/东卫发/2020"]);
    insta::assert_snapshot!(told);
    let json = with_store(&["audit", "trail", "NumberRegister/东卫发/2020", "--json"]);
    assert!(json.contains("\"event_type\": \"NumberReserved\""), "{json}");
}

#[test]
fn wrong_words() {
    let folder = tempfile::tempdir().unwrap();
    let commands: [&[&str]; 8] = [
        &["audit", "as-of"],
        &["audit", "as-of", "Nothing/1"],
        &["audit", "as-of", "Issuer/a", "--time", "昨天"],
        &["audit", "as-of", "Issuer/a", "--position", "1", "--time", "2022-09-20"],
        &["audit", "as-of", "Issuer/a", "--clock", "sun"],
        &["audit", "diff", "1"],
        &["audit", "diff", "1", "x"],
        &["audit", "trail", "Issuer/a"],
    ];
    insta::assert_snapshot!(transcripts(folder.path(), &commands));
}

#[test]
fn help() {
    let folder = tempfile::tempdir().unwrap();
    let commands: [&[&str]; 3] = [
        &["audit", "as-of", "--help"],
        &["audit", "diff", "--help"],
        &["audit", "trail", "--help"],
    ];
    insta::assert_snapshot!(transcripts(folder.path(), &commands));
}
