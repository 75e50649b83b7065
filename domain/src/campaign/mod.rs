//! A campaign (征集活动): a call for cases, with its rules as data.
//!
//! It is planned together with its notice, opened by the issue of that notice and by nothing
//! else, and closed by time. One notice may open several campaigns. How many cases a unit has
//! handed in is not known here: quotas hold inside a unit's entry, see [`crate::entry`].

mod bulletin;
mod decide;
mod error;
mod event;
#[cfg(test)]
pub(crate) mod fixtures;
pub mod policy;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

pub use self::{
    bulletin::BulletinPlan,
    error::{CampaignError, RULES},
    event::{CampaignCommand, CampaignEvent},
    policy::Policy,
};
use crate::{
    Context, Decider,
    calendar::{Deadline, end_of},
    ids::{CampaignId, DocumentId},
    number::DocumentNumber,
};

/// The state of one campaign.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Campaign {
    plan: Option<Plan>,
    stage: Stage,
    opened: Option<Opened>,
    deadline: Option<Deadline>,
    settled: BTreeMap<String, String>,
    phases: BTreeMap<String, PhaseRun>,
    bulletin_plan: Option<Box<BulletinPlan>>,
    bulletin: Option<DocumentId>,
}

/// What was planned.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Plan {
    campaign: CampaignId,
    notice: DocumentId,
    policy: Box<Policy>,
}

/// How the campaign was opened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Opened {
    number: DocumentNumber,
    issued_on: Date,
}

/// Where a campaign stands (活动状态).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Not planned yet, or planned and waiting for its notice (待发).
    #[default]
    Planned,
    /// Taking cases (征集中).
    Open,
    /// No longer taking cases (已截止).
    Closed,
    /// On file (已归档).
    Archived,
    /// Called off (已取消), and why.
    Cancelled {
        /// The reason.
        reason: String,
    },
}

/// When a phase really ran.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PhaseRun {
    /// First day.
    pub started: Date,
    /// Last day, once it has ended.
    pub ended: Option<Date>,
}

impl Campaign {
    /// The identifier, once planned.
    #[must_use]
    pub fn id(&self) -> Option<&CampaignId> {
        self.plan.as_ref().map(|plan| &plan.campaign)
    }

    /// The rules, once planned.
    #[must_use]
    pub fn policy(&self) -> Option<&Policy> {
        self.plan.as_ref().map(|plan| plan.policy.as_ref())
    }

    /// The notice that opens it, once planned.
    #[must_use]
    pub fn notice(&self) -> Option<&DocumentId> {
        self.plan.as_ref().map(|plan| &plan.notice)
    }

    /// The number of the notice, once it is open.
    #[must_use]
    pub fn number(&self) -> Option<&DocumentNumber> {
        self.opened.as_ref().map(|opened| &opened.number)
    }

    /// The date of issue of the notice, once it is open.
    #[must_use]
    pub fn issued_on(&self) -> Option<Date> {
        self.opened.as_ref().map(|opened| opened.issued_on)
    }

    /// Where it stands.
    #[must_use]
    pub const fn stage(&self) -> &Stage {
        &self.stage
    }

    /// The deadline in force, extensions included.
    #[must_use]
    pub const fn deadline(&self) -> Option<&Deadline> {
        self.deadline.as_ref()
    }

    /// When it can be closed: after the deadline with its grace, or after the last phase where
    /// there is no deadline.
    #[must_use]
    pub fn closes_at(&self) -> Option<Timestamp> {
        if let Some(deadline) = &self.deadline {
            return Some(deadline.latest());
        }
        let phases = &self.policy()?.schedule.phases;
        phases.iter().map(|phase| end_of(phase.to)).max()
    }

    /// What the notice left open and nobody has settled yet (待另行通知), by name.
    #[must_use]
    pub fn open_items(&self) -> Vec<&str> {
        let items = self.policy().map(|policy| &policy.schedule.open_items);
        items
            .into_iter()
            .flatten()
            .map(|item| item.name.as_str())
            .filter(|name| !self.settled.contains_key(*name))
            .collect()
    }

    /// What was settled after the notice, by the name of the item.
    #[must_use]
    pub const fn settled(&self) -> &BTreeMap<String, String> {
        &self.settled
    }

    /// When the phases really ran, by their names.
    #[must_use]
    pub const fn phases(&self) -> &BTreeMap<String, PhaseRun> {
        &self.phases
    }

    /// How the result is to be reported, once that is planned.
    #[must_use]
    pub fn bulletin_plan(&self) -> Option<&BulletinPlan> {
        self.bulletin_plan.as_deref()
    }

    /// The paper that reports the result.
    #[must_use]
    pub const fn bulletin(&self) -> Option<&DocumentId> {
        self.bulletin.as_ref()
    }
}

impl Decider for Campaign {
    const TYPE: &'static str = "Campaign";
    type Command = CampaignCommand;
    type Event = CampaignEvent;
    type Error = CampaignError;

    fn decide(
        &self,
        command: CampaignCommand,
        context: &Context,
    ) -> Result<Vec<CampaignEvent>, CampaignError> {
        use CampaignCommand as C;
        match command {
            C::Plan { campaign, notice, policy } => decide::plan(self, campaign, notice, policy),
            C::Replan { policy } => decide::replan(self, policy),
            C::Open { notice, number, issued_on } => decide::open(self, notice, number, issued_on),
            C::ExtendDeadline { new, reason } => decide::extend(self, context, new, &reason),
            C::SettleOpenItem { item, answer } => decide::settle(self, item, &answer),
            C::StartPhase { phase } => decide::start_phase(self, context, phase),
            C::EndPhase { phase } => decide::end_phase(self, context, phase),
            C::Close => decide::close(self, context),
            C::PlanBulletin { plan } => decide::plan_bulletin(self, plan),
            C::ReportResult { bulletin } => decide::report(self, bulletin),
            C::Archive => decide::archive(self, context),
            C::Cancel { reason } => decide::cancel(self, &reason),
        }
    }

    fn evolve(mut self, event: &CampaignEvent) -> Self {
        use CampaignEvent as E;
        match event.clone() {
            E::CampaignPlanned { campaign, notice, policy } => {
                self.deadline.clone_from(&policy.schedule.deadline);
                self.plan = Some(Plan { campaign, notice, policy });
            }
            E::CampaignReplanned { policy } => {
                self.deadline.clone_from(&policy.schedule.deadline);
                if let Some(plan) = &mut self.plan {
                    plan.policy = policy;
                }
            }
            E::CampaignOpened { number, issued_on, .. } => {
                self.stage = Stage::Open;
                self.opened = Some(Opened { number, issued_on });
            }
            E::DeadlineExtended { to, .. } => self.deadline = Some(to),
            E::OpenItemSettled { item, answer } => {
                self.settled.insert(item, answer);
            }
            E::PhaseStarted { phase, on } => {
                let run = PhaseRun { started: on, ended: None };
                self.phases.insert(phase, run);
            }
            E::PhaseEnded { phase, on } => {
                if let Some(run) = self.phases.get_mut(&phase) {
                    run.ended = Some(on);
                }
            }
            E::CampaignClosed { .. } => self.stage = Stage::Closed,
            E::BulletinPlanned { plan } => self.bulletin_plan = Some(plan),
            E::ResultReported { bulletin } => self.bulletin = Some(bulletin),
            E::CampaignArchived { .. } => self.stage = Stage::Archived,
            E::CampaignCancelled { reason } => self.stage = Stage::Cancelled { reason },
        }
        self
    }
}
