//! Where a paper differs from its source, it is declared, with the reason; nothing else differs.

use std::fs;

use serde::Deserialize;

use crate::{program::fixture, reading::squeeze};

/// Where the source says `source`, the paper says `text`.
#[derive(Debug, Deserialize)]
struct Difference {
    paper: String,
    source: String,
    text: String,
    reason: String,
}

#[derive(Debug, Deserialize)]
struct Differences {
    difference: Vec<Difference>,
}

/// The source with every difference that these files declare; each must occur, once.
pub(crate) fn expected(paper: &str, declared: &[&str]) -> String {
    let mut text = squeeze(&fs::read_to_string(fixture(&format!("sources/{paper}.txt"))).unwrap());
    let differences = declared.iter().flat_map(|file| {
        let file = fs::read_to_string(fixture(file)).unwrap();
        toml::from_str::<Differences>(&file).unwrap().difference
    });
    for difference in differences.filter(|difference| difference.paper == paper) {
        let (from, to) = (squeeze(&difference.source), squeeze(&difference.text));
        assert_ne!(from, to, "{paper}: no difference: {}", difference.reason);
        let times = text.matches(&from).count();
        assert_eq!(times, 1, "{paper}: “{from}” must stand once: {}", difference.reason);
        text = text.replace(&from, &to);
    }
    text
}

/// Compares the text of a paper with the one expected and shows the first difference.
pub(crate) fn assert_same(what: &str, found: &str, expected: &str) {
    if found == expected {
        return;
    }
    let same = found.chars().zip(expected.chars()).take_while(|(a, b)| a == b).count();
    let near =
        |text: &str| -> String { text.chars().skip(same.saturating_sub(12)).take(60).collect() };
    panic!("{what} differs\n  source: {}\n  paper:  {}", near(expected), near(found));
}
