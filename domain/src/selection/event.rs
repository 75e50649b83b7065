//! What may be asked of a selection, and what has happened in it.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{
    Displacement, Normalised, OrganiserCandidate, OrganiserStanding, Proposal, RankedCase,
    RankedInput, RankingMethod, SelectionPolicy, Settlement, Shortfall, TierList, WorkCalendar,
};
use crate::ids::{CampaignId, CaseId, DocumentId, ExpertId, ObjectionId, TierId};

/// What may be asked of a selection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SelectionCommand {
    /// Opens the selection with its policy.
    Open {
        /// For which campaign.
        campaign: CampaignId,
        /// The policy.
        policy: SelectionPolicy,
    },
    /// Ranks the cases by the method of the policy; until the confirmation as often as needed.
    ComputeRanking {
        /// The cases with their valid sheets.
        inputs: Vec<RankedInput>,
        /// The seed of the lot, when one is drawn.
        lot_seed: Option<u64>,
    },
    /// Casts a secret ballot: only a commitment is stored.
    CastBallot {
        /// By whom.
        voter: ExpertId,
        /// Digest of vote and nonce (SHA-256 or SM3), 64 hexadecimal digits.
        commitment: String,
    },
    /// Records the count of a ballot; rank anew to make it count.
    RecordBallot {
        /// The votes.
        votes: Vec<BallotCount>,
        /// Ballots that were blank or void (弃权、废票).
        blank: u32,
    },
    /// Proposes tiers from the ranking.
    ProposeTiers,
    /// Confirms the proposed tiers.
    Confirm,
    /// Finds the organisers that are awarded.
    DeriveOrganiserAwards {
        /// Who would be awarded for each region.
        candidates: Vec<OrganiserCandidate>,
    },
    /// Shows the results (公示).
    StartPublicNotice {
        /// First day.
        from: Date,
        /// Last day.
        until: Date,
        /// Which days are working days.
        calendar: WorkCalendar,
    },
    /// Lodges an objection (异议).
    LodgeObjection {
        /// Its identifier.
        id: ObjectionId,
        /// About which case.
        case: CaseId,
        /// What is objected.
        reason: String,
        /// By whom.
        by: String,
    },
    /// Settles an objection. If upheld, the case is out and the next one moves up.
    SettleObjection {
        /// Which.
        id: ObjectionId,
        /// Whether it holds.
        settlement: Settlement,
        /// Why.
        reason: String,
    },
    /// Erases who lodged an objection (删除个人信息), once it is settled.
    EraseObjector {
        /// Which objection.
        id: ObjectionId,
        /// Why, e.g. 本人申请.
        reason: String,
    },
    /// Ends the public notice.
    ClosePublicNotice,
    /// Publishes the results.
    Publish {
        /// The bulletin (通报).
        bulletin: DocumentId,
    },
    /// Takes an award back.
    RevokeAward {
        /// Whose.
        case: CaseId,
        /// Why.
        reason: String,
    },
}

/// Votes for a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BallotCount {
    /// The case.
    pub case: CaseId,
    /// Its votes.
    pub votes: u32,
}

/// A case that came into a tier after another had to leave.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moved {
    /// Which.
    pub case: CaseId,
    /// From this tier, if it was in one.
    pub from: Option<TierId>,
    /// To this one, if it is in one.
    pub to: Option<TierId>,
}

/// What has happened in a selection.
#[derive(
    Debug, Clone, PartialEq, Eq, Serialize, Deserialize, strum::IntoStaticStr, strum::VariantNames,
)]
pub enum SelectionEvent {
    /// The selection was opened.
    SelectionOpened {
        /// For which campaign.
        campaign: CampaignId,
        /// With this policy.
        policy: SelectionPolicy,
    },
    /// The cases were ranked.
    RankingComputed {
        /// By this method.
        method: RankingMethod,
        /// Whether experts were evened out, or why not.
        normalised: Normalised,
        /// The seed of the lot, when one was drawn.
        lot_seed: Option<u64>,
        /// Digest of sheets, facts, ballots and seed: see `ranking/inputs.rs`.
        input_digest: String,
        /// The cases, the best first.
        ranking: Vec<RankedCase>,
    },
    /// A secret ballot was cast.
    BallotCast {
        /// By whom.
        voter: ExpertId,
        /// Digest of vote and nonce.
        commitment: String,
    },
    /// A ballot was counted.
    BallotRecorded {
        /// The votes.
        votes: Vec<BallotCount>,
        /// Ballots that were blank or void.
        blank: u32,
        /// Ballots that were cast.
        cast: u32,
    },
    /// Tiers were proposed.
    TiersProposed {
        /// Tiers, displacements with their reasons, and what could not be met.
        proposal: Proposal,
    },
    /// The tiers were confirmed.
    TiersConfirmed {
        /// The tiers, the highest first.
        tiers: Vec<TierList>,
    },
    /// The organisers that are awarded were found.
    OrganiserAwardsDerived {
        /// Who is awarded, in region-code order.
        awards: Vec<OrganiserCandidate>,
        /// How all regions stand, the first first.
        standings: Vec<OrganiserStanding>,
    },
    /// The results were shown.
    PublicNoticeStarted {
        /// First day.
        from: Date,
        /// Last day.
        until: Date,
        /// Working days in it.
        working_days: u32,
    },
    /// An objection was lodged.
    ObjectionLodged {
        /// Its identifier.
        id: ObjectionId,
        /// About which case.
        case: CaseId,
        /// What is objected.
        reason: String,
        /// By whom.
        by: String,
    },
    /// An objection was settled.
    ObjectionSettled {
        /// Which.
        id: ObjectionId,
        /// Whether it held.
        settlement: Settlement,
        /// Why.
        reason: String,
    },
    /// A case was taken out of the selection.
    CaseRemoved {
        /// Which.
        case: CaseId,
        /// Why.
        reason: String,
    },
    /// The tiers were filled anew after a case was taken out.
    TiersAmended {
        /// The tiers, the highest first.
        tiers: Vec<TierList>,
        /// Who was kept out, and why.
        displacements: Vec<Displacement>,
        /// What could no longer be met.
        shortfalls: Vec<Shortfall>,
        /// Who moved.
        moved: Vec<Moved>,
    },
    /// The public notice was ended.
    PublicNoticeClosed {
        /// Objections that were lodged, all of them settled.
        objections: u32,
    },
    /// The results were published.
    ResultsPublished {
        /// The bulletin.
        bulletin: DocumentId,
    },
    /// An award was taken back.
    AwardRevoked {
        /// Whose.
        case: CaseId,
        /// From this tier.
        tier: TierId,
        /// Why.
        reason: String,
    },
    /// Who lodged an objection was erased, in the past as well.
    ObjectorErased {
        /// Which objection.
        id: ObjectionId,
        /// Why.
        reason: String,
    },
}
