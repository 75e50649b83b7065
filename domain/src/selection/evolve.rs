//! Folding events into a selection.

use super::{
    Objection, Opened, Organisers, PublicNotice, Selection, SelectionEvent as Event, Settled,
};
use crate::personal::ERASED;

pub(super) fn evolve(mut selection: Selection, event: &Event) -> Selection {
    match event.clone() {
        Event::SelectionOpened { campaign, policy } => {
            selection.opened = Some(Opened { campaign, policy });
        }
        Event::RankingComputed { input_digest, ranking, .. } => {
            let places = ranking.iter().zip(0_u32..);
            selection.places = places.map(|(line, n)| (line.facts.case.clone(), n)).collect();
            selection.ranking = ranking;
            selection.input_digest = input_digest;
            selection.proposal = None;
        }
        Event::BallotCast { voter, commitment } => {
            selection.ballots.insert(voter, commitment);
        }
        Event::BallotRecorded { votes, .. } => {
            selection.ballots.clear();
            selection.votes.extend(votes.into_iter().map(|count| (count.case, count.votes)));
        }
        Event::TiersProposed { proposal } => selection.proposal = Some(proposal),
        Event::TiersConfirmed { tiers } | Event::TiersAmended { tiers, .. } => {
            selection.confirmed = Some(tiers);
        }
        Event::OrganiserAwardsDerived { awards, standings } => {
            selection.organisers = Some(Organisers { awards, standings });
        }
        Event::PublicNoticeStarted { from, until, .. } => {
            selection.notice = Some(PublicNotice { from, until, closed: false });
        }
        Event::ObjectionLodged { id, case, reason, by } => {
            selection.objections.insert(id, Objection { case, reason, by, settled: None });
        }
        Event::ObjectionSettled { id, settlement, reason } => {
            if let Some(objection) = selection.objections.get_mut(&id) {
                objection.settled = Some(Settled { settlement, reason });
            }
        }
        Event::ObjectorErased { id, .. } => {
            if let Some(objection) = selection.objections.get_mut(&id) {
                ERASED.clone_into(&mut objection.by);
            }
        }
        Event::CaseRemoved { case, reason } => {
            selection.removed.insert(case, reason);
        }
        Event::PublicNoticeClosed { .. } => {
            if let Some(notice) = &mut selection.notice {
                notice.closed = true;
            }
        }
        Event::ResultsPublished { bulletin } => selection.published = Some(bulletin),
        Event::AwardRevoked { case, reason, .. } => {
            selection.revoked.insert(case, reason);
        }
    }
    selection
}
