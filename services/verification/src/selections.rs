//! Selections (推选): rankings from the sheets, tiers from the ranking, organisers from the tiers.

use std::collections::BTreeMap;

use fawen_domain::{
    Decider,
    ids::CaseId,
    review::{ReviewRound, ScoredSheet},
    selection::{
        OrganiserCandidate, RankedCase, RankedInput, Selection, SelectionCommand, SelectionEvent,
    },
};
use fawen_proof::Discrepancies;

use crate::stream::{Happened, walk};

/// Derives a selection again; `rounds` are the rounds of its campaign.
pub(crate) fn verify(
    events: &[Happened<Selection>],
    rounds: &[Vec<Happened<ReviewRound>>],
    found: &mut Discrepancies,
) {
    let mut unfounded = Discrepancies::default();
    walk(events, "ranking", found, |state, happened| {
        let command = command(state, happened, rounds);
        if command.is_none() && matches!(happened.event, SelectionEvent::RankingComputed { .. }) {
            let message = "没有哪一轮评审的评分表能得出这个排名";
            unfounded.push(happened.discrepancy("ranking", message));
        }
        command
    });
    found.append(unfounded);
}

/// What a derived event was the answer to.
fn command(
    state: &Selection,
    happened: &Happened<Selection>,
    rounds: &[Vec<Happened<ReviewRound>>],
) -> Option<SelectionCommand> {
    match &happened.event {
        SelectionEvent::RankingComputed { ranking, lot_seed, input_digest, .. } => {
            let inputs = inputs(state, happened, rounds, ranking, *lot_seed, input_digest)?;
            Some(SelectionCommand::ComputeRanking { inputs, lot_seed: *lot_seed })
        }
        SelectionEvent::TiersProposed { .. } => Some(SelectionCommand::ProposeTiers),
        SelectionEvent::TiersConfirmed { .. } => Some(SelectionCommand::Confirm),
        SelectionEvent::OrganiserAwardsDerived { standings, .. } => {
            let candidates: Vec<OrganiserCandidate> =
                standings.iter().map(|standing| standing.candidate.clone()).collect();
            Some(SelectionCommand::DeriveOrganiserAwards { candidates })
        }
        SelectionEvent::ObjectionSettled { id, settlement, reason } => {
            let (id, settlement, reason) = (id.clone(), *settlement, reason.clone());
            Some(SelectionCommand::SettleObjection { id, settlement, reason })
        }
        _ => None,
    }
}

/// What was ranked: what the record says of each case, with the sheets as the rounds had them then. A ranking
/// does not say of which round the sheets are; its digest tells.
fn inputs(
    state: &Selection,
    happened: &Happened<Selection>,
    rounds: &[Vec<Happened<ReviewRound>>],
    ranking: &[RankedCase],
    lot_seed: Option<u64>,
    input_digest: &str,
) -> Option<Vec<RankedInput>> {
    let position = happened.logged.position;
    let before = |round: &Vec<Happened<ReviewRound>>| {
        let then = round.iter().take_while(|event| event.logged.position < position);
        ReviewRound::replay(then.map(|event| &event.event)).results()
    };
    let each: Vec<BTreeMap<CaseId, Vec<ScoredSheet>>> = rounds
        .iter()
        .map(|round| before(round).into_iter().map(|scores| (scores.case, scores.sheets)).collect())
        .collect();
    let mut together: BTreeMap<CaseId, Vec<ScoredSheet>> = BTreeMap::new();
    for (case, sheets) in each.iter().flatten() {
        together.entry(case.clone()).or_default().extend(sheets.iter().cloned());
    }
    let attempts = each.iter().rev().chain([&together]);
    let inputs = attempts.filter_map(|sheets| {
        let input = |case: &RankedCase| {
            let sheets = sheets.get(&case.facts.case)?.clone();
            Some(RankedInput { facts: case.facts.clone(), sheets })
        };
        ranking.iter().map(input).collect::<Option<Vec<_>>>()
    });
    inputs.into_iter().find(|inputs| {
        let command = SelectionCommand::ComputeRanking { inputs: inputs.clone(), lot_seed };
        let decided = state.decide(command, &happened.context()).unwrap_or_default();
        matches!(decided.first(), Some(SelectionEvent::RankingComputed { input_digest: d, .. }) if d == input_digest)
    })
}
