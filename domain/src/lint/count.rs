//! Stated counts: the annex title, its list and the text give one figure.

use regex::Regex;

use super::subject::{Subject, around, at, place};
use crate::{
    Finding, Rule,
    outline::{Found, Mark, Passage, normal, pattern::patterns},
};

patterns! {
    TITLE_COUNT = r"（(?:共)?([0-9]+)(?:个|项|篇|家|名|件|条|人|例|种|部)）$";
    AND_OTHERS = r"等\s*([0-9]+)\s*(?:个|项|篇|家|名|件|条|人|例)";
    FIGURE_AFTER = r"^(?:共)?\s*([0-9]+)\s*(?:个|项|篇|家|名|件)";
    FIGURE_BEFORE = r"([0-9]+)\s*(?:个|项|篇|家|名|件)(?:\p{Han}{0,4}为)?\p{Han}{0,2}$";
}

const PRECISION: &str = "人名、地名、时间、数字、段落顺序、引文等是否准确";

/// The figure in an annex title is the length of the list.
pub(super) const LIST: Rule =
    Rule { id: "lint-count-list", source: "条例 第二十条（四）", quote: PRECISION };
/// The figure in the text is the length of the list.
pub(super) const TEXT: Rule =
    Rule { id: "lint-count-text", source: "条例 第二十条（四）", quote: PRECISION };
/// The one named before `等N家` heads the list.
pub(super) const FIRST_NAMED: Rule =
    Rule { id: "lint-count-first-named", source: "条例 第二十条（四）", quote: PRECISION };

/// An annex with a list, as the text speaks of it.
pub(super) struct Listed<'s> {
    /// Its number.
    pub(super) annex: u32,
    /// Its title, normal form, without the figure.
    pub(super) title: String,
    /// The figure in its title.
    stated: Option<usize>,
    head: &'s Found,
    /// The items.
    pub(super) items: Vec<&'s Passage>,
}

/// No more annexes than this are counted, so that cost stays bounded.
const MOST_LISTS: usize = 40;

/// The annexes that are numbered lists.
pub(super) fn listed(subject: &Subject) -> Vec<Listed<'_>> {
    let heads = subject.paper.annex_heads.iter().take(MOST_LISTS);
    heads
        .filter_map(|(annex, head)| {
            let items = top_items(subject, *annex);
            let title = normal(&head.text);
            let stated = TITLE_COUNT.captures(&title).and_then(|found| found[1].parse().ok());
            let bare = TITLE_COUNT.replace(&title, "").into_owned();
            (!items.is_empty()).then_some(Listed {
                annex: *annex,
                title: bare,
                stated,
                head,
                items,
            })
        })
        .collect()
}

/// The items of the outer list: those numbered like the first one.
fn top_items(subject: &Subject, annex: u32) -> Vec<&Passage> {
    let style = |item: &Passage| Mark::of(&item.text).map(|mark| mark.style);
    let items = subject.items(annex);
    let first = items.iter().find_map(|item| style(item));
    items.into_iter().filter(|item| first.is_some() && style(item) == first).collect()
}

/// Compares the figure in each annex title, on its page and in the list of annexes, with the list.
pub(super) fn list(subject: &Subject) -> Vec<Finding> {
    let mut findings = Vec::new();
    for annex in listed(subject) {
        let note = subject.paper.annex_notes.iter().find(|(number, _)| *number == annex.annex);
        let in_note = note.and_then(|(_, note)| {
            let stated = TITLE_COUNT.captures(&normal(&note.text))?[1].parse::<usize>().ok()?;
            Some((stated, note))
        });
        let in_head = annex.stated.map(|stated| (stated, annex.head));
        for (stated, found) in in_head.into_iter().chain(in_note) {
            if stated != annex.items.len() {
                let message = format!("标题写{stated}，名单实有{}项：请核对", annex.items.len());
                let finding = Finding::error(LIST, format!("附件{}", annex.annex), message);
                findings.push(finding.on_line(found.line).quoting(&found.text));
            }
        }
    }
    findings
}

