//! `fawen parse`: the corpus, by its index, and what is shown of a paper.

use serde_json::Value;

use super::transcripts;
use crate::program::{fixture, run};

#[test]
fn the_corpus_parses_as_its_index_says() {
    let index = std::fs::read_to_string(fixture("corpus/index.json")).unwrap();
    let index: Vec<Value> = serde_json::from_str(&index).unwrap();
    assert_eq!(index.len(), 12);
    for expected in index {
        let file = expected["file"].as_str().unwrap();
        let output = run(&fixture("corpus"), &["parse", file, "--json"]);
        let found: Value = serde_json::from_slice(&output.stdout).unwrap();
        let same = [
            "doc_number",
            "title",
            "main_recipients",
            "sign_off",
            "date",
            "cc",
            "annexes",
            "attached_document",
        ];
        for key in same {
            assert_eq!(found[key], expected[key], "{file}: {key}");
        }
        let issuers: Vec<&str> =
            found["issuers"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
        assert_eq!(issuers.join("、"), expected["issuer"], "{file}");
    }
}

#[test]
fn a_paper_in_words_and_as_json() {
    let commands: [&[&str]; 3] =
        [&["parse", "003.txt"], &["parse", "004.txt", "--json"], &["parse", "没有.txt"]];
    insta::assert_snapshot!(transcripts(&fixture("sources"), &commands));
}
