//! A notice against the bulletin that reports on it.

use super::{
    citation::{self, likeness},
    count::listed,
    subject::{Subject, around, at, place},
};
use crate::{
    Finding, Rule,
    outline::{Passage, normal, pattern::patterns},
};

patterns! {
    BOOK_PLAN = r"([0-9]+)\s*(?:个|篇|件|项)\s*(左右|余)?\s*([^，。；]{2,24}?)[，并、]?(?:结集|汇编|编辑|编印|编写|公开|成书|成册|正式|予以)[^。；]{0,10}?出版";
    HELD = r"([0-9]{4})\s*年\s*([0-9]{1,2})\s*月\s*[至到—\-]\s*(?:([0-9]{4})\s*年\s*)?([0-9]{1,2})\s*月[^，。；]{0,6}(?:组织|开展|举办|进行)";
    MONTHS = r"([0-9]{4})\s*年\s*([0-9]{1,2})\s*月(?:[^，。；]{0,6}?[至到—\-]\s*([0-9]{1,2})\s*月)?";
}

const PRECISION: &str = "人名、地名、时间、数字、段落顺序、引文等是否准确";

/// Both cite one paper under one name.
pub(super) const CITATIONS: Rule =
    Rule { id: "lint-pair-citations", source: "条例 第二十条（四）", quote: PRECISION };
/// The book announced has as many cases as were chosen.
pub(super) const BOOK: Rule =
    Rule { id: "lint-pair-book", source: "条例 第二十条（四）", quote: PRECISION };
/// The activity took place when it was announced to.
pub(super) const PERIOD: Rule =
    Rule { id: "lint-pair-period", source: "条例 第二十条（四）", quote: PRECISION };
/// The bulletin comes after the notice.
pub(super) const ORDER: Rule =
    Rule { id: "lint-pair-order", source: "条例 第二十条（四）", quote: PRECISION };
/// Both come from one issuer.
pub(super) const ISSUER: Rule =
    Rule { id: "lint-pair-issuer", source: "条例 第二十条（四）", quote: PRECISION };

/// Finds papers that the bulletin cites under another name than the notice.
pub(super) fn citations(notice: &Subject, bulletin: &Subject) -> Vec<Finding> {
    let announced = citation::citations(notice);
    let mut findings = Vec::new();
    for cited in citation::citations(bulletin) {
        for other in &announced {
            let Some(severity) = likeness(&other.title, &cited.title) else {
                continue;
            };
            let message = format!(
                "同一文件两处名称不一：通知（第{}行）称《{}》，通报称《{}》，请核对原文后统一",
                other.line, other.title, cited.title
            );
            let finding = Finding::new(CITATIONS, severity, "通报正文", message);
            findings.push(finding.on_line(cited.line).quoting(format!("《{}》", cited.title)));
        }
    }
    findings
}

/// Compares the number of cases planned for a book with the number awarded.
pub(super) fn book(notice: &Subject, bulletin: &Subject) -> Vec<Finding> {
    let plan = notice.main_text().find_map(|passage| {
        let found = BOOK_PLAN.captures(&passage.text)?;
        let noun = normal(&found[3]);
        let noun = around(&noun, noun.len(), 2, 0);
        Some((passage, found[1].parse::<usize>().ok()?, found[0].to_owned(), noun))
    });
    let Some((passage, planned, words, noun)) = plan else {
        return Vec::new();
    };
    let lists: Vec<_> =
        listed(bulletin).into_iter().filter(|list| list.title.ends_with(&noun)).collect();
    let awarded: usize = lists.iter().map(|list| list.items.len()).sum();
    if lists.is_empty() || awarded == planned {
        return Vec::new();
    }
    let line = lists.first().and_then(|list| list.items.first()).map_or(1, |item| item.line);
    let message = format!(
        "通知（第{}行）计划将{planned}个{noun}结集出版，通报公布的只有{awarded}个：请说明或统一",
        passage.line
    );
    vec![Finding::warning(BOOK, "通报附件", message).on_line(line).quoting(words)]
}

/// Months since the year 0.
fn month(year: &str, month: &str) -> Option<u32> {
    year.parse::<u32>().ok()?.checked_mul(12)?.checked_add(month.parse().ok()?)
}

/// First and last month that the notice plans with.
fn planned(notice: &Subject) -> Option<(u32, u32)> {
    let months: Vec<u32> = notice
        .main_text()
        .flat_map(|passage| MONTHS.captures_iter(&passage.text))
        .flat_map(|found| {
            let to = found.get(3).and_then(|to| month(&found[1], to.as_str()));
            [month(&found[1], &found[2]), to]
        })
        .flatten()
        .collect();
    Some((*months.iter().min()?, *months.iter().max()?))
}

/// Compares when the activity was held with when it was planned.
pub(super) fn period(notice: &Subject, bulletin: &Subject) -> Vec<Finding> {
    let Some((first, last)) = planned(notice) else {
        return Vec::new();
    };
    let outside = |passage: &Passage| -> Option<Finding> {
        let found = HELD.captures(&passage.text)?;
        let from = month(&found[1], &found[2])?;
        let to = month(found.get(3).map_or(&found[1], |year| year.as_str()), &found[4])?;
        (from < first || to > last).then(|| {
            let message = "通报所写的活动时间超出通知安排的时间，请核对";
            at(Finding::warning(PERIOD, place(passage), message), passage, &found[0])
        })
    };
    bulletin.main_text().filter_map(outside).collect()
}

/// The bulletin is signed after the notice.
pub(super) fn order(notice: &Subject, bulletin: &Subject) -> Vec<Finding> {
    let (Some(announced), Some(reported)) = (notice.signed_on(), bulletin.signed_on()) else {
        return Vec::new();
    };
    if reported >= announced {
        return Vec::new();
    }
    let message = format!("通报的成文日期{reported}早于通知的成文日期{announced}");
    let line = bulletin.paper.signed_on.as_ref().map_or(1, |found| found.line);
    vec![Finding::error(ORDER, "成文日期", message).on_line(line)]
}

/// Both papers name the same issuers.
pub(super) fn issuer(notice: &Subject, bulletin: &Subject) -> Vec<Finding> {
    let (one, other) = (&notice.paper.issuers, &bulletin.paper.issuers);
    if one.is_empty() || other.is_empty() || one == other {
        return Vec::new();
    }
    let message = format!("发文机关不同：通知是“{}”，通报是“{}”", one.join("、"), other.join("、"));
    vec![Finding::warning(ISSUER, "发文机关", message)]
}
