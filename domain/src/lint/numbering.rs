//! Numbering of headings and lists.

use std::collections::BTreeMap;

use super::{
    punctuation::places,
    subject::{Subject, at, place},
};
use crate::{
    Finding, Rule, Severity,
    outline::{Mark, MarkStyle, Part, Passage, Role},
};

const LEVELS: &str = "文中结构层次序数依次可以用“一、”“（一）”“1.”“（1）”标注";

/// Headings of one level are numbered in one style.
pub(super) const STYLE: Rule = rule("lint-numbering-style");
/// Numbers follow each other.
pub(super) const GAP: Rule = rule("lint-numbering-gap");
/// The brackets of a level have one width.
pub(super) const BRACKETS: Rule = rule("lint-numbering-brackets");
/// The marks of a level have a space after them, or none has.
pub(super) const SPACING: Rule = rule("lint-numbering-spacing");
/// The marks of a level have one kind of point.
pub(super) const POINT: Rule = rule("lint-numbering-point");

const fn rule(id: &'static str) -> Rule {
    Rule { id, source: "GB/T 9704-2012 7.3.3", quote: LEVELS }
}

/// The numbered passages of the running text.
fn marked(subject: &Subject) -> impl Iterator<Item = (&Passage, Mark)> {
    subject.text().filter_map(|passage| Some((passage, Mark::of(&passage.text)?)))
}

/// Whether the mark of this passage is judged here: how the headings of a model are numbered is
/// for [`Paper::findings`](crate::paper::Paper::findings) to say.
const fn is_judged(subject: &Subject, passage: &Passage) -> bool {
    !(subject.is_model && matches!(passage.role, Role::Heading(_)))
}

/// The numbered passages by part and style.
fn by_style(subject: &Subject) -> BTreeMap<(Part, MarkStyle), Vec<(&Passage, Mark)>> {
    let mut styles: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for (passage, mark) in marked(subject) {
        styles.entry((passage.part, mark.style)).or_default().push((passage, mark));
    }
    styles
}

/// Finds `1、` where the next heading of its level is `二、`, and `1、` for `1.` elsewhere.
pub(super) fn style(subject: &Subject) -> Vec<Finding> {
    let marks: Vec<(&Passage, Mark)> = marked(subject).collect();
    let mut findings = Vec::new();
    for (index, (passage, mark)) in marks.iter().enumerate() {
        let is_faulty = mark.style == MarkStyle::ArabicPoint && mark.text.ends_with('、');
        if !is_faulty || !is_judged(subject, passage) {
            continue;
        }
        let next = marks
            .get(index.saturating_add(1))
            .filter(|(next, _)| next.part == passage.part && next.role != Role::ListItem);
        let swapped = next.is_some_and(|(_, next)| {
            next.style == MarkStyle::ChineseComma && next.number == mark.number.saturating_add(1)
        });
        let finding = if swapped {
            let message = format!(
                "同级标题序号不统一：这里用“{}”，下一个用汉字序号，应当都用“一、二、”",
                mark.text
            );
            Finding::error(STYLE, place(passage), message)
        } else {
            let message = format!(
                "阿拉伯数字序号后应当用“.”，不用“、”：“{}”应为“{}.”",
                mark.text, mark.number
            );
            Finding::warning(STYLE, place(passage), message)
        };
        findings.push(at(finding, passage, &passage.text.chars().take(12).collect::<String>()));
    }
    findings
}

/// Finds numbers that do not follow their predecessors.
pub(super) fn gap(subject: &Subject) -> Vec<Finding> {
    let mut open: BTreeMap<(Part, MarkStyle), Sequences> = BTreeMap::new();
    let mut findings = Vec::new();
    let mut previous: Option<(Part, Mark)> = None;
    for (passage, mark) in marked(subject) {
        let sequences = open.entry((passage.part, mark.style)).or_default();
        let seen = sequences.last();
        let follows =
            sequences.take(mark.number) || mended_style(previous.as_ref(), passage.part, &mark);
        // Decimal marks restart with each parent; their last figure alone says too little.
        let is_told = matches!(mark.style, MarkStyle::Decimal(_)) || !is_judged(subject, passage);
        if !follows && !is_told {
            findings.push(gap_at(passage, &mark, seen));
        }
        previous = Some((passage.part, mark));
    }
    findings
}

/// The sequences of one style that may still go on, the innermost last.
///
/// A number may go on across headings of higher level (`1.` to `10.` through a whole plan), and
/// may begin again at 1 inside or after another sequence; anything else is a gap or a slip.
#[derive(Default)]
struct Sequences(Vec<u32>);

impl Sequences {
    /// No deeper than this do sequences of one style nest.
    const DEPTH: usize = 8;

