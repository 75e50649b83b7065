//! What is personal in a case is erased.

use super::{Decision, Error, Event, UnitEntry, case_of, words, wrong_status};
use crate::{entry::CaseStatus, ids::CaseId};

/// Only once the case needs its people no more: screened, or withdrawn.
pub(super) fn erase(entry: &UnitEntry, case: CaseId, reason: &str) -> Decision {
    let known = case_of(entry, &case)?;
    if known.erased {
        return Ok(vec![]);
    }
    match &known.status {
        CaseStatus::Withdrawn { .. } | CaseStatus::ScreenedIn | CaseStatus::ScreenedOut { .. } => {}
        CaseStatus::Draft | CaseStatus::Submitted | CaseStatus::Returned { .. } => {
            let hint = "形式审查还要用到这些信息，请在审查结束或撤回之后删除";
            return Err(wrong_status(&case, known, "删除个人信息", hint));
        }
    }
    let reason = words(reason).ok_or(Error::ErasureReasonMissing)?;
    Ok(vec![Event::PersonalDataErased { case, reason }])
}
