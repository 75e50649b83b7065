//! The ranking (排序): sheets to totals, totals to scores, scores to places. Integers only.

mod inputs;
mod normalise;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

pub(super) use self::inputs::{check, digest};
pub use self::normalise::{MIN_SHEETS_TO_NORMALISE, Normalisation, Normalised};
use super::ties::{Separation, Spread, TieBreak, compare};
use crate::{
    digest::Digest,
    ids::{CaseId, CriterionId, ThemeId, UnitId},
    lot::Lot,
    review::{Aggregation, Mean, Rubric, ScoredSheet},
    unit::RegionCode,
};

/// How cases are ranked (排序方法).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RankingMethod {
    /// What the sheets were filled in by; gives the total of each on the scale of 100.
    pub rubric: Rubric,
    /// How the totals of one case become its score.
    pub aggregation: Aggregation,
    /// Whether strict and lenient experts are evened out first.
    pub normalisation: Normalisation,
    /// What decides between equal scores, in order.
    pub tie_breaks: Vec<TieBreak>,
}

/// What is known of a case besides its sheets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseFacts {
    /// The case.
    pub case: CaseId,
    /// Whose it is.
    pub unit: UnitId,
    /// Name of the unit as printed.
    pub unit_name: String,
    /// Title of the case.
    pub title: String,
    /// Region of the unit, `00` for national units.
    pub region: RegionCode,
    /// Its themes.
    pub themes: BTreeSet<ThemeId>,
    /// Place in published lists inside the region: by level of the unit, then by entry.
    pub list_order: u32,
}

/// A case to be ranked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RankedInput {
    /// What is known of it.
    pub facts: CaseFacts,
    /// Its valid sheets.
    pub sheets: Vec<ScoredSheet>,
}

/// One line of the ranking, with everything that a comparison looks at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RankedCase {
    /// Place, from 1.
    pub rank: u32,
    /// The case.
    pub facts: CaseFacts,
    /// The score, exactly.
    pub score: Mean,
    /// The score in hundredths of a point, rounded: for showing.
    pub score_shown: i64,
    /// The score in each criterion.
    pub criteria: BTreeMap<CriterionId, Mean>,
    /// How far the totals of all sheets differ.
    pub spread: Spread,
    /// Votes for the first tier.
    pub typical_votes: u32,
    /// Votes in a recorded ballot.
    pub ballot_votes: Option<u32>,
    /// Number drawn, when a seed was given.
    pub lot: Option<u32>,
    /// What put it behind the one before it.
    pub decided_by: Separation,
}

/// What a ranking came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ranking {
    /// Whether experts were evened out, or why not.
    pub normalised: Normalised,
    /// The cases, the best first.
    pub cases: Vec<RankedCase>,
}

/// Ranks the cases. A case without sheets has no score and is left out: `check` finds it before.
#[must_use]
pub fn rank(
    method: &RankingMethod,
    inputs: &[RankedInput],
    ballot: &BTreeMap<CaseId, u32>,
    lot_seed: Option<u64>,
) -> Ranking {
    let totals: Vec<Vec<i64>> = inputs
        .iter()
        .map(|input| input.sheets.iter().map(|s| method.rubric.total(&s.scores)).collect())
        .collect();
    let (totals, normalised) = match method.normalisation {
        Normalisation::None => (totals, Normalised::NotAsked),
        Normalisation::PerExpert => normalise::per_expert(inputs, totals),
    };
    let lines = inputs.iter().zip(&totals).filter_map(|(input, totals)| {
        let mut line = measure(method, input, totals)?;
        line.ballot_votes = ballot.get(&line.facts.case).copied();
        line.lot = lot_seed.map(|seed| lot_number(seed, &line.facts.case));
        Some(line)
    });
    let mut cases: Vec<RankedCase> = lines.collect();
    cases.sort_by(|a, b| compare(a, b, &method.tie_breaks).0);
    place(&mut cases, &method.tie_breaks);
    Ranking { normalised, cases }
}

/// Everything about one case that a comparison looks at.
fn measure(method: &RankingMethod, input: &RankedInput, totals: &[i64]) -> Option<RankedCase> {
    let score = method.aggregation.of(totals)?;
    let criteria = method.rubric.criteria.iter().filter_map(|criterion| {
        let scores = input.sheets.iter().filter_map(|sheet| sheet.scores.get(&criterion.id));
        let scores: Vec<i64> = scores.map(|score| i64::from(*score)).collect();
        Some((criterion.id.clone(), method.aggregation.of(&scores)?))
    });
    let votes = input.sheets.iter().filter(|sheet| sheet.typical).count();
    Some(RankedCase {
        rank: 0,
        facts: input.facts.clone(),
        score,
        score_shown: score.hundredths(),
        criteria: criteria.collect(),
        spread: Spread::of(totals),
        typical_votes: u32::try_from(votes).unwrap_or(u32::MAX),
        ballot_votes: None,
        lot: None,
        decided_by: Separation::First,
    })
}

/// The number a case draws: from the seed and its own identifier, whoever else takes part.
fn lot_number(seed: u64, case: &CaseId) -> u32 {
    let own = Digest::of("lot-1").number(seed).text(case.as_str()).folded();
    u32::try_from(Lot::new(own).draw() >> 32).unwrap_or(u32::MAX)
}

/// Numbers the places and says what separates each neighbour.
fn place(cases: &mut [RankedCase], chain: &[TieBreak]) {
    let separations: Vec<Separation> = cases
        .windows(2)
        .filter_map(|pair| match pair {
            [before, after] => Some(compare(before, after, chain).1),
            _ => None,
        })
        .collect();
    let separations = std::iter::once(Separation::First).chain(separations);
    for ((case, separation), rank) in cases.iter_mut().zip(separations).zip(1_u32..) {
        case.rank = rank;
        case.decided_by = separation;
    }
}