    fn last(&self) -> u32 {
        self.0.last().copied().unwrap_or(0)
    }

    /// Takes the next number; `false` when it follows on none of the open sequences.
    fn take(&mut self, number: u32) -> bool {
        let before = number.saturating_sub(1);
        let goes_on = self.0.iter().rposition(|last| number > 1 && *last == before);
        self.0.truncate(goes_on.unwrap_or(self.0.len()));
        if self.0.len() >= Self::DEPTH {
            self.0.remove(0);
        }
        self.0.push(number);
        number == 1 || goes_on.is_some()
    }
}

fn gap_at(passage: &Passage, mark: &Mark, seen: u32) -> Finding {
    let message = if seen == 0 {
        format!("序号不从头开始：第一个就是“{}”", mark.text)
    } else {
        format!("序号不连续：“{}”之前是第{seen}项，应为第{}项", mark.text, seen.saturating_add(1))
    };
    // Articles may be quoted, and an annex may be an excerpt: there a gap may be meant.
    let excerpt = mark.style == MarkStyle::Article || (seen == 0 && passage.part != Part::Main);
    let severity = if excerpt { Severity::Warning } else { Severity::Error };
    let quote: String = passage.text.chars().take(16).collect();
    at(Finding::new(GAP, severity, place(passage), message), passage, &quote)
}

/// `1、` then `二、`: the sequence is right, its style is reported by [`style`].
fn mended_style(previous: Option<&(Part, Mark)>, part: Part, mark: &Mark) -> bool {
    previous.is_some_and(|(previous_part, previous)| {
        *previous_part == part
            && mark.style == MarkStyle::ChineseComma
            && previous.style == MarkStyle::ArabicPoint
            && previous.text.ends_with('、')
            && previous.number.saturating_add(1) == mark.number
    })
}

/// Reports the smaller of two groups of marks, if there are two.
fn mixed(
    subject: &Subject,
    rule: Rule,
    is_odd: impl Fn(&Passage, &Mark) -> Option<bool>,
    report: impl Fn(&str, &str, String) -> Finding,
) -> Vec<Finding> {
    let mut findings = Vec::new();
    for group in by_style(subject).into_values() {
        let sorted = |odd: bool| -> Vec<&(&Passage, Mark)> {
            group.iter().filter(|(passage, mark)| is_odd(passage, mark) == Some(odd)).collect()
        };
        let (odd, even) = (sorted(true), sorted(false));
        let (few, many) = if odd.len() <= even.len() { (odd, even) } else { (even, odd) };
        let (Some((passage, mark)), Some((_, other))) = (few.first(), many.first()) else {
            continue;
        };
        let lines = places(few.iter().map(|(passage, _)| *passage));
        let finding = report(&mark.text, &other.text, lines);
        debug_assert_eq!(finding.rule, rule.id);
        findings.push(at(finding, passage, &passage.text.chars().take(12).collect::<String>()));
    }
    findings
}

/// Finds `(8)` among `（7）`.
pub(super) fn brackets(subject: &Subject) -> Vec<Finding> {
    let half = |passage: &Passage, mark: &Mark| {
        let bracketed =
            matches!(mark.style, MarkStyle::ChineseBrackets | MarkStyle::ArabicBrackets);
        (bracketed && is_judged(subject, passage)).then(|| mark.text.contains(['(', ')']))
    };
    mixed(subject, BRACKETS, half, |odd, other, lines| {
        let message =
            format!("序号括号全角、半角混用：“{odd}”与“{other}”（{lines}），应当统一用全角“（）”");
        Finding::warning(BRACKETS, "序号", message)
    })
}

/// Finds `5.提质` next to `4. 持续`.
pub(super) fn spacing(subject: &Subject) -> Vec<Finding> {
    let spaced = |_: &Passage, mark: &Mark| {
        matches!(mark.style, MarkStyle::ArabicPoint | MarkStyle::ChineseComma)
            .then_some(mark.spaced)
    };
    mixed(subject, SPACING, spaced, |odd, other, lines| {
        let message = format!(
            "序号后空格不统一：“{odd}”与“{other}”一处留空、一处不留（{lines}），应当都不留空格"
        );
        Finding::note(SPACING, "序号", message)
    })
}

/// Finds `2．` next to `2.`.
pub(super) fn point(subject: &Subject) -> Vec<Finding> {
    let wide = |_: &Passage, mark: &Mark| {
        (mark.style == MarkStyle::ArabicPoint && !mark.text.ends_with('、'))
            .then(|| mark.text.ends_with('．'))
    };
    mixed(subject, POINT, wide, |odd, other, lines| {
        let message = format!("序号后的点不统一：“{odd}”与“{other}”（{lines}），应当统一用“.”");
        Finding::note(POINT, "序号", message)
    })
}
