//! Taking an expert out.

use super::{Decision, reason_for};
use crate::{
    ids::ExpertId,
    review::{RecusalScope, ReviewRound, RoundEvent},
};

pub(in crate::review) fn recuse(
    round: &ReviewRound,
    expert: ExpertId,
    scope: RecusalScope,
    reason: &str,
) -> Decision {
    round.running()?;
    round.know_expert(&expert)?;
    let reason = reason_for("回避", reason)?;
    let recusals = round.recused.get(&expert);
    let out_already = match &scope {
        RecusalScope::All => recusals.is_some_and(|recusals| recusals.all.is_some()),
        RecusalScope::Case(case) => {
            round.know_case(case)?;
            round.recusal(&expert, case).is_some()
        }
    };
    if out_already {
        return Ok(vec![]);
    }
    Ok(vec![RoundEvent::ExpertRecused { expert, scope, reason }])
}
