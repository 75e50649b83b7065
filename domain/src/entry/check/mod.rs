//! The formal check of a case (形式审查): everything a program can see, all at once.

pub(super) mod eligibility;
pub(super) mod file;
pub(super) mod form;
pub(super) mod text;

use super::{AttachedFile, Case, EntryTerms};
use crate::{
    Finding,
    campaign::policy::{FileRule, FileScope},
    ids::CategoryId,
};

/// All that is formally wrong with a case, each with its rule and what to do about it.
pub(super) fn formal(terms: &EntryTerms, case: &Case) -> Vec<Finding> {
    let mut findings = Vec::new();
    eligibility::check(terms, case, &mut findings);
    form::check(terms, case, &mut findings);
    file::check(terms, case, &mut findings);
    text::check(terms, case, &mut findings);
    findings
}

/// All that is formally wrong with one file by itself, as it is found when it is handed in; the
/// screening of the whole case finds the same again, and how many files there are.
///
/// `category` is the case's, or `None` for a file of the unit (汇总表). A role that the campaign
/// does not ask for has no rules, and so no findings: attaching it is refused.
#[must_use]
pub fn check_file(
    terms: &EntryTerms,
    category: Option<&CategoryId>,
    file: &AttachedFile,
) -> Vec<Finding> {
    let mut findings = Vec::new();
    let speaks = |rule: &&FileRule| match category {
        Some(category) => rule.covers(category),
        None => rule.scope == FileScope::Unit,
    };
    let rules = terms.files.iter().filter(speaks);
    for rule in rules.filter(|rule| rule.role == file.role) {
        file::one(rule, file, &mut findings);
    }
    if let Some(rules) = terms.text.as_ref().filter(|rules| rules.role == file.role) {
        text::one(rules, file, &mut findings);
    }
    findings
}
