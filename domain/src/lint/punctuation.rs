//! Punctuation: doubled marks, half-width marks, sentences without an end, redundant words.

use super::subject::{Subject, around, at, place};
use crate::{
    Finding, Rule,
    outline::{Passage, Role, pattern::patterns},
};

patterns! {
    DOUBLED_MARKS = r"[，、；：。][，、；：。]+|！[，、；：。]+|？[，、；：。]+";
    HALF_WIDTH_MARK = r"[\p{Han}”》）][,;:?!]\s*[\p{Han}“《（]";
    HALF_WIDTH_BRACKETS = r"\([^()（）]*\p{Han}[^()（）]*\)|\([\u{2160}-\u{217F}]+\)|（[^（）()]*\)|\([^（）()]*）";
    LIST_MARK = r"^[（(][0-9一二三四五六七八九十百]{1,4}[）)]";
    AT_LEAST = r"(?:至少|不少于|不低于|超过|最少)[^，。；、]{0,18}?[0-9一二两三四五六七八九十百半]+\s*\p{Han}{0,3}以上";
    AT_MOST = r"(?:最多|不超过|至多)[^，。；、]{0,12}?以[下内]";
    ABOUT = r"(?:大约|约|近|将近)\s*[0-9]+\s*\p{Han}{0,2}(?:左右|上下)";
}

/// Marks are not doubled.
pub(super) const DOUBLED: Rule = rule("lint-punctuation-doubled");
/// Chinese text takes Chinese marks.
pub(super) const HALF_WIDTH: Rule = rule("lint-punctuation-half-width");
/// Brackets around Chinese text are full width.
pub(super) const BRACKETS: Rule = rule("lint-brackets-half-width");
/// A paragraph does not end in a comma.
pub(super) const UNFINISHED: Rule = rule("lint-sentence-unfinished");
/// 至少 and 以上 say the same.
pub(super) const REDUNDANT: Rule = Rule {
    id: "lint-words-redundant",
    source: "条例 第十九条（三）",
    quote: "内容简洁，主题突出，观点鲜明，结构严谨，表述准确，文字精练。",
};

const fn rule(id: &'static str) -> Rule {
    Rule {
        id,
        source: "条例 第二十条（四）",
        quote: "文字、数字、计量单位和标点符号等用法是否规范。",
    }
}

/// Finds `，，` and `。；`.
pub(super) fn doubled(subject: &Subject) -> Vec<Finding> {
    let mut findings = Vec::new();
    for passage in &subject.passages {
        for found in DOUBLED_MARKS.find_iter(&passage.text) {
            let message = format!("标点重复：“{}”，只留一个", found.as_str());
            let quote = around(&passage.text, found.start(), 8, 8);
            findings.push(at(Finding::error(DOUBLED, place(passage), message), passage, &quote));
        }
    }
    findings
}

/// Finds commas, semicolons and colons of half width between Chinese characters.
pub(super) fn half_width(subject: &Subject) -> Vec<Finding> {
    let mut findings = Vec::new();
    for passage in &subject.passages {
        for found in HALF_WIDTH_MARK.find_iter(&passage.text) {
            let mark = found.as_str().chars().nth(1).unwrap_or(',');
            let message = format!("中文之间用了半角标点“{mark}”，应当用全角“{}”", full(mark));
            let quote = around(&passage.text, found.start(), 6, 10);
            findings.push(at(
                Finding::warning(HALF_WIDTH, place(passage), message),
                passage,
                &quote,
            ));
        }
    }
    findings
}

const fn full(mark: char) -> char {
    match mark {
        ';' => '；',
        ':' => '：',
        '?' => '？',
        '!' => '！',
        _ => '，',
    }
}

/// Finds half-width brackets around Chinese text; one note a part, with all its lines.
pub(super) fn brackets(subject: &Subject) -> Vec<Finding> {
    let hits: Vec<(&Passage, &str)> = subject
        .passages
        .iter()
        .flat_map(|passage| {
            // The marks of lists have a rule of their own.
            let skip = LIST_MARK.find(&passage.text).map_or(0, |mark| mark.end());
            let rest = passage.text.get(skip..).unwrap_or_default();
            HALF_WIDTH_BRACKETS.find_iter(rest).map(move |found| (passage, found.as_str()))
        })
        .collect();
    hits.chunk_by(|(one, _), (next, _)| one.part == next.part)
        .filter_map(|hits| {
            let (first, quote) = hits.first()?;
            let message = format!(
                "中文中用了半角括号（{}），应当用全角“（）”",
                places(hits.iter().map(|(passage, _)| *passage))
            );
            Some(at(Finding::note(BRACKETS, place(first), message), first, quote))
        })
        .collect()
}

/// The lines of several passages, in words: `第3、7行，共5处`.
pub(super) fn places<'p>(passages: impl Iterator<Item = &'p Passage>) -> String {
    let mut lines: Vec<u32> = passages.map(|passage| passage.line).collect();
    let count = lines.len();
    lines.dedup();
    let shown: Vec<String> = lines.iter().take(5).map(u32::to_string).collect();
    let more = if lines.len() > shown.len() { "等" } else { "" };
    format!("第{}行{more}，共{count}处", shown.join("、"))
}

/// Finds paragraphs that end in a comma.
pub(super) fn unfinished(subject: &Subject) -> Vec<Finding> {
    subject
        .text()
        .filter(|passage| passage.text.ends_with(['，', '、']) && passage.role != Role::TableRow)
        .map(|passage| {
            let quote = around(&passage.text, passage.text.len(), 12, 0);
            let message = "这一段以逗号或顿号结束，句子没有完：请补全或改用句号";
            at(Finding::warning(UNFINISHED, place(passage), message), passage, &quote)
        })
        .collect()
}

/// Finds `至少…以上`.
pub(super) fn redundant(subject: &Subject) -> Vec<Finding> {
    let mut findings = Vec::new();
    for passage in subject.text() {
        for pattern in [&*AT_LEAST, &*AT_MOST, &*ABOUT] {
            for found in pattern.find_iter(&passage.text) {
                let message = format!("语义重复：“{}”，前后两个限定词只留一个", found.as_str());
                findings.push(at(
                    Finding::warning(REDUNDANT, place(passage), message),
                    passage,
                    found.as_str(),
                ));
            }
        }
    }
    findings
}
