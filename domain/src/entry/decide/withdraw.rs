//! A case is taken back, and brought back.

use super::{
    Decision, Error, Event, UnitEntry, case_of, submit::in_grace, terms, words, wrong_status,
};
use crate::{
    Context,
    calendar::{Deadline, end_of},
    entry::{CaseStatus, quota},
    ids::CaseId,
};

pub(super) fn withdraw(entry: &UnitEntry, case: CaseId, reason: &str) -> Decision {
    let known = case_of(entry, &case)?;
    match &known.status {
        CaseStatus::Withdrawn { .. } => return Ok(vec![]),
        CaseStatus::Submitted | CaseStatus::Returned { .. } | CaseStatus::ScreenedIn => {}
        CaseStatus::Draft => {
            return Err(wrong_status(&case, known, "撤回", "草稿尚未报送，无须撤回"));
        }
        CaseStatus::ScreenedOut { .. } => {
            return Err(wrong_status(&case, known, "撤回", "审查已有结论"));
        }
    }
    let reason = words(reason).ok_or(Error::ReasonMissing)?;
    Ok(vec![Event::CaseWithdrawn { case, reason }])
}

pub(super) fn restore(
    entry: &UnitEntry,
    context: &Context,
    case: CaseId,
    deadline: Option<&Deadline>,
) -> Decision {
    let known = case_of(entry, &case)?;
    let CaseStatus::Withdrawn { before, .. } = &known.status else {
        if known.counts() {
            return Ok(vec![]);
        }
        return Err(wrong_status(&case, known, "恢复", "撤回的案例才能恢复"));
    };
    if known.erased {
        return Err(Error::Erased { case });
    }
    // A case that was being corrected may come back as long as it may be corrected.
    let correcting = matches!(before.as_ref(), CaseStatus::Returned { until, .. }
        if context.at <= end_of(*until));
    if !correcting {
        let deadline = deadline.or(terms(entry)?.deadline.as_ref());
        in_grace(deadline, context.at, "恢复")?;
    }
    quota::admit(entry, &case, &known.content)?;
    Ok(vec![Event::CaseRestored { case }])
}
