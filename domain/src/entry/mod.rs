//! A unit's entry (单位参评): all cases of one unit in one campaign.
//!
//! This is the boundary inside which quotas hold: a maximum, a sub-quota or a limit per person is
//! checked in the same decision that takes the place. The rules are a snapshot of the campaign's
//! policy for this kind of unit, [`EntryTerms`]; only the deadline in force comes in from outside, as it may have been extended.
//!
//! A case is drafted, endorsed, submitted, perhaps returned and corrected, withdrawn and restored,
//! and screened. On the web a case with formal errors is refused, as the unit can mend it at once;
//! what comes by mail or on paper is recorded as received, with its errors, to be returned.

mod case;
mod check;
mod decide;
mod error;
mod event;
mod evolve;
mod fault;
mod file;
mod party;
mod personal;
mod quota;
mod rule;
mod terms;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub use self::{
    case::{Author, Case, CaseContent, CaseStatus, CorrectionItem, EndorsementRecord, Receipt},
    check::check_file,
    error::EntryError,
    event::{EntryCommand, EntryEvent},
    fault::{FaultKind, FileFault},
    file::{AttachedFile, Pixels, Probe},
    party::{ensure_collecting, ensure_screens_no_own},
    rule::RULE_TABLES,
    terms::EntryTerms,
};
use crate::{
    Context, Decider, Finding,
    ids::{CampaignId, CaseId, CategoryId},
    personal::PersonalText,
    unit::Unit,
};

/// The state of one unit's entry.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitEntry {
    opened: Option<Opened>,
    cases: BTreeMap<CaseId, Case>,
    files: BTreeMap<String, AttachedFile>,
}

/// What was fixed when the unit entered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Opened {
    campaign: CampaignId,
    unit: Unit,
    terms: Box<EntryTerms>,
}

impl UnitEntry {
    /// The campaign, once the unit has entered.
    #[must_use]
    pub fn campaign(&self) -> Option<&CampaignId> {
        self.opened.as_ref().map(|opened| &opened.campaign)
    }

    /// The unit, once it has entered.
    #[must_use]
    pub fn unit(&self) -> Option<&Unit> {
        self.opened.as_ref().map(|opened| &opened.unit)
    }

    /// The rules for the unit, once it has entered.
    #[must_use]
    pub fn terms(&self) -> Option<&EntryTerms> {
        self.opened.as_ref().map(|opened| opened.terms.as_ref())
    }

    /// All cases, drafts and withdrawn ones included.
    #[must_use]
    pub const fn cases(&self) -> &BTreeMap<CaseId, Case> {
        &self.cases
    }

    /// One case.
    #[must_use]
    pub fn case(&self, id: &CaseId) -> Option<&Case> {
        self.cases.get(id)
    }

    /// The files of the unit itself (汇总表), by their SHA-256.
    #[must_use]
    pub const fn files(&self) -> &BTreeMap<String, AttachedFile> {
        &self.files
    }

    /// The number of cases that were received and not withdrawn (报送数).
    #[must_use]
    pub fn submitted(&self) -> usize {
        self.cases.values().filter(|case| case.counts()).count()
    }

    /// All that is formally wrong with a case, at once, with what to do about it; empty for a
    /// case that is not known.
    #[must_use]
    pub fn formal_findings(&self, case: &CaseId) -> Vec<Finding> {
        match (self.terms(), self.cases.get(case)) {
            (Some(terms), Some(case)) => check::formal(terms, case),
            _ => Vec::new(),
        }
    }

    /// What the unit is still expected to hand in: minima of the quotas and files of the unit.
    /// Reminders, never refusals.
    #[must_use]
    pub fn shortfalls(&self) -> Vec<Finding> {
        quota::shortfalls(self)
    }

    /// The name of a category, or its identifier when it is not known.
    fn category_name<'e>(&'e self, id: &'e CategoryId) -> &'e str {
        self.terms().map_or(id.as_str(), |terms| terms.category_name(id))
    }
}

impl Decider for UnitEntry {
    const TYPE: &'static str = "UnitEntry";
    type Command = EntryCommand;
    type Event = EntryEvent;
    type Error = EntryError;

    fn decide(
        &self,
        command: EntryCommand,
        context: &Context,
    ) -> Result<Vec<EntryEvent>, EntryError> {
        decide::decide(self, command, context)
    }

    fn evolve(self, event: &EntryEvent) -> Self {
        evolve::evolve(self, event)
    }

    fn personal(event: &EntryEvent) -> Vec<PersonalText> {
        personal::texts(event)
    }

    fn erased(event: &EntryEvent) -> Option<String> {
        match event {
            EntryEvent::PersonalDataErased { case, .. } => Some(case.to_string()),
            _ => None,
        }
    }
}
