//! The days, the judges and the rules of a campaign.

use std::collections::BTreeMap;

use fawen_domain::{
    ids::{CampaignId, DocumentId, ExpertId, SelectionId, UnitId},
    region::RegionCode,
    review::{ConflictPolicy, Expert, Loads, Quorum},
    selection::{NoticeRule, OrganiserCandidate, RankingMethod, WorkCalendar},
};
use jiff::civil::{Date, DateTime};
use serde::Deserialize;

/// A campaign that is played to its end.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct CampaignPlan {
    /// Which.
    pub(crate) id: CampaignId,
    /// File of the entries.
    pub(crate) entries: String,
    /// File of the bulletin's wording.
    pub(crate) wording: String,
    /// Template of the bulletin.
    pub(crate) template: String,
    /// Identifier of the bulletin.
    pub(crate) bulletin: DocumentId,
    /// Issuer code of the bulletin's series.
    pub(crate) series: String,
    /// First and last moment of submission: entries come in between them.
    pub(crate) submissions: (DateTime, DateTime),
    /// When the phases start and end, by name.
    pub(crate) phases: BTreeMap<String, (DateTime, DateTime)>,
    /// When the clock first looks after the deadline.
    pub(crate) closed: DateTime,
    /// When the screening takes place.
    pub(crate) screened: DateTime,
    /// The review.
    pub(crate) review: ReviewPlan,
    /// The selection.
    pub(crate) selection: SelectionPlan,
}

/// The review.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ReviewPlan {
    /// Seed of the assignments and of the reconstructed score sheets.
    pub(crate) seed: u64,
    /// The panel.
    pub(crate) experts: Vec<ExpertPlan>,
    /// Noise of one score, in hundredths of a point, either way.
    pub(crate) noise: u16,
    /// A case with this much merit gets a vote for the first tier, in hundredths of a point.
    pub(crate) typical_from: i32,
    /// The rounds, in order.
    pub(crate) rounds: Vec<RoundOf>,
}

/// An expert, with how strictly he judges.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ExpertPlan {
    /// Identifier.
    pub(crate) id: ExpertId,
    /// Name.
    pub(crate) name: String,
    /// Unit.
    pub(crate) unit: UnitId,
    /// Region of the unit.
    pub(crate) region: RegionCode,
    /// As what the expert sits on the panel.
    pub(crate) role: String,
    /// What the expert adds to every score, in hundredths of a point.
    pub(crate) leniency: i32,
}

impl From<&ExpertPlan> for Expert {
    fn from(plan: &ExpertPlan) -> Self {
        Self {
            id: plan.id.clone(),
            name: plan.name.clone(),
            unit: plan.unit.clone(),
            recommender: None,
            region: plan.region,
            role: plan.role.clone(),
        }
    }
}

/// One round.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RoundOf {
    /// How many cases take part: all, or the best of the round before.
    pub(crate) best: Option<usize>,
    /// When it starts.
    pub(crate) opened: DateTime,
    /// When it ends.
    pub(crate) closed: DateTime,
    /// How much each case and expert gets.
    pub(crate) loads: Loads,
    /// When it counts.
    pub(crate) quorum: Quorum,
    /// Who must not judge what.
    pub(crate) conflicts: ConflictPolicy,
}

/// The selection.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SelectionPlan {
    /// Identifier.
    pub(crate) id: SelectionId,
    /// How cases are ranked, by what rubric; tiers and organisers come from the campaign's rules.
    pub(crate) method: RankingMethod,
    /// How long results are shown, where the notice does not say.
    pub(crate) public_notice: NoticeRule,
    /// When the tiers are proposed and confirmed.
    pub(crate) confirmed: DateTime,
    /// First and last day of the public notice.
    pub(crate) notice: (Date, Date),
    /// Which days are worked.
    pub(crate) calendar: WorkCalendar,
    /// Who organised in each region; submissions are counted.
    pub(crate) organisers: Vec<OrganiserPlan>,
}

/// Who organised in a region.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct OrganiserPlan {
    /// The region.
    pub(crate) region: RegionCode,
    /// Its name as printed.
    pub(crate) name: String,
}

impl OrganiserPlan {
    /// The candidate with the submissions of its region.
    #[must_use]
    pub(crate) fn candidate(&self, submissions: u32) -> OrganiserCandidate {
        OrganiserCandidate {
            region: self.region,
            unit: UnitId::new(format!("organiser-{:02}", self.region.0)),
            name: self.name.clone(),
            submissions,
        }
    }
}
