//! The name of an expert is erased.

use super::{Decision, reason_for};
use crate::{
    ids::ExpertId,
    personal::ERASED,
    review::{ReviewRound, RoundError, RoundEvent},
};

/// While the round runs, everyone may know who judges.
pub(in crate::review) fn erase_expert(
    round: &ReviewRound,
    expert: ExpertId,
    reason: &str,
) -> Decision {
    round.know_expert(&expert)?;
    if round.panel.get(&expert).is_some_and(|known| known.name == ERASED) {
        return Ok(vec![]);
    }
    if !round.closed {
        return Err(RoundError::StillNeeded { expert });
    }
    let reason = reason_for("删除个人信息", reason)?;
    Ok(vec![RoundEvent::ExpertErased { expert, reason }])
}
