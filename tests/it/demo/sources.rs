//! The issued papers say what the source papers say, but for declared differences.

use std::fs;

use serde::Deserialize;

use super::{
    playing::{Playing, all},
    reading::{docx, pdf, squeeze},
};
use crate::program::fixture;

/// Where the source says `source`, the issued paper says `text`.
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

/// The differences of the drafts, then those that the issue adds.
fn declared() -> Vec<Difference> {
    let read = |file| {
        let text = fs::read_to_string(fixture(file)).unwrap();
        toml::from_str::<Differences>(&text).unwrap().difference
    };
    let mut differences = read("scenarios/differences.toml");
    differences.extend(read("scenarios/differences-issued.toml"));
    differences
}

/// The source with every declared difference; each must occur, once.
fn expected(paper: &str) -> String {
    let mut text = squeeze(&fs::read_to_string(fixture(&format!("sources/{paper}.txt"))).unwrap());
    for difference in declared().iter().filter(|difference| difference.paper == paper) {
        let (from, to) = (squeeze(&difference.source), squeeze(&difference.text));
        assert_ne!(from, to, "{paper}: no difference: {}", difference.reason);
        let times = text.matches(&from).count();
        assert_eq!(times, 1, "{paper}: “{from}” must stand once: {}", difference.reason);
        text = text.replace(&from, &to);
    }
    text
}

fn assert_same(what: &str, found: &str, expected: &str) {
    if found == expected {
        return;
    }
    let same = found.chars().zip(expected.chars()).take_while(|(a, b)| a == b).count();
    let near =
        |text: &str| -> String { text.chars().skip(same.saturating_sub(12)).take(60).collect() };
    panic!("{what} differs\n  source: {}\n  issued: {}", near(expected), near(found));
}

fn assert_says(playing: &Playing, number: &str, paper: &str) {
    let expected = expected(paper);
    assert_same(&format!("{number}.pdf"), &pdf(&playing.file(&format!("{number}.pdf"))), &expected);
    let found = docx(&playing.file(&format!("{number}.docx")));
    assert_same(&format!("{number}.docx"), &found, &expected);
}

#[test]
fn the_2022_notice_says_what_000_says() {
    assert_says(all(), "卫健政促发〔2022〕10号", "000");
}

#[test]
fn the_2023_bulletin_says_what_001_says() {
    assert_says(all(), "卫健政促发〔2023〕4号", "001");
}

#[test]
fn the_2019_notice_says_what_002_says() {
    assert_says(all(), "绍卫党函〔2019〕4号", "002");
}

#[test]
fn the_2020_notice_says_what_003_says() {
    assert_says(all(), "东卫发〔2020〕4号", "003");
}

#[test]
fn the_2023_notice_says_what_004_says() {
    assert_says(all(), "浦卫〔2023〕28号", "004");
}
