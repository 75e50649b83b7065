//! The formal check of a case (形式审查): everything a program can see, all at once.

pub(super) mod eligibility;
pub(super) mod file;
pub(super) mod form;
pub(super) mod text;

use super::{Case, EntryTerms};
use crate::Finding;

/// All that is formally wrong with a case, each with its rule and what to do about it.
pub(super) fn formal(terms: &EntryTerms, case: &Case) -> Vec<Finding> {
    let mut findings = Vec::new();
    eligibility::check(terms, case, &mut findings);
    form::check(terms, case, &mut findings);
    file::check(terms, case, &mut findings);
    text::check(terms, case, &mut findings);
    findings
}
