//! Checks of the annexes (附件): their titles, and what the text says of them.

use std::collections::BTreeSet;

use crate::{
    Finding,
    paper::{Paper, rules},
    text::{scan::Cursor, squeeze},
};

pub(super) fn findings(paper: &Paper) -> Vec<Finding> {
    let mut findings = titles(paper);
    findings.extend(references(paper));
    findings
}

fn titles(paper: &Paper) -> Vec<Finding> {
    let mut findings = vec![];
    let mut seen = BTreeSet::new();
    for (index, annex) in paper.annexes.iter().enumerate() {
        let (place, title) = (paper.annex_label(index), annex.title.trim());
        if title.is_empty() {
            let message = "附件没有标题，请补上";
            findings.push(Finding::error(rules::ANNEX_TITLE, &place, message));
        } else if !seen.insert(squeeze(title)) {
            let message = "与前面的附件同题，请改成可以分辨的标题";
            findings.push(Finding::error(rules::ANNEX_TITLE, &place, message).quoting(title));
        }
        if title.ends_with(['。', '；', '，', '、', '：', ';', ',', '.', ':']) {
            let message = "附件名称后不加标点符号，请删去";
            findings.push(Finding::error(rules::ANNEX_PUNCTUATION, &place, message).quoting(title));
        }
    }
    findings
}

/// Annexes that the text refers to and that are not there.
fn references(paper: &Paper) -> Vec<Finding> {
    let count = paper.annexes.len();
    let mut findings = vec![];
    let mut seen = BTreeSet::new();
    let passages = paper.passages();
    for passage in passages.iter().filter(|passage| passage.place.starts_with("正文")) {
        for number in numbers(&passage.text).filter(|number| *number > count) {
            if seen.insert(number) {
                let message = format!("正文提到附件{number}，公文却只有{count}个附件");
                let finding = Finding::error(rules::ANNEX_REFERENCE, &passage.place, message);
                findings.push(finding.quoting(format!("附件{number}")));
            }
        }
    }
    let mut mentions = passages
        .iter()
        .filter(|passage| passage.place.starts_with("正文") && passage.text.contains("附件"));
    if let Some(passage) = mentions.next().filter(|_| count == 0 && findings.is_empty()) {
        let message = "正文提到附件，公文却没有附件";
        findings.push(Finding::warning(rules::ANNEX_REFERENCE, &passage.place, message));
    }
    findings
}

/// The numbers that follow the word 附件.
fn numbers(text: &str) -> impl Iterator<Item = usize> {
    text.split("附件").skip(1).filter_map(|rest| {
        // More than two digits are a year or a quantity, no annex.
        let figure = Cursor::new(rest).figure().filter(|figure| figure.length() <= 2)?;
        usize::try_from(figure.value()?).ok()
    })
}
