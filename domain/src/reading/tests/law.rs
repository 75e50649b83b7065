//! The law, checked from outside: source less what the findings take out is paper less what the
//! findings bring in, character by character, in order.

use crate::{
    Finding,
    reading::{Reading, rules},
    text::squeeze,
};

/// Whether the account of a reading balances.
pub(super) fn balance(text: &str, reading: &Reading) -> Result<(), String> {
    let mut lines: Vec<String> = text.lines().map(squeeze).collect();
    let mut passages: Vec<(String, String)> = reading
        .paper
        .passages()
        .into_iter()
        .map(|passage| (passage.place, squeeze(&passage.text)))
        .collect();
    for finding in &reading.findings {
        let quote = squeeze(&finding.quote);
        match finding.rule.as_str() {
            id if id == rules::PAGE_NUMBER.id || id == rules::DEBRIS.id => {
                let line = line(&mut lines, finding)?;
                if *line != quote {
                    return Err(format!("{finding:?} is not all of {line}"));
                }
                line.clear();
            }
            id if id == rules::MARKUP.id => {
                let line = line(&mut lines, finding)?;
                let rest = if finding.place == "行首" {
                    line.strip_prefix(&quote)
                } else {
                    line.strip_suffix(&quote)
                };
                *line = rest.ok_or_else(|| format!("{finding:?} is not in {line}"))?.to_owned();
            }
            id if id == rules::MOVED.id => {
                let line = line(&mut lines, finding)?;
                *line = without(line, &quote).ok_or_else(|| format!("{finding:?} in {line}"))?;
                take(&mut passages, finding, &quote)?;
            }
            id if id == rules::GIVEN.id && finding.line.is_some() => {
                let line = line(&mut lines, finding)?;
                *line = without(line, &quote).ok_or_else(|| format!("{finding:?} in {line}"))?;
            }
            id if id == rules::ADDED.id || id == rules::GIVEN.id => {
                take(&mut passages, finding, &quote)?;
            }
            _ => {}
        }
    }
    let source = lines.concat();
    let paper: String = passages.into_iter().map(|(_, text)| text).collect();
    if source == paper {
        return Ok(());
    }
    let same = source.chars().zip(paper.chars()).take_while(|(a, b)| a == b).count();
    let from = same.saturating_sub(10);
    let near = |text: &str| text.chars().skip(from).take(40).collect::<String>();
    Err(format!("source: {}\npaper: {}", near(&source), near(&paper)))
}

fn line<'l>(lines: &'l mut [String], finding: &Finding) -> Result<&'l mut String, String> {
    let at = finding.line.and_then(|line| usize::try_from(line).ok()?.checked_sub(1));
    at.and_then(|at| lines.get_mut(at)).ok_or_else(|| format!("{finding:?} names no line"))
}

/// Takes a quotation out of the first passage at its place that has it.
fn take(passages: &mut [(String, String)], finding: &Finding, quote: &str) -> Result<(), String> {
    let found = passages.iter_mut().filter(|(place, _)| *place == finding.place);
    for (_, text) in found {
        if let Some(rest) = without(text, quote) {
            *text = rest;
            return Ok(());
        }
    }
    Err(format!("{finding:?} is not in the paper"))
}

fn without(text: &str, quote: &str) -> Option<String> {
    let at = text.find(quote)?;
    Some(format!("{}{}", &text[..at], &text[at + quote.len()..]))
}
