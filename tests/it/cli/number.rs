//! `fawen number check`.

use std::fs;

use serde_json::Value;

use super::{transcript, transcripts};
use crate::program::{fixture, run};

#[test]
fn good() {
    let folder = tempfile::tempdir().unwrap();
    let commands: [&[&str]; 2] = [
        &["number", "check", "卫健政促发〔2022〕10号"],
        &["number", "check", "卫健政促发〔2022〕10号", "--json"],
    ];
    insta::assert_snapshot!(transcripts(folder.path(), &commands));
}

/// Every malformed number of the data, as text and as JSON.
#[test]
fn malformed() {
    let folder = tempfile::tempdir().unwrap();
    let data = fs::read(fixture("document-numbers.json")).unwrap();
    let data: Value = serde_json::from_slice(&data).unwrap();
    let texts = data["malformed"].as_array().unwrap().iter();
    let texts = texts.map(|number| number["text"].as_str().unwrap());
    let transcripts: Vec<_> = texts
        .map(|text| {
            let text = ["number", "check", "--json", "--", text];
            transcript(folder.path(), &text)
        })
        .collect();
    insta::assert_snapshot!(transcripts.join("\n"));
}

#[test]
fn json_has_exactly_these_fields() {
    let folder = tempfile::tempdir().unwrap();
    let output = run(folder.path(), &["number", "check", "国发[18]第043号", "--json"]);
    let check: Value = serde_json::from_slice(&output.stdout).unwrap();
    let mut fields: Vec<_> = check.as_object().unwrap().keys().collect();
    fields.sort();
    assert_eq!(fields, ["code", "normalised", "problems", "seq", "year"]);
    for problem in check["problems"].as_array().unwrap() {
        assert!(problem["kind"].is_string() && problem["message"].is_string(), "{problem}");
    }
}
