//! The decisions of a round, one function a command.

mod assign;
mod close;
mod erase;
mod panel;
mod recuse;
mod sheets;

pub(super) use self::{
    assign::{assign, reassign},
    close::close,
    erase::erase_expert,
    panel::{declare_conflict, form_panel, join_panel},
    recuse::recuse,
    sheets::{reopen_sheet, submit_sheets},
};
use super::{ReviewRound, RoundError, RoundEvent, RoundPlan};
use crate::ids::{CaseId, ExpertId};

type Decision = Result<Vec<RoundEvent>, RoundError>;

pub(super) fn open(round: &ReviewRound, plan: RoundPlan) -> Decision {
    if let Some(RoundPlan { number, .. }) = round.plan {
        return Err(RoundError::AlreadyOpened { number });
    }
    let findings = plan.check();
    if !findings.is_empty() {
        return Err(RoundError::PlanFaulty { findings });
    }
    Ok(vec![RoundEvent::RoundOpened { plan }])
}

impl ReviewRound {
    /// The plan of a round that is going on.
    fn running(&self) -> Result<&RoundPlan, RoundError> {
        let plan = self.plan.as_ref().ok_or(RoundError::NotOpened)?;
        if self.closed {
            return Err(RoundError::AlreadyClosed);
        }
        Ok(plan)
    }

    fn know_expert(&self, expert: &ExpertId) -> Result<(), RoundError> {
        if self.panel.contains_key(expert) {
            return Ok(());
        }
        Err(RoundError::UnknownExpert { expert: expert.clone() })
    }

    fn know_case(&self, case: &CaseId) -> Result<(), RoundError> {
        if self.cases.contains_key(case) {
            return Ok(());
        }
        Err(RoundError::UnknownCase { case: case.clone() })
    }
}

/// The reason, trimmed; a refusal when there is none.
fn reason_for(act: &'static str, reason: &str) -> Result<String, RoundError> {
    match reason.trim() {
        "" => Err(RoundError::ReasonMissing { act }),
        reason => Ok(reason.to_owned()),
    }
}
