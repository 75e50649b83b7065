//! The reconstructed score sheets.
//!
//! A sheet is what an expert would write who sees the merit of a case through a leniency of his own
//! and some noise drawn from the seed. The outcome follows from the sheets by the rules.

use std::collections::BTreeMap;

use fawen_domain::{
    ids::{CaseId, ExpertId},
    lot::Lot,
    review::{Criterion, ReviewRound, Rubric, Score, SheetDraft},
};
use sha2::{Digest, Sha256};

use super::super::scenario::{CampaignPlan, ExpertPlan};

/// How many sheets an expert hands in together.
const BOOK: usize = 40;
/// Noise of one score, in hundredths of a point, either way.
const NOISE: usize = 60;
/// A case with this much merit gets a vote for the first tier.
const TYPICAL_FROM: i32 = 9_450;

/// The sheets of each expert, in books.
pub(super) fn books<'p>(
    round: &ReviewRound,
    plan: &'p CampaignPlan,
    merits: &BTreeMap<&CaseId, i32>,
) -> Vec<(&'p ExpertPlan, usize, Vec<SheetDraft>)> {
    let mut cases: BTreeMap<&ExpertId, Vec<&CaseId>> = BTreeMap::new();
    for (case, desk) in round.desks() {
        for (expert, _) in desk.seats.iter().filter(|(_, seat)| seat.is_active()) {
            cases.entry(expert).or_default().push(case);
        }
    }
    let experts = plan.review.experts.iter();
    let books = experts.flat_map(|expert| {
        let own = cases.get(&expert.id).map(Vec::as_slice).unwrap_or_default();
        own.chunks(BOOK).enumerate().map(move |(n, book)| (expert, n, book.to_vec()))
    });
    books
        .map(|(expert, n, book)| {
            let sheets = book.into_iter().map(|case| sheet(plan, expert, case, merits));
            (expert, n, sheets.collect())
        })
        .collect()
}

fn sheet(
    plan: &CampaignPlan,
    expert: &ExpertPlan,
    case: &CaseId,
    merits: &BTreeMap<&CaseId, i32>,
) -> SheetDraft {
    let merit = merits.get(case).copied().unwrap_or_default();
    SheetDraft {
        case: case.clone(),
        scores: scores(&plan.review.rubric, plan.review.seed, expert, case, merit),
        typical: merit >= TYPICAL_FROM,
        comment: String::new(),
    }
}

fn scores(
    rubric: &Rubric,
    seed: u64,
    expert: &ExpertPlan,
    case: &CaseId,
    merit: i32,
) -> Vec<Score> {
    let hash = Sha256::digest(format!("{seed}/{}/{case}", expert.id));
    let drawn = hash.iter().take(8).fold(0_u64, |n, byte| (n << 8) | u64::from(*byte));
    let mut lot = Lot::new(drawn);
    let mut noise = || i32::try_from(lot.below(2 * NOISE + 1)).unwrap_or(0);
    let half = i32::try_from(NOISE).unwrap_or(0);
    let score = |criterion: &Criterion| {
        // Room at the top, so that a lenient expert does not lose what tells the best apart.
        let hundredths = merit * 95 / 100 + expert.leniency + noise() - half;
        let highest = i32::try_from(criterion.max).unwrap_or(i32::MAX);
        let hundredths = u32::try_from(hundredths.clamp(0, highest)).unwrap_or(0);
        Score { criterion: criterion.id.clone(), hundredths }
    };
    rubric.criteria.iter().map(score).collect()
}
