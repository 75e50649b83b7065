//! A case is marked as a duplicate, or no longer.

use super::{Decision, Error, Event, UnitEntry, case_of, wrong_status};
use crate::ids::CaseId;

/// The other case may be of another unit, so that it is not looked up here.
pub(super) fn mark(entry: &UnitEntry, case: CaseId, of: CaseId) -> Decision {
    let known = case_of(entry, &case)?;
    if case == of {
        return Err(Error::DuplicateOfItself { case });
    }
    if known.duplicate_of.as_ref() == Some(&of) {
        return Ok(vec![]);
    }
    // Two cases that point at each other would both be lost.
    if let Some(other) = entry.cases.get(&of)
        && let Some(its) = other.duplicate_of.clone()
    {
        return Err(Error::IsDuplicate { case: of, of: its });
    }
    if !known.counts() {
        let hint = "已报送的案例才能标为重复";
        return Err(wrong_status(&case, known, "标为重复", hint));
    }
    Ok(vec![Event::DuplicateMarked { case, of }])
}

pub(super) fn unmark(entry: &UnitEntry, case: CaseId) -> Decision {
    let known = case_of(entry, &case)?;
    if known.duplicate_of.is_none() {
        return Ok(vec![]);
    }
    Ok(vec![Event::DuplicateUnmarked { case }])
}
