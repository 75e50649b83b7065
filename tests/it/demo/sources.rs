//! The issued papers say what the source papers say, but for declared differences.

use super::playing::{Playing, all};
use crate::{
    differences::{assert_same, expected},
    reading::{docx, pdf},
};

/// The differences of the drafts, then what the issue adds.
const DECLARED: [&str; 2] = ["scenarios/differences.toml", "scenarios/differences-issued.toml"];

fn assert_says(playing: &Playing, number: &str, paper: &str) {
    let expected = expected(paper, &DECLARED);
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
