//! Forming the panel and declaring conflicts.

use std::collections::BTreeSet;

use super::{Decision, reason_for};
use crate::{
    ids::{CaseId, ExpertId},
    review::{Expert, ReviewRound, RoundError, RoundEvent},
};

pub(in crate::review) fn form_panel(round: &ReviewRound, mut experts: Vec<Expert>) -> Decision {
    round.running()?;
    if experts.is_empty() {
        return Err(RoundError::PanelEmpty);
    }
    experts.sort_by(|a, b| a.id.cmp(&b.id));
    let mut seen = BTreeSet::new();
    if let Some(twice) = experts.iter().find(|expert| !seen.insert(&expert.id)) {
        return Err(RoundError::ExpertTwice { expert: twice.id.clone() });
    }
    if round.panel.values().eq(&experts) {
        return Ok(vec![]);
    }
    if round.seed.is_some() {
        return Err(RoundError::PanelStands);
    }
    Ok(vec![RoundEvent::PanelFormed { experts }])
}

pub(in crate::review) fn join_panel(round: &ReviewRound, expert: Expert) -> Decision {
    round.running()?;
    match round.panel.get(&expert.id) {
        Some(known) if *known == expert => Ok(vec![]),
        Some(_) => Err(RoundError::ExpertTwice { expert: expert.id }),
        None => Ok(vec![RoundEvent::ExpertJoined { expert }]),
    }
}

pub(in crate::review) fn declare_conflict(
    round: &ReviewRound,
    expert: ExpertId,
    case: CaseId,
    reason: &str,
) -> Decision {
    round.running()?;
    round.know_expert(&expert)?;
    round.know_case(&case)?;
    let reason = reason_for("申报利害关系", reason)?;
    let declared = round.declared.get(&expert);
    if declared.is_some_and(|cases| cases.contains_key(&case)) {
        return Ok(vec![]);
    }
    if round.seed.is_some() {
        return Err(RoundError::DeclaredTooLate { expert, case });
    }
    Ok(vec![RoundEvent::ConflictDeclared { expert, case, reason }])
}
