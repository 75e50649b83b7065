//! Publishing the results, and taking an award back.

use super::{Decision, given};
use crate::{
    Finding,
    ids::{CaseId, DocumentId},
    selection::{Selection, SelectionError, SelectionEvent, rules, tiers::tier_of},
};

pub(in crate::selection) fn publish(selection: &Selection, bulletin: DocumentId) -> Decision {
    let (policy, _) = selection.decided()?;
    match &selection.published {
        Some(known) if *known == bulletin => return Ok(vec![]),
        Some(known) => {
            return Err(SelectionError::AlreadyPublished { bulletin: known.clone() });
        }
        None => {}
    }
    let mut findings: Vec<Finding> = selection.organisers_outstanding().into_iter().collect();
    let shown = selection.notice.is_some_and(|notice| notice.closed);
    if policy.public_notice.is_some() && !shown {
        let message = "尚未结束；期满并处理完全部异议后方可公布";
        findings.push(Finding::error(rules::PUBLIC_NOTICE, "公示", message));
    }
    if !findings.is_empty() {
        return Err(SelectionError::NotReady { findings });
    }
    Ok(vec![SelectionEvent::ResultsPublished { bulletin }])
}

pub(in crate::selection) fn revoke(selection: &Selection, case: CaseId, reason: &str) -> Decision {
    if selection.published.is_none() {
        return Err(SelectionError::NotPublished);
    }
    let reason = given("撤销理由", reason)?;
    let (_, tiers) = selection.decided()?;
    let Some(tier) = tier_of(tiers, &case).cloned() else {
        return Err(SelectionError::NotAwarded { case });
    };
    if selection.revoked.contains_key(&case) {
        return Ok(vec![]);
    }
    Ok(vec![SelectionEvent::AwardRevoked { case, tier, reason }])
}
