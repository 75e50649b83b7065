//! Consistency checks over a paper, and over a notice with its bulletin (校对).
//!
//! A check reads the outline of a paper and returns all its findings; each rests on a rule with
//! identifier, source and quotation, and all rules stand in [`RULES`]. An error must be mended,
//! a warning should be looked at, a note is good to know.

mod abbreviation;
mod annex;
mod balance;
mod citation;
mod contact;
mod count;
mod date;
mod number;
mod numbering;
mod pair;
mod period;
mod punctuation;
mod registry;
mod residue;
mod signing;
mod spacing;
mod subject;
#[cfg(test)]
mod tests;
mod title;

pub use self::registry::{LintRule, RULES};
use self::{registry::Check, subject::Subject};
use crate::{
    Finding,
    outline::{Outline, recognise},
    paper::Paper,
};

/// Checks a paper given as plain text; findings in the order of its lines.
#[must_use]
pub fn lint(text: &str) -> Vec<Finding> {
    check(&Subject::new(recognise(text), false))
}

/// Checks the model of a paper for what [`Paper::findings`] does not look at: together the two tell
/// every fault, and none twice. Line numbers count the lines of the paper's outline.
#[must_use]
pub fn lint_paper(paper: &Paper) -> Vec<Finding> {
    check(&Subject::new(Outline::from(paper), true))
}

/// Checks a notice and the bulletin that reports on it against each other; line numbers are
/// those of the bulletin. What is wrong within each of them is left to [`lint`].
#[must_use]
pub fn lint_pair(notice: &str, bulletin: &str) -> Vec<Finding> {
    let notice = Subject::new(recognise(notice), false);
    let bulletin = Subject::new(recognise(bulletin), false);
    sorted(RULES.iter().flat_map(|rule| match rule.check {
        Check::Pair(check) => check(&notice, &bulletin),
        Check::Text(_) | Check::Paper(_) => Vec::new(),
    }))
}

fn check(subject: &Subject) -> Vec<Finding> {
    sorted(RULES.iter().flat_map(|rule| match rule.check {
        Check::Paper(check) => check(subject),
        Check::Text(check) if !subject.is_model => check(subject),
        Check::Text(_) | Check::Pair(_) => Vec::new(),
    }))
}

fn sorted(findings: impl Iterator<Item = Finding>) -> Vec<Finding> {
    let mut findings: Vec<Finding> = findings.collect();
    findings.sort_by(|a, b| (a.line, &a.rule, &a.quote).cmp(&(b.line, &b.rule, &b.quote)));
    findings.dedup();
    findings
}
