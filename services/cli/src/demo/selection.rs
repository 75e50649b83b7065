//! The selection: ranked by the sheets of the last round, tiers, organisers, public notice.

use std::collections::BTreeMap;

use anyhow::Context;
use fawen_domain::{
    campaign::Campaign,
    ids::CaseId,
    region::RegionCode,
    review::ReviewRound,
    selection::{CaseFacts, RankedInput, Selection, SelectionCommand, SelectionPolicy, Settlement},
};
use fawen_views::{CaseRow, Cases};

use super::{
    desk::{Desk, Turn},
    entries::Entry,
    review,
    scenario::CampaignPlan,
};

/// Plays the selection up to the end of the public notice.
///
/// # Errors
/// A refusal, or a failure of the store.
pub(crate) async fn play(
    desk: &Desk,
    plan: &CampaignPlan,
    entries: &[Entry],
    who: &str,
) -> anyhow::Result<()> {
    let selection = &plan.selection;
    let turn = Turn::new(who, selection.confirmed);
    let rows = Cases::of_campaign(desk.store(), &plan.id).await?;
    let (campaign, _) = desk.store().load::<Campaign>(plan.id.as_str()).await?;
    let rules = campaign.policy().context("活动没有方案")?;
    let mut policy = SelectionPolicy::for_campaign(rules, selection.method.clone());
    policy.public_notice.get_or_insert(selection.public_notice);
    let open = SelectionCommand::Open { campaign: plan.id.clone(), policy };
    let inputs = inputs(desk, plan, &rows, entries).await?;
    let rank = SelectionCommand::ComputeRanking { inputs, lot_seed: Some(plan.review.seed) };
    let submissions = submissions(&rows);
    let candidates = selection.organisers.iter().map(|organiser| {
        organiser.candidate(submissions.get(&organiser.region).copied().unwrap_or(0))
    });
    let derive = SelectionCommand::DeriveOrganiserAwards { candidates: candidates.collect() };
    let commands = [
        ("open", open),
        ("rank", rank),
        ("propose", SelectionCommand::ProposeTiers),
        ("confirm", SelectionCommand::Confirm),
        ("organisers", derive),
    ];
    for (name, command) in commands {
        give(desk, plan, name, &turn, command).await?;
    }
    public_notice(desk, plan, who).await
}

/// Shows the results; one objection is lodged and found without ground.
async fn public_notice(desk: &Desk, plan: &CampaignPlan, who: &str) -> anyhow::Result<()> {
    let (from, until) = plan.selection.notice;
    let calendar = plan.selection.calendar.clone();
    let at = |day: jiff::civil::Date, hour| Turn::new(who, day.at(hour, 0, 0, 0));
    let start = SelectionCommand::StartPublicNotice { from, until, calendar };
    give(desk, plan, "notice", &at(from, 0), start).await?;
    let (state, _) = desk.store().load::<Selection>(plan.selection.id.as_str()).await?;
    let case = state
        .confirmed()
        .and_then(|tiers| tiers.last()?.cases.last().cloned())
        .context("推选没有结果")?;
    let id = "objection-1";
    let lodge = SelectionCommand::LodgeObjection {
        id: id.into(),
        case,
        reason: "案例材料的起始时间有误（重构）".into(),
        by: "某职工（重构）".into(),
    };
    give(desk, plan, "objection", &at(until, 9), lodge).await?;
    let settle = SelectionCommand::SettleObjection {
        id: id.into(),
        settlement: Settlement::Rejected,
        reason: "经核查，材料属实（重构）".into(),
    };
    give(desk, plan, "settlement", &at(until, 15), settle).await?;
    let after = at(until.tomorrow()?, 9);
    give(desk, plan, "notice-closed", &after, SelectionCommand::ClosePublicNotice).await
}

/// The sheets of the last round, with what is printed of each case.
async fn inputs(
    desk: &Desk,
    plan: &CampaignPlan,
    rows: &[CaseRow],
    entries: &[Entry],
) -> anyhow::Result<Vec<RankedInput>> {
    let last = u32::try_from(plan.review.rounds.len())?;
    let (round, _) = desk.store().load::<ReviewRound>(&review::stream_id(plan, last)).await?;
    let orders: BTreeMap<&CaseId, u32> =
        entries.iter().map(|entry| &entry.case_id).zip(1..).collect();
    let rows: BTreeMap<&CaseId, &CaseRow> = rows.iter().map(|row| (&row.case, row)).collect();
    let inputs = round.results().into_iter().map(|scores| {
        let row = rows.get(&scores.case).with_context(|| format!("没有案例{}", scores.case))?;
        let facts = CaseFacts {
            case: scores.case.clone(),
            unit: row.unit.clone(),
            unit_name: row.unit_name.clone(),
            title: row.title.clone(),
            region: row.region,
            themes: [].into(),
            list_order: orders.get(&scores.case).copied().unwrap_or(u32::MAX),
        };
        Ok(RankedInput { facts, sheets: scores.sheets })
    });
    inputs.collect()
}

fn submissions(rows: &[CaseRow]) -> BTreeMap<RegionCode, u32> {
    let mut counts = BTreeMap::new();
    for row in rows.iter().filter(|row| row.counts()) {
        *counts.entry(row.region).or_default() += 1;
    }
    counts
}

async fn give(
    desk: &Desk,
    plan: &CampaignPlan,
    name: &str,
    turn: &Turn,
    command: SelectionCommand,
) -> anyhow::Result<()> {
    let id = plan.selection.id.as_str();
    desk.give::<Selection>(&format!("{id}/{name}"), turn, id, command).await
}
