//! `fawen lint`: the five source papers, and files that are none.

use std::fs;

use serde_json::Value;

use super::transcripts;
use crate::program::{fixture, run};

const SOURCES: [&str; 5] = ["000", "001", "002", "003", "004"];

#[test]
fn sources_as_text_and_as_json() {
    for source in SOURCES {
        let file = format!("{source}.txt");
        let commands: [&[&str]; 2] = [&["lint", &file], &["lint", &file, "--json"]];
        insta::assert_snapshot!(
            format!("lint-{source}"),
            transcripts(&fixture("sources"), &commands)
        );
    }
}

#[test]
fn a_bulletin_against_its_notice() {
    let words = ["lint", "001.txt", "--notice", "000.txt"];
    insta::assert_snapshot!(transcripts(&fixture("sources"), &[&words]));
}

#[test]
fn json_has_exactly_these_fields() {
    for source in SOURCES {
        let output = run(&fixture("sources"), &["lint", &format!("{source}.txt"), "--json"]);
        let findings: Vec<Value> = serde_json::from_slice(&output.stdout).unwrap();
        for finding in findings {
            let mut fields: Vec<_> = finding.as_object().unwrap().keys().collect();
            fields.sort();
            assert_eq!(fields, ["line", "message", "quote", "rule", "severity"]);
        }
    }
}

#[test]
fn correct_papers_and_files_that_cannot_be_read() {
    let folder = tempfile::tempdir().unwrap();
    fs::copy(fixture("correct/letter.txt"), folder.path().join("函.txt")).unwrap();
    // 发文 in GBK.
    fs::write(folder.path().join("gbk.txt"), [0xB7, 0xA2, 0xCE, 0xC4]).unwrap();
    let commands: [&[&str]; 5] = [
        &["lint", "函.txt"],
        &["lint", "函.txt", "--json"],
        &["lint", "gbk.txt"],
        &["lint", "没有.txt"],
        &["lint", "."],
    ];
    insta::assert_snapshot!(transcripts(folder.path(), &commands));
}
