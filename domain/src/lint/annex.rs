//! The annexes (附件): the list after the text against the pages themselves.

use std::collections::BTreeMap;

use super::subject::{Subject, at, place};
use crate::{
    Finding, Rule, Severity,
    outline::{Found, Part, Role, normal, pattern::patterns},
};

patterns! {
    CITED_ANNEX = r"(?:^|[^》的])附件\s*([0-9]{1,2})";
    SEE_ANNEX = r"(?:见|详见|参见)附件";
    END_MARK = r"[。；，、]$";
}

/// The title of an annex is the same in both places.
pub(super) const TITLES: Rule = Rule {
    id: "lint-annex-titles",
    source: "GB/T 9704-2012 7.3.7",
    quote: "附件顺序号和附件标题应当与附件说明的表述一致。",
};
/// All annexes listed are there, in order.
pub(super) const NUMBERS: Rule = Rule {
    id: "lint-annex-numbers",
    source: "GB/T 9704-2012 7.3.7",
    quote: "附件顺序号和附件标题应当与附件说明的表述一致。",
};
/// How the page of an annex is labelled.
pub(super) const LABEL: Rule = Rule {
    id: "lint-annex-label",
    source: "GB/T 9704-2012 7.3.7",
    quote: "“附件”二字及附件顺序号用3号黑体字顶格编排在版心左上角第一行。",
};
/// How the list of annexes is written.
pub(super) const NOTE: Rule = Rule {
    id: "lint-annex-note",
    source: "GB/T 9704-2012 7.3.4",
    quote: "附件名称后不加标点符号。",
};
/// An annex that the text refers to exists.
pub(super) const CITED: Rule = Rule {
    id: "lint-annex-cited",
    source: "条例 第二十条（四）",
    quote: "人名、地名、时间、数字、段落顺序、引文等是否准确",
};

/// Compares each title in the list with that on its page.
pub(super) fn titles(subject: &Subject) -> Vec<Finding> {
    let heads: BTreeMap<u32, &Found> =
        subject.paper.annex_heads.iter().map(|(number, head)| (*number, head)).collect();
    let notes = subject.paper.annex_notes.iter();
    notes
        .filter_map(|(number, note)| {
            let head = heads.get(number)?;
            if normal(&note.text) == normal(&head.text) {
                return None;
            }
            let message = format!(
                "附件{number}的标题前后不一致：附件说明（第{}行）作“{}”，附件页作“{}”，应当一字不差",
                note.line, note.text, head.text
            );
            let finding = Finding::error(TITLES, format!("附件{number}标题"), message);
            Some(finding.on_line(head.line).quoting(&head.text))
        })
        .collect()
}

/// Checks that the numbers on the pages are 1, 2, 3 … and as many as listed.
///
/// A paper whose annexes are not bound with it has no pages to check.
pub(super) fn numbers(subject: &Subject) -> Vec<Finding> {
    let labels: Vec<(u32, u32)> = subject
        .outline
        .lines
        .iter()
        .filter_map(|line| match line.role {
            Role::AnnexLabel(number) => Some((number, line.number)),
            _ => None,
        })
        .collect();
    let mut findings: Vec<Finding> = labels
        .iter()
        .zip(1_u32..)
        .filter(|((number, _), expected)| number != expected)
        .take(1)
        .map(|((number, line), expected)| {
            let message = format!("附件顺序号不连续：这里是附件{number}，应为附件{expected}");
            Finding::error(NUMBERS, format!("附件{number}"), message).on_line(*line)
        })
        .collect();
    let listed = subject.paper.annex_notes.len();
    if let Some((_, line)) = labels.last().filter(|_| listed > 0 && listed != labels.len()) {
        let message = format!("附件说明列了{listed}个附件，文后却有{}个，应当一致", labels.len());
        // Fewer pages than listed may mean annexes sent separately.
        let severity = if labels.len() > listed { Severity::Error } else { Severity::Warning };
        findings.push(Finding::new(NUMBERS, severity, "附件说明", message).on_line(*line));
    }
    findings
}

/// Finds `附件：` at the head of an annex page, a habit of the rules of 1999.
pub(super) fn label(subject: &Subject) -> Vec<Finding> {
    if !subject.under_current_rules() {
        return Vec::new();
    }
    let is_label = |role| matches!(role, Role::AnnexLabel(_));
    subject
        .outline
        .lines
        .iter()
        .filter(|line| is_label(line.role) && line.content().contains(['：', ':']))
        .map(|line| {
            let message = "附件页首的“附件”之后不加冒号，只写“附件”二字及顺序号";
            Finding::error(LABEL, line.part.name(), message)
                .on_line(line.number)
                .quoting(line.content())
        })
        .collect()
}

/// Finds punctuation after the names in the list.
pub(super) fn note(subject: &Subject) -> Vec<Finding> {
    let wrong = subject.paper.annex_notes.iter().filter(|(_, note)| END_MARK.is_match(&note.text));
    wrong
        .map(|(number, note)| {
            let message = format!("附件说明中附件{number}的名称后不加标点符号");
            Finding::warning(NOTE, "附件说明", message).on_line(note.line).quoting(&note.text)
        })
        .collect()
}

/// Finds references to annexes that the paper does not have.
pub(super) fn cited(subject: &Subject) -> Vec<Finding> {
    let count = subject.paper.annex_notes.len().max(subject.paper.annex_heads.len());
    let mut findings = Vec::new();
    for passage in subject.main_text().filter(|passage| passage.part == Part::Main) {
        for found in CITED_ANNEX.captures_iter(&passage.text) {
            if found[1].parse().is_ok_and(|number: usize| number > count || number == 0) {
                let message = format!("引用的“{}”不存在：本文共有{count}个附件", &found[0]);
                findings.push(at(
                    Finding::error(CITED, place(passage), message),
                    passage,
                    &found[0],
                ));
            }
        }
        if let Some(found) =
            SEE_ANNEX.find(&passage.text).filter(|_| count == 0 && findings.is_empty())
        {
            let message = "正文说“见附件”，本文却没有附件";
            findings.push(at(
                Finding::error(CITED, place(passage), message),
                passage,
                found.as_str(),
            ));
        }
    }
    findings
}
