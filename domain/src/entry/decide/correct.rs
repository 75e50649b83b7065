//! A case is sent back, and comes in again corrected.

use jiff::{Timestamp, civil::Date};

use super::{
    Decision, Error, Event, UnitEntry, case_of,
    submit::{mended, received},
    terms, words, wrong_status,
};
use crate::{
    Context,
    calendar::end_of,
    campaign::policy::Channel,
    context::BEIJING,
    entry::{CaseStatus, CorrectionItem, check, quota},
    ids::CaseId,
};

pub(super) fn send_back(
    entry: &UnitEntry,
    context: &Context,
    case: CaseId,
    items: Vec<CorrectionItem>,
    until: Date,
) -> Decision {
    let known = case_of(entry, &case)?;
    let asked = CaseStatus::Returned { items: items.clone(), until };
    match &known.status {
        status if *status == asked => return Ok(vec![]),
        // Asking for more, or giving more time, is a new return.
        CaseStatus::Submitted | CaseStatus::Returned { .. } => {}
        CaseStatus::Draft
        | CaseStatus::ScreenedIn
        | CaseStatus::ScreenedOut { .. }
        | CaseStatus::Withdrawn { .. } => {
            let hint = "已报送而未审查的案例才能退回";
            return Err(wrong_status(&case, known, "退回补正", hint));
        }
    }
    if items.is_empty() || items.iter().any(|item| words(&item.what).is_none()) {
        return Err(Error::ItemsMissing);
    }
    let today = context.today();
    if until < today {
        return Err(Error::UntilPast { until, today });
    }
    Ok(vec![Event::CaseReturned { case, items, until }])
}

pub(super) fn correct(
    entry: &UnitEntry,
    context: &Context,
    case: CaseId,
    channel: Channel,
    received_at: Timestamp,
) -> Decision {
    let known = case_of(entry, &case)?;
    let until = match &known.status {
        CaseStatus::Returned { until, .. } => *until,
        CaseStatus::Submitted if known.corrections > 0 => return Ok(vec![]),
        CaseStatus::Draft
        | CaseStatus::Submitted
        | CaseStatus::ScreenedIn
        | CaseStatus::ScreenedOut { .. }
        | CaseStatus::Withdrawn { .. } => {
            let hint = "退回补正的案例才能补正报送";
            return Err(wrong_status(&case, known, "补正报送", hint));
        }
    };
    let terms = terms(entry)?;
    received(terms, context, channel, received_at)?;
    if received_at > end_of(until) {
        let at = BEIJING.to_datetime(received_at);
        return Err(Error::CorrectionLate { at, until });
    }
    quota::admit(entry, &case, &known.content)?;
    let findings = check::formal(terms, known);
    mended(channel, &findings)?;
    Ok(vec![Event::CaseCorrected {
        title: known.content.title.clone(),
        category: known.content.category.clone(),
        case,
        channel,
        received_at,
        findings,
    }])
}
