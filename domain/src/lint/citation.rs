//! Cited papers: one paper, one name.

use std::collections::BTreeMap;

use super::subject::{Subject, place};
use crate::{
    Finding, Rule, Severity,
    outline::{Part, Role, distance, normal, quoted_titles},
};

/// One paper is cited under one name.
pub(super) const NAMES: Rule = Rule {
    id: "lint-citation-names",
    source: "条例 第二十条（四）",
    quote: "人名、地名、时间、数字、段落顺序、引文等是否准确",
};

/// A cited title where it first stands.
#[derive(Clone, Debug)]
pub(super) struct Citation {
    /// The title, without its marks.
    pub(super) title: String,
    /// The line.
    pub(super) line: u32,
    place: String,
}

/// Titles shorter than this (in characters) are too short to be told from their neighbours.
const SHORTEST: usize = 10;
/// No more titles than this are compared with each other, so that cost stays bounded.
const MOST: usize = 200;

/// The titles that a paper cites, each once; lists of works in annexes cite nothing.
pub(super) fn citations(subject: &Subject) -> Vec<Citation> {
    let mut found: BTreeMap<String, Citation> = BTreeMap::new();
    let passages = subject.passages.iter().filter(|passage| {
        !(matches!(passage.part, Part::Annex(_))
            && matches!(passage.role, Role::ListItem | Role::TableRow))
    });
    for passage in passages {
        for title in quoted_titles(&passage.text) {
            let long_enough = title.chars().count() >= SHORTEST;
            if long_enough && found.len() < MOST {
                found.entry(normal(&title)).or_insert_with(|| Citation {
                    title,
                    line: passage.line,
                    place: place(passage),
                });
            }
        }
    }
    found.into_values().collect()
}

/// Finds titles that differ only as slips do.
pub(super) fn names(subject: &Subject) -> Vec<Finding> {
    let mut titles = citations(subject);
    titles.sort_by_key(|citation| citation.line);
    let mut findings = Vec::new();
    for (index, one) in titles.iter().enumerate() {
        for other in titles.iter().skip(index.saturating_add(1)) {
            if let Some(severity) = likeness(&one.title, &other.title) {
                let message = format!(
                    "疑为同一文件而名称不一：第{}行称《{}》，这里称《{}》，请核对原文后统一",
                    one.line, one.title, other.title
                );
                let finding = Finding::new(NAMES, severity, other.place.clone(), message);
                findings.push(finding.on_line(other.line).quoting(format!("《{}》", other.title)));
            }
        }
    }
    findings
}

/// How sure it is that two different titles mean one paper: an error when they differ only in the
/// order of their words or in particles, a warning when in one character that is no figure
/// (第一批 and 第二批, 2022年 and 2023年 are meant).
pub(super) fn likeness(one: &str, other: &str) -> Option<Severity> {
    if normal(one) == normal(other) {
        return None;
    }
    let (one, other) = (words(one), words(other));
    let sorted = |text: &str| {
        let mut chars: Vec<char> = text.chars().collect();
        chars.sort_unstable();
        chars
    };
    if sorted(&one) == sorted(&other) {
        return Some(Severity::Error);
    }
    let slip = distance(&one, &other) == 1 && !differs_in_figures(&one, &other);
    slip.then_some(Severity::Warning)
}

/// A title without its particles.
fn words(title: &str) -> String {
    let is_particle = |c: char| matches!(c, '的' | '和' | '与' | '及' | '、' | '〈' | '〉');
    normal(title).chars().filter(|c| !is_particle(*c)).collect()
}

fn differs_in_figures(one: &str, other: &str) -> bool {
    let figures = |text: &str| -> String {
        text.chars()
            .filter(|c| c.is_ascii_digit() || "〇一二三四五六七八九十上中下前后甲乙丙".contains(*c))
            .collect()
    };
    figures(one) != figures(other)
}
