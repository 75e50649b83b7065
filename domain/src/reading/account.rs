//! The account of a reading: every character of the source stands in the paper, or is reported.

use std::collections::BTreeMap;

use super::{
    Source,
    assemble::Assembled,
    rules,
    words::{Origin, Piece},
};
use crate::{Finding, Rule, outline::Role, paper::Passage, text::squeeze};

/// What was left out, moved and added; `None` when the account does not balance.
pub(super) fn account(source: &Source<'_>, assembled: &Assembled) -> Option<Vec<Finding>> {
    let passages = assembled.paper.passages();
    if passages.len() != assembled.origins.len() {
        return None;
    }
    let mut findings = left_out(source);
    let mut pieces: Vec<(&Passage, &Piece)> = Vec::new();
    for (passage, origin) in passages.iter().zip(&assembled.origins) {
        let sources = match origin {
            Origin::Source(sources) => sources,
            Origin::Given => {
                findings.push(given(passage));
                continue;
            }
            Origin::Added => {
                findings.push(added(passage));
                continue;
            }
        };
        let words: String = sources.iter().map(|piece| squeeze(&piece.text)).collect();
        if words != squeeze(&passage.text) {
            return None;
        }
        pieces.extend(sources.iter().map(|piece| (passage, piece)));
    }
    findings.extend(uncovered(source, pieces.iter().map(|(_, piece)| *piece))?);
    findings.extend(moved(&pieces));
    Some(findings)
}

/// The lines that given blocks replace; `None` unless the pieces are all the words of all other
/// lines, each once.
fn uncovered<'p>(
    source: &Source<'_>,
    pieces: impl Iterator<Item = &'p Piece>,
) -> Option<Vec<Finding>> {
    let mut said: BTreeMap<usize, Vec<&Piece>> = BTreeMap::new();
    for piece in pieces {
        said.entry(piece.line).or_default().push(piece);
    }
    let mut replaced = Vec::new();
    for (at, line) in source.outline.lines.iter().enumerate() {
        let mut pieces = said.remove(&at).unwrap_or_default();
        pieces.sort_by_key(|piece| piece.start);
        let words: String = pieces.iter().map(|piece| squeeze(&piece.text)).collect();
        let left_out = matches!(line.role, Role::Blank | Role::PageNumber | Role::Debris);
        let wanted = if left_out { String::new() } else { squeeze(line.content()) };
        if words.is_empty() && source.is_given(at) {
            if !wanted.is_empty() {
                let message = "这一行以来源文件中的表格或者图片为准";
                let finding = Finding::note(rules::GIVEN, "来文", message);
                replaced.push(finding.on_line(line.number).quoting(line.content()));
            }
        } else if words != wanted {
            return None;
        }
    }
    Some(replaced)
}

/// Lines and marks that do not belong to the paper.
fn left_out(source: &Source<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for line in &source.outline.lines {
        let note = |rule: Rule, place: &str, quote: &str, message: &str| {
            Finding::note(rule, place, message).on_line(line.number).quoting(quote)
        };
        match line.role {
            Role::PageNumber => {
                findings.push(note(rules::PAGE_NUMBER, "页码", line.text.trim(), "页码未收入正文"));
            }
            Role::Debris => {
                let message = "这一行不像公文的文字，未收入正文；如属公文，请改写后再试";
                findings.push(note(rules::DEBRIS, "杂质", line.text.trim(), message));
            }
            _ => {
                let (before, after) = around(&line.text, line.content());
                for (place, marks) in [("行首", before), ("行末", after)] {
                    if !marks.is_empty() {
                        let message = "标记语言的符号未收入正文";
                        findings.push(note(rules::MARKUP, place, &marks, message));
                    }
                }
            }
        }
    }
    findings
}

/// What stands around the words of a line, white space aside.
fn around(line: &str, words: &str) -> (String, String) {
    let at = if words.is_empty() { Some(line.len()) } else { line.rfind(words) };
    let (before, rest) = line.split_at(at.unwrap_or(0).min(line.len()));
    let after = rest.get(words.len()..).unwrap_or_default();
    (squeeze(before), squeeze(after))
}

fn given(passage: &Passage) -> Finding {
    let message = format!("{}取自来源文件中的表格或者图片", passage.place);
    Finding::note(rules::GIVEN, &passage.place, message).quoting(&passage.text)
}

fn added(passage: &Passage) -> Finding {
    let message = format!("来文没有{}，由标题或者署名推定；如不对，请另行指定", passage.place);
    Finding::note(rules::ADDED, &passage.place, message).quoting(&passage.text)
}

/// The pieces that stand elsewhere in the paper than in the source: all but the longest run of
/// words that are in the same order in both.
fn moved(pieces: &[(&Passage, &Piece)]) -> Vec<Finding> {
    let mut order: Vec<usize> = (0..pieces.len()).collect();
    let key = |at: &usize| pieces.get(*at).map(|(_, piece)| (piece.line, piece.start));
    order.sort_by_key(key);
    let mut ranks = vec![0_usize; pieces.len()];
    for (rank, at) in order.into_iter().enumerate() {
        if let Some(slot) = ranks.get_mut(at) {
            *slot = rank;
        }
    }
    let weights: Vec<usize> = pieces.iter().map(|(_, piece)| piece.text.len().max(1)).collect();
    let kept = heaviest_ascent(&ranks, &weights);
    pieces
        .iter()
        .zip(kept)
        .filter(|(_, kept)| !kept)
        .map(|((passage, piece), _)| {
            let line = u32::try_from(piece.line.saturating_add(1)).unwrap_or(u32::MAX);
            let message = format!("{}编排到规定的位置，与来文中的先后不同", passage.place);
            Finding::note(rules::MOVED, &passage.place, message)
                .on_line(line)
                .quoting(piece.text.trim())
        })
        .collect()
}

/// Which elements belong to the ascending subsequence of the greatest weight. The values are a
/// permutation of the positions; the cost is n log n (a tree of prefix maxima).
fn heaviest_ascent(values: &[usize], weights: &[usize]) -> Vec<bool> {
    // (weight, position) of the heaviest chain that ends at or below a value.
    let mut tree: Vec<(usize, Option<usize>)> = vec![(0, None); values.len().saturating_add(1)];
    let mut before: Vec<Option<usize>> = vec![None; values.len()];
    for (at, (value, weight)) in values.iter().zip(weights).enumerate() {
        let mut best = (0, None);
        let mut node = *value;
        while node > 0 {
            best = best.max(tree.get(node).copied().unwrap_or_default());
            node = node.saturating_sub(lowest_bit(node));
        }
        if let Some(slot) = before.get_mut(at) {
            *slot = best.1;
        }
        let chain = (best.0.saturating_add(*weight), Some(at));
        let mut node = value.saturating_add(1);
        while let Some(slot) = tree.get_mut(node) {
            *slot = (*slot).max(chain);
            node = node.saturating_add(lowest_bit(node));
        }
    }
    let mut kept = vec![false; values.len()];
    let mut at = tree.iter().copied().max().and_then(|(_, at)| at);
    while let Some(position) = at {
        if let Some(slot) = kept.get_mut(position) {
            *slot = true;
        }
        at = before.get(position).copied().flatten();
    }
    kept
}

const fn lowest_bit(node: usize) -> usize {
    node & node.wrapping_neg()
}
