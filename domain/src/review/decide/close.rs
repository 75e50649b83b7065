//! Closing a round.

use super::Decision;
use crate::review::{ReviewRound, RoundError, RoundEvent};

pub(in crate::review) fn close(round: &ReviewRound) -> Decision {
    let plan = round.plan.as_ref().ok_or(RoundError::NotOpened)?;
    if round.closed {
        return Ok(vec![]);
    }
    let (experts, experts_needed) = (round.experts_heard(), round.experts_needed());
    // The event QuorumReached is not enough: sheets may have been reopened or excluded since.
    if !round.lacking.is_empty() || experts < experts_needed {
        return Err(RoundError::NoQuorum {
            cases: round.lacking.iter().cloned().collect(),
            sheets: plan.quorum.sheets_per_case,
            experts,
            experts_needed,
        });
    }
    let sheets = round.valid.values().fold(0_u32, |sum, n| sum.saturating_add(*n));
    Ok(vec![RoundEvent::RoundClosed { sheets }])
}
