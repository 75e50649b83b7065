//! A review round (评审轮次): panel, conflicts, assignment by lot, score sheets, quorum.
//!
//! Sheets come in by the thousand, so the state is kept in maps and every count that a decision
//! needs is kept with it: a sheet costs O(log n) to decide and to fold.

mod aggregation;
mod assignment;
mod decide;
mod desk;
mod error;
mod event;
mod evolve;
mod panel;
mod party;
mod personal;
mod plan;
mod results;
mod rubric;
pub(crate) mod rules;
mod tasks;
#[cfg(test)]
pub(crate) mod tests;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

pub use self::{
    aggregation::{Aggregation, Mean},
    assignment::ALGORITHM,
    desk::{AssignedCase, BlindCase, Desk, ScoreSheet, Seat, Workload},
    error::{RoundError, Uncovered},
    event::{RecusalScope, RoundCommand, RoundEvent, SheetDraft},
    panel::{ConflictGround, Expert},
    party::ensure_no_party,
    plan::{CaseRef, ConflictPolicy, Loads, Quorum, RoundPlan, Visibility},
    results::{CaseScores, ScoredSheet},
    rubric::{Criterion, FULL_WEIGHT, Rubric, Score, parse_points, points},
    rules::RULES,
};
use crate::{
    Context, Decider,
    ids::{CaseId, ExpertId},
    personal::PersonalText,
};

/// The state of one round.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewRound {
    plan: Option<RoundPlan>,
    cases: BTreeMap<CaseId, CaseRef>,
    panel: BTreeMap<ExpertId, Expert>,
    declared: BTreeMap<ExpertId, BTreeMap<CaseId, String>>,
    recused: BTreeMap<ExpertId, Recusals>,
    /// Seed of the assignment, once it was drawn.
    seed: Option<u64>,
    desks: BTreeMap<CaseId, Desk>,
    /// The cases each expert was ever given.
    held: BTreeMap<ExpertId, BTreeSet<CaseId>>,
    /// Valid sheets of each expert who has any.
    valid: BTreeMap<ExpertId, u32>,
    /// Cases with fewer valid sheets than the quorum asks for.
    lacking: BTreeSet<CaseId>,
    quorum_reached: bool,
    closed: bool,
}

/// From what an expert is out, with the reasons.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Recusals {
    all: Option<String>,
    cases: BTreeMap<CaseId, String>,
}

impl ReviewRound {
    /// The plan, once the round was opened.
    #[must_use]
    pub const fn plan(&self) -> Option<&RoundPlan> {
        self.plan.as_ref()
    }

    /// The panel, by identifier.
    #[must_use]
    pub const fn panel(&self) -> &BTreeMap<ExpertId, Expert> {
        &self.panel
    }

    /// The desks, by case; empty before the assignment.
    #[must_use]
    pub const fn desks(&self) -> &BTreeMap<CaseId, Desk> {
        &self.desks
    }

    /// The cases that still lack valid sheets.
    #[must_use]
    pub const fn lacking(&self) -> &BTreeSet<CaseId> {
        &self.lacking
    }

    /// Whether the round is over.
    #[must_use]
    pub const fn is_closed(&self) -> bool {
        self.closed
    }

    /// Why this expert must not judge this case: by policy or as declared.
    #[must_use]
    pub fn conflict(&self, expert: &ExpertId, case: &CaseId) -> Option<ConflictGround> {
        let policy = self.plan.as_ref()?.conflicts;
        let declared = self.declared.get(expert).and_then(|cases| cases.get(case));
        policy
            .between(self.panel.get(expert)?, self.cases.get(case)?)
            .or_else(|| declared.cloned().map(|reason| ConflictGround::Declared { reason }))
    }

    /// Why this expert is out of this case, if he is.
    #[must_use]
    pub fn recusal(&self, expert: &ExpertId, case: &CaseId) -> Option<&str> {
        let recusals = self.recused.get(expert)?;
        let reason = recusals.all.as_ref().or_else(|| recusals.cases.get(case));
        reason.map(String::as_str)
    }

    /// How many experts of the panel must have handed in a valid sheet: the share, rounded up.
    #[must_use]
    pub fn experts_needed(&self) -> u32 {
        let share = self.plan.as_ref().map_or(0, |plan| plan.quorum.panel_share);
        let product = u64::from(share).saturating_mul(self.panel.len() as u64);
        u32::try_from(product.div_ceil(FULL_WEIGHT)).unwrap_or(u32::MAX)
    }

    /// How many experts have handed in a valid sheet.
    #[must_use]
    pub fn experts_heard(&self) -> u32 {
        u32::try_from(self.valid.len()).unwrap_or(u32::MAX)
    }
}

impl Decider for ReviewRound {
    const TYPE: &'static str = "ReviewRound";
    type Command = RoundCommand;
    type Event = RoundEvent;
    type Error = RoundError;

    fn decide(&self, command: RoundCommand, _: &Context) -> Result<Vec<RoundEvent>, RoundError> {
        match command {
            RoundCommand::Open { plan } => decide::open(self, plan),
            RoundCommand::FormPanel { experts } => decide::form_panel(self, experts),
            RoundCommand::JoinPanel { expert } => decide::join_panel(self, expert),
            RoundCommand::DeclareConflict { expert, case, reason } => {
                decide::declare_conflict(self, expert, case, &reason)
            }
            RoundCommand::Assign { seed } => decide::assign(self, seed),
            RoundCommand::Reassign { seed } => decide::reassign(self, seed),
            RoundCommand::SubmitSheet { expert, sheet } => {
                decide::submit_sheets(self, &expert, vec![sheet])
            }
            RoundCommand::SubmitSheets { expert, sheets } => {
                decide::submit_sheets(self, &expert, sheets)
            }
            RoundCommand::ReopenSheet { expert, case, reason } => {
                decide::reopen_sheet(self, expert, case, &reason)
            }
            RoundCommand::Recuse { expert, scope, reason } => {
                decide::recuse(self, expert, scope, &reason)
            }
            RoundCommand::Close => decide::close(self),
            RoundCommand::EraseExpert { expert, reason } => {
                decide::erase_expert(self, expert, &reason)
            }
        }
    }

    fn evolve(self, event: &RoundEvent) -> Self {
        evolve::evolve(self, event)
    }

    fn personal(event: &RoundEvent) -> Vec<PersonalText> {
        personal::texts(event)
    }

    fn erased(event: &RoundEvent) -> Option<String> {
        match event {
            RoundEvent::ExpertErased { expert, .. } => Some(expert.to_string()),
            _ => None,
        }
    }
}
