//! A selection (推选): ranking, tiers, organisers, public notice, publication.
//!
//! Ranks stay inside: what is published is in region order. Every choice that decides something
//! (a step of the tie-break chain, a displacement by a constraint, a lot) is in the events.

mod decide;
mod error;
mod event;
mod evolve;
mod filling;
mod organisers;
mod personal;
mod policy;
mod public_notice;
mod published;
mod ranking;
mod rules;
mod separation;
#[cfg(test)]
mod tests;
mod themes;
mod tiers;
mod ties;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub use self::{
    error::SelectionError,
    event::{BallotCount, Moved, SelectionCommand, SelectionEvent},
    organisers::{
        OrganiserCandidate, OrganiserRanking, OrganiserRule, OrganiserStanding, OrganiserStep,
        RegionAwards, rank_organisers,
    },
    policy::SelectionPolicy,
    public_notice::{NoticeRule, Objection, PublicNotice, Settled, Settlement, WorkCalendar},
    published::PublishedLine,
    ranking::{
        CaseFacts, MIN_SHEETS_TO_NORMALISE, Normalisation, Normalised, RankedCase, RankedInput,
        Ranking, RankingMethod, rank,
    },
    rules::RULES,
    separation::{ensure_confirms_others, ensure_settles_others},
    tiers::{
        Displacement, DisplacementReason, Proposal, Shortfall, ThemeMinimum, TierList, TierPolicy,
        TierRule, propose,
    },
    ties::{Separation, Spread, TieBreak},
};
use crate::{
    Context, Decider,
    ids::{CampaignId, CaseId, DocumentId, ExpertId, ObjectionId},
    personal::PersonalText,
};

/// The state of one selection.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Selection {
    opened: Option<Opened>,
    ranking: Vec<RankedCase>,
    /// Where in the ranking a case stands, from 0.
    places: BTreeMap<CaseId, u32>,
    /// Digest of what the ranking was computed from.
    input_digest: String,
    /// Commitments of the ballot that is going on.
    ballots: BTreeMap<ExpertId, String>,
    /// Votes of the ballots that were counted.
    votes: BTreeMap<CaseId, u32>,
    proposal: Option<Proposal>,
    confirmed: Option<Vec<TierList>>,
    organisers: Option<Organisers>,
    notice: Option<PublicNotice>,
    objections: BTreeMap<ObjectionId, Objection>,
    /// Cases that are out, with the reason.
    removed: BTreeMap<CaseId, String>,
    published: Option<DocumentId>,
    /// Awards that were taken back, with the reason.
    revoked: BTreeMap<CaseId, String>,
}

/// What was fixed when the selection was opened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Opened {
    campaign: CampaignId,
    policy: SelectionPolicy,
}

/// The organisers, and those they were chosen from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Organisers {
    awards: Vec<OrganiserCandidate>,
    standings: Vec<OrganiserStanding>,
}

impl Selection {
    /// The campaign.
    #[must_use]
    pub fn campaign(&self) -> Option<&CampaignId> {
        self.opened.as_ref().map(|opened| &opened.campaign)
    }

    /// The policy.
    #[must_use]
    pub fn policy(&self) -> Option<&SelectionPolicy> {
        self.opened.as_ref().map(|opened| &opened.policy)
    }

    /// The ranking, the best first. Confidential.
    #[must_use]
    pub fn ranking(&self) -> &[RankedCase] {
        &self.ranking
    }

    /// The tiers as proposed.
    #[must_use]
    pub const fn proposal(&self) -> Option<&Proposal> {
        self.proposal.as_ref()
    }

    /// The tiers as confirmed, later removals included; `None` before.
    #[must_use]
    pub fn confirmed(&self) -> Option<&[TierList]> {
        self.confirmed.as_deref()
    }

    /// The awarded organisers in region-code order; empty before they are derived.
    #[must_use]
    pub fn organisers(&self) -> &[OrganiserCandidate] {
        self.organisers.as_ref().map_or(&[], |organisers| &organisers.awards)
    }

    /// The public notice, once it started.
    #[must_use]
    pub const fn notice(&self) -> Option<&PublicNotice> {
        self.notice.as_ref()
    }

    /// The objections, by identifier.
    #[must_use]
    pub const fn objections(&self) -> &BTreeMap<ObjectionId, Objection> {
        &self.objections
    }

    /// The bulletin, once the results were published.
    #[must_use]
    pub const fn bulletin(&self) -> Option<&DocumentId> {
        self.published.as_ref()
    }

    /// The tiers this ranking would give under another policy. Nothing happens.
    #[must_use]
    pub fn what_if(&self, policy: &TierPolicy) -> Proposal {
        let out = self.removed.keys().cloned().collect();
        propose(&self.ranking, policy, &out)
    }
}

impl Decider for Selection {
    const TYPE: &'static str = "Selection";
    type Command = SelectionCommand;
    type Event = SelectionEvent;
    type Error = SelectionError;

    fn decide(
        &self,
        command: SelectionCommand,
        context: &Context,
    ) -> Result<Vec<SelectionEvent>, SelectionError> {
        use SelectionCommand as Command;
        match command {
            Command::Open { campaign, policy } => decide::open(self, campaign, policy),
            Command::ComputeRanking { inputs, lot_seed } => {
                decide::compute_ranking(self, &inputs, lot_seed)
            }
            Command::CastBallot { voter, commitment } => {
                decide::cast_ballot(self, voter, &commitment)
            }
            Command::RecordBallot { votes, blank } => decide::record_ballot(self, votes, blank),
            Command::ProposeTiers => decide::propose_tiers(self),
            Command::Confirm => decide::confirm(self),
            Command::DeriveOrganiserAwards { candidates } => {
                decide::derive_organisers(self, &candidates)
            }
            Command::StartPublicNotice { from, until, calendar } => {
                decide::start_notice(self, context, from, until, &calendar)
            }
            Command::LodgeObjection { id, case, reason, by } => {
                decide::lodge(self, context, id, case, &reason, &by)
            }
            Command::SettleObjection { id, settlement, reason } => {
                decide::settle(self, id, settlement, &reason)
            }
            Command::EraseObjector { id, reason } => decide::erase_objector(self, id, &reason),
            Command::ClosePublicNotice => decide::close_notice(self, context),
            Command::Publish { bulletin } => decide::publish(self, bulletin),
            Command::RevokeAward { case, reason } => decide::revoke(self, case, &reason),
        }
    }

    fn evolve(self, event: &SelectionEvent) -> Self {
        evolve::evolve(self, event)
    }

    fn personal(event: &SelectionEvent) -> Vec<PersonalText> {
        personal::texts(event)
    }

    fn erased(event: &SelectionEvent) -> Option<String> {
        match event {
            SelectionEvent::ObjectorErased { id, .. } => Some(id.to_string()),
            _ => None,
        }
    }
}
