//! What may be asked of a campaign, and what has happened in it.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{BulletinPlan, Policy};
use crate::{
    calendar::Deadline,
    ids::{CampaignId, DocumentId},
    number::DocumentNumber,
};

/// What may be asked of a campaign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CampaignCommand {
    /// Plans a campaign, bound to the notice that will open it (策划).
    Plan {
        /// Identifier.
        campaign: CampaignId,
        /// The notice (通知); it may open several campaigns.
        notice: DocumentId,
        /// The rules.
        policy: Box<Policy>,
    },
    /// Replaces the rules, while the campaign is not open (修订方案).
    Replan {
        /// The new rules.
        policy: Box<Policy>,
    },
    /// Opens it, by the issue of its notice and by nothing else (启动).
    Open {
        /// The notice that was issued.
        notice: DocumentId,
        /// Its number.
        number: DocumentNumber,
        /// The date of issue.
        issued_on: Date,
    },
    /// Moves the deadline to a later one, before closing (延期).
    ExtendDeadline {
        /// The new deadline.
        new: Deadline,
        /// Why.
        reason: String,
    },
    /// Settles what the notice left open (另行通知事项落实).
    SettleOpenItem {
        /// Name of the item in the policy.
        item: String,
        /// What was settled, e.g. the place.
        answer: String,
    },
    /// Starts a phase (阶段开始).
    StartPhase {
        /// Name of the phase in the policy.
        phase: String,
    },
    /// Ends a phase (阶段结束).
    EndPhase {
        /// Name of the phase in the policy.
        phase: String,
    },
    /// Closes the collecting: its time is over (截止).
    Close,
    /// Plans how the result is to be reported (通报方案); until it is, it may be planned anew.
    PlanBulletin {
        /// The plan.
        plan: Box<BulletinPlan>,
    },
    /// Links the paper that reports the result (结果通报).
    ReportResult {
        /// The bulletin.
        bulletin: DocumentId,
    },
    /// Puts the campaign on file (归档).
    Archive,
    /// Calls the campaign off (取消).
    Cancel {
        /// Why.
        reason: String,
    },
}

/// What has happened in a campaign.
#[derive(
    Debug, Clone, PartialEq, Eq, Serialize, Deserialize, strum::IntoStaticStr, strum::VariantNames,
)]
pub enum CampaignEvent {
    /// A campaign was planned.
    CampaignPlanned {
        /// Identifier.
        campaign: CampaignId,
        /// The notice that will open it.
        notice: DocumentId,
        /// The rules.
        policy: Box<Policy>,
    },
    /// Its rules were replaced before opening.
    CampaignReplanned {
        /// The new rules.
        policy: Box<Policy>,
    },
    /// Its notice was issued, and so it opened.
    CampaignOpened {
        /// Name, for the views.
        name: String,
        /// The notice.
        notice: DocumentId,
        /// Its number.
        number: DocumentNumber,
        /// The date of issue.
        issued_on: Date,
        /// Until when cases are taken.
        deadline: Option<Deadline>,
    },
    /// The deadline was moved to a later one.
    DeadlineExtended {
        /// The deadline so far.
        from: Deadline,
        /// The new one.
        to: Deadline,
        /// Why.
        reason: String,
    },
    /// Something left open by the notice was settled.
    OpenItemSettled {
        /// Name of the item.
        item: String,
        /// What was settled.
        answer: String,
    },
    /// A phase started.
    PhaseStarted {
        /// Name of the phase.
        phase: String,
        /// On this day, in Beijing.
        on: Date,
    },
    /// A phase ended.
    PhaseEnded {
        /// Name of the phase.
        phase: String,
        /// On this day, in Beijing.
        on: Date,
    },
    /// The time of collecting was over.
    CampaignClosed {
        /// The deadline that closed it; `None` when the last phase did.
        deadline: Option<Deadline>,
    },
    /// It was planned how the result is to be reported.
    BulletinPlanned {
        /// The plan.
        plan: Box<BulletinPlan>,
    },
    /// A paper reports the result.
    ResultReported {
        /// The bulletin.
        bulletin: DocumentId,
    },
    /// The campaign was put on file.
    CampaignArchived {
        /// On this day, in Beijing.
        on: Date,
    },
    /// The campaign was called off.
    CampaignCancelled {
        /// Why.
        reason: String,
    },
}
