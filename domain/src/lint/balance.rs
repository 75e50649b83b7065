//! Paired marks: quotation marks, title marks, brackets.

use super::subject::{Subject, around, at, place};
use crate::{
    Finding, Rule,
    outline::{Mark, Passage, Role, pattern::patterns},
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

/// The closing mark of an opening one, full width.
const fn closing(opening: char) -> Option<char> {
    Some(match opening {
        '“' => '”',
        '‘' => '’',
        '《' => '》',
        '〈' => '〉',
        '（' | '(' => '）',
        '【' => '】',
        '〔' => '〕',
        _ => return None,
    })
}

/// A closing mark in its full-width form; brackets of the two widths close each other here,
/// their mix is another rule.
const fn closed(c: char) -> Option<char> {
    match c {
        '”' | '’' | '》' | '〉' | '）' | '】' | '〕' => Some(c),
        ')' => Some('）'),
        _ => None,
    }
}

/// A mark without its partner: where it stands, and itself.
fn lonely(text: &str) -> Option<(usize, char)> {
    let mut open: Vec<(usize, char, char)> = Vec::new();
    let mut before = None;
    for (at, c) in text.char_indices() {
        // `it’s` and `1)` are no pairs.
        let apostrophe = c == '’' && before.is_some_and(|c: char| c.is_ascii_alphanumeric());
        let enumerator = matches!(c, ')' | '）')
            && open.is_empty()
            && before.is_some_and(|c: char| c.is_ascii_alphanumeric());
        before = Some(c);
        if let Some(partner) = closing(c) {
            open.push((at, c, partner));
        } else if let Some(mark) = closed(c).filter(|_| !apostrophe && !enumerator) {
            match open.pop() {
                Some((_, _, partner)) if partner == mark => {}
                // The outer pair closes while the inner is open: the inner one is alone.
                Some((inner, opening, _))
                    if open.last().is_some_and(|(_, _, outer)| *outer == mark) =>
                {
                    return Some((inner, opening));
                }
                _ => return Some((at, c)),
            }
        }
    }
    open.first().map(|(at, c, _)| (*at, *c))
}

/// How many passages further a pair may close: a quotation of several paragraphs.
const REACH: usize = 12;

/// Finds marks without partners, passage by passage.
pub(super) fn unbalanced(subject: &Subject) -> Vec<Finding> {
    let all: Vec<(usize, &Passage, usize, char)> = (0..)
        .zip(&subject.passages)
        .filter_map(|(at, passage)| {
            let (position, mark) = lonely(&passage.text)?;
            Some((at, passage, position, mark))
        })
        .collect();
    let mut findings = Vec::new();
    let mut rest = all.iter().peekable();
    while let Some((index, passage, position, mark)) = rest.next() {
        let closes = rest.next_if(|(other, next, _, partner)| {
            closing(*mark) == Some(*partner)
                && next.part == passage.part
                && *other <= index.saturating_add(REACH)
        });
        if closes.is_none() {
            let message = format!("标点不成对：“{mark}”没有与之配对的另一半，请补上或删去");
            let quote = around(&passage.text, *position, 8, 12);
            findings.push(at(Finding::error(UNBALANCED, place(passage), message), passage, &quote));
        }
    }
    findings
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
