//! Paired marks: quotation marks, title marks, brackets.

use super::subject::{Subject, around, at, place};
use crate::{
    Finding, Rule,
    outline::{Mark, Passage, Role, pattern::patterns},
    text::{BracketFault, BracketFaultKind, bracket_faults, is_pair},
};

patterns! {
    AFTER_TITLE = r"》([^《》“”。；，、（）()]{1,40})$";
}

/// Paired marks come in pairs.
pub(super) const UNBALANCED: Rule = Rule {
    id: "lint-pairs-unbalanced",
    source: "条例 第二十条（四）",
    quote: "文字、数字、计量单位和标点符号等用法是否规范。",
};
/// In a list of `单位《标题》` the title ends the item.
pub(super) const CLOSED_EARLY: Rule = Rule {
    id: "lint-title-closed-early",
    source: "条例 第二十条（四）",
    quote: "人名、地名、时间、数字、段落顺序、引文等是否准确",
};

/// How many passages further a pair may close: a quotation of several paragraphs.
const REACH: usize = 12;

/// Finds marks without partners, passage by passage.
pub(super) fn unbalanced(subject: &Subject) -> Vec<Finding> {
    let mut lonely = lonely(subject).peekable();
    let mut findings = Vec::new();
    while let Some((index, passage, fault)) = lonely.next() {
        let closes = lonely.next_if(|(other, next, partner)| {
            is_pair(fault.mark, partner.mark)
                && next.part == passage.part
                && *other <= index.saturating_add(REACH)
        });
        if closes.is_none() {
            let message = format!("标点不成对：{fault}");
            let quote = around(&passage.text, fault.at, 8, 12);
            findings.push(at(Finding::error(UNBALANCED, place(passage), message), passage, &quote));
        }
    }
    findings
}

/// The marks without a partner in their passage, with the number of the passage. A mix of the two
/// widths is another rule.
fn lonely<'s>(
    subject: &'s Subject,
) -> impl Iterator<Item = (usize, &'s Passage, BracketFault)> + 's {
    let passages = subject.passages.iter().enumerate();
    passages.flat_map(|(index, passage)| {
        let faults = bracket_faults(&passage.text).into_iter();
        faults
            .filter(|fault| !matches!(fault.kind, BracketFaultKind::Mixed { .. }))
            .map(move |fault| (index, passage, fault))
    })
}

/// Finds items with words after the title where their list ends all items with the title.
pub(super) fn closed_early(subject: &Subject) -> Vec<Finding> {
    let items: Vec<&Passage> = subject
        .passages
        .iter()
        .filter(|passage| passage.role == Role::ListItem && Mark::of(&passage.text).is_some())
        .collect();
    items
        .chunk_by(|one, next| one.part == next.part)
        .filter(|list| ends_in_titles(list))
        .flat_map(|list| list.iter().filter_map(|item| cut_title(item)))
        .collect()
}

/// Whether a list is one of titles: at least three items, four fifths of them ending in `》`.
fn ends_in_titles(list: &[&Passage]) -> bool {
    let titled = list.iter().filter(|item| item.text.ends_with('》')).count();
    list.len() >= 3 && titled.saturating_mul(5) >= list.len().saturating_mul(4)
}

fn cut_title(item: &Passage) -> Option<Finding> {
    let found = AFTER_TITLE.captures(&item.text)?;
    let rest = &found[1];
    let message = format!("书名号过早闭合：“{rest}”落在了书名号外，“》”应当移到“{rest}”之后");
    Some(at(Finding::error(CLOSED_EARLY, place(item), message), item, &found[0]))
}
