//! The review: rounds of reconstructed score sheets.

mod sheets;

use std::collections::BTreeMap;

use anyhow::Context;
use fawen_domain::{
    ids::CaseId,
    review::{CaseRef, Expert, ReviewRound, RoundCommand, RoundPlan, Visibility},
};
use fawen_views::{CaseRow, CaseStanding, Cases};
use indicatif::ProgressBar;

use super::{
    desk::{Desk, Turn},
    entries::Entry,
    scenario::{CampaignPlan, RoundOf},
};

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
        for (expert, n, sheets) in sheets::books(&state, &plan.review, &merits) {
            let turn = Turn::new(&expert.name, round.closed.date().at(9, 0, 0, 0));
            let step = format!("{id}/sheets/{}/{n}", expert.id);
            let count = sheets.len() as u64;
            let submit = RoundCommand::SubmitSheets { expert: expert.id.clone(), sheets };
            desk.give::<ReviewRound>(&step, &turn, &id, submit).await?;
            progress.inc(count);
        }
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
    // One expert steps back from one case, where another can take it.
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
        rubric: plan.selection.method.rubric.clone(),
        visibility: Visibility::Blind,
        quorum: round.quorum,
        loads: round.loads,
        conflicts: round.conflicts,
        aggregation: plan.selection.method.aggregation,
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
    Ok(passed.map(CaseRow::for_review).collect())
}
