//! Every paper at hand, real or written for this, is read as its index says.

use std::{fs, path::Path};

use serde_json::{Value, json};

use crate::{
    outline::Found,
    paper::DocumentKind,
    reading::{Given, Reading, read, rules},
};

use super::law::balance;

fn fixtures() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/fixtures"))
}

#[expect(clippy::disallowed_methods, reason = "the fixtures are files")]
fn fixture(path: &str) -> String {
    fs::read_to_string(fixtures().join(path)).unwrap()
}

/// The elements under the keys of an index.
fn elements(reading: &Reading) -> Value {
    let paper = reading.outline.paper();
    let text = |found: &Option<Found>| found.as_ref().map(|found| found.text.clone());
    json!({
        "kind": paper.kind.map(DocumentKind::name),
        "issuer": paper.issuers.join("、"),
        "doc_number": text(&paper.doc_number),
        "title": text(&paper.title),
        "main_recipients": text(&paper.main_recipients),
        "sign_off": text(&paper.sign_off),
        "date": paper.signed_on.as_ref().and_then(|on| on.date).map(|date| date.to_string()),
        "cc": text(&paper.cc),
        "annexes": paper.annex_titles(),
        "attached_document": text(&paper.attached_title),
    })
}

/// What differs from the index, one line a difference.
fn differences(index: &str, folder: &str) -> Vec<String> {
    let index = fixture(index);
    let papers: Vec<Value> = serde_json::from_str(&index).unwrap();
    let mut differences = Vec::new();
    for expected in papers {
        let file = expected["file"].as_str().unwrap();
        let text = fixture(&format!("{folder}/{file}"));
        let reading = read(&text, &Given::default());
        if let Err(fault) = balance(&text, &reading) {
            differences.push(format!("{file}: {fault}"));
        }
        if reading.findings.iter().any(|finding| finding.rule == rules::AS_IT_STANDS.id) {
            differences.push(format!("{file}: kept line by line"));
        }
        let found = elements(&reading);
        for (key, found) in found.as_object().unwrap() {
            // The index of the corpus qualifies its kinds, `通知（联合）`, and names the 复函.
            let exact = key != "kind" || !folder.starts_with("corpus");
            if exact && *found != expected[key] {
                differences.push(format!("{file} {key}: {found}\n   not {}", expected[key]));
            }
        }
    }
    differences
}

#[test]
fn the_sources_and_the_corpus() {
    let mut found = differences("readings/sources.json", "sources");
    found.extend(differences("corpus/index.json", "corpus"));
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn papers_of_other_issuers_kinds_and_layouts() {
    let found = differences("readings/index.json", "readings");
    assert!(found.is_empty(), "{}", found.join("\n"));
}
