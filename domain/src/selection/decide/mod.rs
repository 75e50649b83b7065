//! The decisions of a selection, by step.

mod ballot;
mod erase;
mod objection;
mod organisers;
mod public_notice;
mod publication;
mod ranking;
mod tiers;

pub(super) use self::{
    ballot::{cast_ballot, record_ballot},
    erase::erase_objector,
    objection::{lodge, settle},
    organisers::derive_organisers,
    public_notice::{close_notice, start_notice},
    publication::{publish, revoke},
    ranking::compute_ranking,
    tiers::{confirm, propose_tiers},
};
use super::{Opened, Selection, SelectionError, SelectionEvent, SelectionPolicy, TierList};
use crate::ids::CampaignId;

type Decision = Result<Vec<SelectionEvent>, SelectionError>;

pub(super) fn open(
    selection: &Selection,
    campaign: CampaignId,
    policy: SelectionPolicy,
) -> Decision {
    if selection.opened.is_some() {
        return Err(SelectionError::AlreadyOpened);
    }
    let findings = policy.check();
    if !findings.is_empty() {
        return Err(SelectionError::PolicyFaulty { findings });
    }
    Ok(vec![SelectionEvent::SelectionOpened { campaign, policy }])
}

impl Selection {
    fn opened(&self) -> Result<&Opened, SelectionError> {
        self.opened.as_ref().ok_or(SelectionError::NotOpened)
    }

    /// The policy, while the tiers are still to be found.
    fn undecided(&self) -> Result<&SelectionPolicy, SelectionError> {
        let opened = self.opened()?;
        if self.confirmed.is_some() {
            return Err(SelectionError::AlreadyConfirmed);
        }
        Ok(&opened.policy)
    }

    /// The policy and the tiers, once these are confirmed.
    fn decided(&self) -> Result<(&SelectionPolicy, &[TierList]), SelectionError> {
        let opened = self.opened()?;
        let tiers = self.confirmed.as_deref().ok_or(SelectionError::NotConfirmed)?;
        Ok((&opened.policy, tiers))
    }
}

/// The text, trimmed; a refusal when there is none.
fn given(what: &'static str, text: &str) -> Result<String, SelectionError> {
    match text.trim() {
        "" => Err(SelectionError::Missing { what }),
        text => Ok(text.to_owned()),
    }
}
