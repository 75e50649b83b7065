//! A case passes the formal screening, or fails it.

use super::{
    Decision, Error, Event, UnitEntry, case_of, submit::errors, terms, words, wrong_status,
};
use crate::{
    Context, Finding,
    entry::{CaseStatus, check},
    ids::CaseId,
};

const HINT: &str = "已报送的案例才能审查";

pub(super) fn screen_in(entry: &UnitEntry, case: CaseId, waiver: Option<String>) -> Decision {
    let known = case_of(entry, &case)?;
    match &known.status {
        CaseStatus::ScreenedIn => return Ok(vec![]),
        // A refusal can be taken back; both judgements stay in the history.
        CaseStatus::Submitted | CaseStatus::ScreenedOut { .. } => {}
        CaseStatus::Draft | CaseStatus::Returned { .. } | CaseStatus::Withdrawn { .. } => {
            return Err(wrong_status(&case, known, "通过审查", HINT));
        }
    }
    if let Some(of) = known.duplicate_of.clone() {
        return Err(Error::IsDuplicate { case, of });
    }
    let findings = check::formal(terms(entry)?, known);
    let findings: Vec<Finding> = errors(&findings).cloned().collect();
    let waiver = waiver.as_deref().and_then(words);
    if findings.is_empty() {
        let (waived, waiver) = (Vec::new(), None);
        return Ok(vec![Event::CaseScreenedIn { case, waived, waiver }]);
    }
    if waiver.is_none() {
        return Err(Error::WaiverMissing { findings });
    }
    let mut waived: Vec<String> = findings.into_iter().map(|finding| finding.rule).collect();
    waived.sort();
    waived.dedup();
    Ok(vec![Event::CaseScreenedIn { case, waived, waiver }])
}

pub(super) fn screen_out(
    entry: &UnitEntry,
    context: &Context,
    case: CaseId,
    rules: Vec<String>,
    reason: &str,
) -> Decision {
    let known = case_of(entry, &case)?;
    match &known.status {
        CaseStatus::ScreenedOut { .. } => return Ok(vec![]),
        CaseStatus::Submitted | CaseStatus::ScreenedIn => {}
        CaseStatus::Returned { until, .. } if context.today() <= *until => {
            return Err(Error::CorrectionPending { until: *until });
        }
        CaseStatus::Returned { .. } => {}
        CaseStatus::Draft | CaseStatus::Withdrawn { .. } => {
            return Err(wrong_status(&case, known, "判定不通过", HINT));
        }
    }
    let named = !rules.is_empty() && rules.iter().all(|rule| words(rule).is_some());
    let reason = words(reason).filter(|_| named).ok_or(Error::GroundsMissing)?;
    Ok(vec![Event::CaseScreenedOut { case, rules, reason }])
}
