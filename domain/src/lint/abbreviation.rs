//! Abbreviations: `（以下简称“政促会”）`.

use std::collections::BTreeMap;

use super::subject::{Subject, at, place};
use crate::{
    Finding, Rule,
    outline::{Part, Passage, pattern::patterns},
};

patterns! {
    DEFINED = r"[（(]\s*以下(?:统|合)?简?称(?:为)?\s*[：:]?\s*([“《]?)([^“”《》（）()，。；]{1,20})[”》]?\s*[）)]";
}

/// An abbreviation is defined once.
pub(super) const ONCE: Rule = Rule {
    id: "lint-abbreviation-once",
    source: "条例 第十九条（三）",
    quote: "内容简洁，主题突出，观点鲜明，结构严谨，表述准确，文字精练。",
};
/// It is defined before it is used.
pub(super) const BEFORE_USE: Rule = Rule {
    id: "lint-abbreviation-before-use",
    source: "条例 第十九条（三）",
    quote: "内容简洁，主题突出，观点鲜明，结构严谨，表述准确，文字精练。",
};

/// A definition.
struct Definition<'s> {
    passage: &'s Passage,
    start: usize,
    /// The abbreviation, with its title marks if it has them.
    words: String,
}

fn definitions(subject: &Subject, part: Part) -> Vec<Definition<'_>> {
    let mut found = Vec::new();
    for passage in subject.text().filter(|passage| passage.part == part) {
        for definition in DEFINED.captures_iter(&passage.text) {
            let words = if &definition[1] == "《" {
                format!("《{}》", &definition[2])
            } else {
                definition[2].to_owned()
            };
            let start = definition.get(0).map_or(0, |whole| whole.start());
            found.push(Definition { passage, start, words });
        }
    }
    found.truncate(MOST);
    found
}

/// No more definitions than this are followed in one part, so that cost stays bounded.
const MOST: usize = 100;

const PARTS: [Part; 2] = [Part::Main, Part::Attached];

/// Finds abbreviations that one part defines twice.
pub(super) fn once(subject: &Subject) -> Vec<Finding> {
    let mut findings = Vec::new();
    for part in PARTS {
        let mut seen: BTreeMap<String, u32> = BTreeMap::new();
        for definition in definitions(subject, part) {
            let first = seen.get(&definition.words).copied();
            if let Some(line) = first {
                let message = format!("简称“{}”在第{line}行已经定义，不必重复", definition.words);
                let finding = Finding::warning(ONCE, place(definition.passage), message);
                findings.push(at(finding, definition.passage, &definition.words));
            }
            seen.entry(definition.words).or_insert(definition.passage.line);
        }
    }
    findings
}

/// Finds abbreviations that are used before they are defined.
///
/// Where the abbreviation is itself a piece of the full name (领导小组), an earlier use of the
/// name is no earlier use of the abbreviation; those are left alone.
pub(super) fn before_use(subject: &Subject) -> Vec<Finding> {
    let mut findings = Vec::new();
    for part in PARTS {
        let mut defined: Vec<String> = Vec::new();
        for definition in definitions(subject, part) {
            let before = definition.passage.text.get(..definition.start).unwrap_or_default();
            if defined.contains(&definition.words) || before.contains(&definition.words) {
                continue;
            }
            let earlier = subject
                .text()
                .filter(|passage| passage.part == part)
                .take_while(|passage| passage.line < definition.passage.line)
                .find(|passage| passage.text.contains(&definition.words));
            if let Some(passage) = earlier {
                let message = format!(
                    "简称“{}”在第{}行才定义，这里已经使用：应当在首次出现时定义",
                    definition.words, definition.passage.line
                );
                findings.push(at(
                    Finding::warning(BEFORE_USE, place(passage), message),
                    passage,
                    &definition.words,
                ));
            }
            defined.push(definition.words);
        }
    }
    findings
}
