//! The reconstructed score sheets.
//!
//! A sheet is what an expert would write who sees the merit of a case through a leniency of his own
//! and some noise drawn from the seed. The outcome follows from the sheets by the rules.

use std::collections::BTreeMap;

use fawen_domain::{
    ids::{CaseId, ExpertId},
    review::{Criterion, ReviewRound, Rubric, Score, SheetDraft},
};

use super::super::{
    invention,
    scenario::{ExpertPlan, ReviewPlan},
};

/// How many sheets an expert hands in together.
const BOOK: usize = 40;

/// The sheets of each expert, in books.
pub(super) fn books<'p>(
    round: &ReviewRound,
    plan: &'p ReviewPlan,
    merits: &BTreeMap<&CaseId, i32>,
) -> Vec<(&'p ExpertPlan, usize, Vec<SheetDraft>)> {
    let Some(rubric) = round.plan().map(|plan| &plan.rubric) else { return vec![] };
    let mut cases: BTreeMap<&ExpertId, Vec<&CaseId>> = BTreeMap::new();
    for (case, desk) in round.desks() {
        for (expert, _) in desk.seats.iter().filter(|(_, seat)| seat.is_active()) {
            cases.entry(expert).or_default().push(case);
        }
    }
    let experts = plan.experts.iter();
    let books = experts.flat_map(|expert| {
        let own = cases.get(&expert.id).map(Vec::as_slice).unwrap_or_default();
        own.chunks(BOOK).enumerate().map(move |(n, book)| (expert, n, book.to_vec()))
    });
    books
        .map(|(expert, n, book)| {
            let merit = |case: &CaseId| merits.get(case).copied().unwrap_or_default();
            let sheets = book.into_iter().map(|c| sheet(plan, rubric, expert, c, merit(c)));
            (expert, n, sheets.collect())
        })
        .collect()
}

fn sheet(
    plan: &ReviewPlan,
    rubric: &Rubric,
    expert: &ExpertPlan,
    case: &CaseId,
    merit: i32,
) -> SheetDraft {
    SheetDraft {
        case: case.clone(),
        scores: scores(plan, rubric, expert, case, merit),
        typical: merit >= plan.typical_from,
        comment: String::new(),
    }
}

fn scores(
    plan: &ReviewPlan,
    rubric: &Rubric,
    expert: &ExpertPlan,
    case: &CaseId,
    merit: i32,
) -> Vec<Score> {
    let mut lot = invention::lot(&format!("{}/{}/{case}", plan.seed, expert.id));
    let width = usize::from(plan.noise) * 2 + 1;
    let mut noise = || i32::try_from(lot.below(width)).unwrap_or(0) - i32::from(plan.noise);
    let score = |criterion: &Criterion| {
        // Room at the top, so that a lenient expert does not lose what tells the best apart.
        let hundredths = merit * 95 / 100 + expert.leniency + noise();
        let highest = i32::try_from(criterion.max).unwrap_or(i32::MAX);
        let hundredths = u32::try_from(hundredths.clamp(0, highest)).unwrap_or(0);
        Score { criterion: criterion.id.clone(), hundredths }
    };
    rubric.criteria.iter().map(score).collect()
}