/// Compares the figures in the text, `典型案例30个`, `等10家单位为优秀组织单位`, with the lists.
pub(super) fn text(subject: &Subject) -> Vec<Finding> {
    let mut findings = Vec::new();
    for annex in listed(subject) {
        let Some(noun) = noun_in_text(subject, &annex) else {
            continue;
        };
        for passage in subject.main_text() {
            let stated = passage
                .text
                .match_indices(&noun)
                .filter_map(|(start, _)| figures_at(&passage.text, start, &noun));
            for (_, quote) in stated.filter(|(figure, _)| *figure != annex.items.len()) {
                let count = annex.items.len();
                let message =
                    format!("正文写“{quote}”，附件{}的名单实有{count}项：请核对", annex.annex);
                let finding = Finding::error(TEXT, place(passage), message);
                findings.push(at(finding, passage, &quote));
            }
        }
    }
    findings
}

/// The figure right after, or right before, a noun at a place in a text.
fn figures_at(text: &str, start: usize, noun: &str) -> Option<(usize, String)> {
    let after = text.get(start.saturating_add(noun.len())..)?;
    let before = text.get(..start)?;
    let tail = around(before, before.len(), 16, 0);
    let number = |pattern: &Regex, text: &str| -> Option<(usize, String)> {
        let found = pattern.captures(text)?;
        Some((found[1].parse().ok()?, found[0].to_owned()))
    };
    number(&FIGURE_AFTER, after).map(|(figure, words)| (figure, format!("{noun}{words}"))).or_else(
        || number(&FIGURE_BEFORE, &tail).map(|(figure, words)| (figure, format!("{words}{noun}"))),
    )
}

/// What the text calls the items of an annex: the longest end of its title that the text uses.
pub(super) fn noun_in_text(subject: &Subject, annex: &Listed<'_>) -> Option<String> {
    let title: Vec<char> = annex.title.chars().collect();
    (4..=title.len().min(10)).rev().find_map(|length| {
        let noun: String = title.iter().skip(title.len().saturating_sub(length)).collect();
        subject.main_text().any(|passage| passage.text.contains(&noun)).then_some(noun)
    })
}

/// Checks that the one named before `等N家` is the first of the list that has N items.
pub(super) fn first_named(subject: &Subject) -> Vec<Finding> {
    let lists = listed(subject);
    let mut findings = Vec::new();
    for passage in subject.main_text() {
        for found in AND_OTHERS.captures_iter(&passage.text) {
            let Some(whole) = found.get(0) else { continue };
            let before = passage.text.get(..whole.start()).unwrap_or_default();
            let after = passage.text.get(whole.end()..).unwrap_or_default();
            let named = normal(&around(before, before.len(), 80, 0));
            let count = found[1].parse().unwrap_or(0_usize);
            let Some(list) =
                lists.iter().find(|list| list.items.len() == count && speaks_of(list, after))
            else {
                continue;
            };
            let first = first_name(list);
            if !first.is_empty() && !named.contains(&first) {
                let message =
                    format!("“等{count}”之前点名的不是附件{}的第一项“{first}”", list.annex);
                let quote = around(&passage.text, whole.start(), 20, 6);
                findings.push(at(
                    Finding::error(FIRST_NAMED, place(passage), message),
                    passage,
                    &quote,
                ));
            }
        }
    }
    findings
}

/// Whether the words after a figure name what a list holds: they share its last four characters.
fn speaks_of(list: &Listed<'_>, after: &str) -> bool {
    let clause: String = after.chars().take_while(|c| !matches!(c, '。' | '，' | '；')).collect();
    let title: Vec<char> = list.title.chars().collect();
    let noun: String = title.iter().skip(title.len().saturating_sub(4)).collect();
    clause.contains(&noun)
}

/// The first item, without its mark, its 《title》 and its full stop.
fn first_name(list: &Listed<'_>) -> String {
    let Some(item) = list.items.first() else {
        return String::new();
    };
    let mark = Mark::of(&item.text).map_or(0, |mark| mark.text.len());
    let bare = item.text.get(mark..).unwrap_or_default();
    let name = bare.split('《').next().unwrap_or_default();
    normal(name).trim_end_matches('。').to_owned()
}
