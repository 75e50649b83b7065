//! The review: two rounds of reconstructed score sheets.
//!
//! A sheet is what an expert would write who sees the merit of a case through a leniency of his own
//! and some noise drawn from the seed. The outcome follows from the sheets by the rules.

use std::collections::BTreeMap;

use anyhow::Context;
use fawen_domain::{
    ids::{CaseId, ExpertId},
    lot::Lot,
    review::{
        Aggregation, CaseRef, Expert, ReviewRound, RoundCommand, RoundPlan, Rubric, Score,
        SheetDraft, Visibility,
    },
};
use fawen_views::{CaseStanding, Cases};
use futures::{TryStreamExt, stream};
use indicatif::ProgressBar;
use sha2::{Digest, Sha256};

use super::{
    desk::{Desk, Turn},
    entries::Entry,
    scenario::{CampaignPlan, ExpertPlan, RoundOf},
};

/// How many sheets an expert hands in together.
const BOOK: usize = 40;
/// Noise of one score, in hundredths of a point, either way.
const NOISE: usize = 60;
/// A case with this much merit gets a vote for the first tier.
const TYPICAL_FROM: i32 = 9_450;

/// The stream of a round.
#[must_use]
pub(crate) fn stream_id(plan: &CampaignPlan, number: u32) -> String {
    format!("{}/round-{number}", plan.id)
}

/// Plays all rounds.
///
/// # Errors
/// A refusal, or a failure of the store.
pub(crate) async fn play(
    desk: &Desk,
    plan: &CampaignPlan,
    entries: &[Entry],
    who: &str,
    progress: &ProgressBar,
) -> anyhow::Result<()> {
    let merits: BTreeMap<&CaseId, i32> =
        entries.iter().map(|entry| (&entry.case_id, entry.merit)).collect();
    for (number, round) in (1..).zip(&plan.review.rounds) {
        let id = stream_id(plan, number);
        open(desk, plan, number, round, who).await?;
        let (state, _) = desk.store().load::<ReviewRound>(&id).await?;
        let books = books(&state, plan, &merits);
        stream::iter(books.into_iter().map(Ok::<_, anyhow::Error>))
            .try_for_each_concurrent(1, |(expert, n, sheets)| {
                let id = &id;
                async move {
                    let name = expert.name.as_str();
                    let turn = Turn::new(name, round.closed.date().at(9, 0, 0, 0));
                    let step = format!("{id}/sheets/{}/{n}", expert.id);
                    let count = sheets.len() as u64;
                    let submit = RoundCommand::SubmitSheets { expert: expert.id.clone(), sheets };
                    desk.give::<ReviewRound>(&step, &turn, id, submit).await?;
                    progress.inc(count);
                    Ok(())
                }
            })
            .await?;
        let turn = Turn::new(who, round.closed);
        desk.give::<ReviewRound>(&format!("{id}/close"), &turn, &id, RoundCommand::Close).await?;
    }
    Ok(())
}

async fn open(
    desk: &Desk,
    plan: &CampaignPlan,
    number: u32,
    round: &RoundOf,
    who: &str,
) -> anyhow::Result<()> {
    let id = stream_id(plan, number);
    let turn = Turn::new(who, round.opened);
    let experts: Vec<Expert> = plan.review.experts.iter().map(Expert::from).collect();
    let first = experts.first().map(|expert| expert.id.clone()).context("没有评委")?;
    let cases = cases(desk, plan, number, round).await?;
    let declared = cases.first().map(|case| case.case.clone()).context("没有参评案例")?;
    let commands = [
        ("open", RoundCommand::Open { plan: round_plan(plan, number, round, cases) }),
        ("panel", RoundCommand::FormPanel { experts }),
    ];
    for (name, command) in commands {
        desk.give::<ReviewRound>(&format!("{id}/{name}"), &turn, &id, command).await?;
    }
    if round.loads.experts_per_case < u32::try_from(plan.review.experts.len())? {
        let reason = "与作者有亲属关系（重构）".to_owned();
        let declare = RoundCommand::DeclareConflict { expert: first, case: declared, reason };
        desk.give::<ReviewRound>(&format!("{id}/declare"), &turn, &id, declare).await?;
    }
    let assign = RoundCommand::Assign { seed: plan.review.seed };
    desk.give::<ReviewRound>(&format!("{id}/assign"), &turn, &id, assign).await
}

fn round_plan(plan: &CampaignPlan, number: u32, round: &RoundOf, cases: Vec<CaseRef>) -> RoundPlan {
    RoundPlan {
        campaign: plan.id.clone(),
        number,
        cases,
        rubric: plan.review.rubric.clone(),
        visibility: Visibility::Blind,
        quorum: round.quorum,
        loads: round.loads,
        conflicts: round.conflicts,
        aggregation: Aggregation::TrimmedMean { from: 5 },
    }
}

/// All cases that passed the screening, or the best of the round before.
async fn cases(
    desk: &Desk,
    plan: &CampaignPlan,
    number: u32,
    round: &RoundOf,
) -> anyhow::Result<Vec<CaseRef>> {
    if let Some(best) = round.best {
        let before = stream_id(plan, number.saturating_sub(1));
        let (state, _) = desk.store().load::<ReviewRound>(&before).await?;
        return Ok(state.advance(best)?);
    }
    let rows = Cases::of_campaign(desk.store(), &plan.id).await?;
    let passed = rows.into_iter().filter(|row| row.status == CaseStanding::ScreenedIn);
    let case = |row: fawen_views::CaseRow| CaseRef {
        case: row.case,
        unit: row.unit,
        region: row.region,
        recommender: row.recommender,
        category: Some(row.category),
    };
    Ok(passed.map(case).collect())
}

/// The sheets of each expert, in books.
fn books<'p>(
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
    let score = |criterion: &fawen_domain::review::Criterion| {
        // Room at the top, so that a lenient expert does not lose what tells the best apart.
        let hundredths = merit * 95 / 100 + expert.leniency + noise() - half;
        let highest = i32::try_from(criterion.max).unwrap_or(i32::MAX);
        let hundredths = u32::try_from(hundredths.clamp(0, highest)).unwrap_or(0);
        Score { criterion: criterion.id.clone(), hundredths }
    };
    rubric.criteria.iter().map(score).collect()
}
