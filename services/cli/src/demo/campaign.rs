//! The campaign from its opening to the draft of its bulletin.

use anyhow::{Context as _, bail};
use fawen_domain::{
    campaign::{BulletinPlan, Campaign, CampaignCommand, Stage},
    ids::IssuerId,
};
use jiff::civil::DateTime;

use super::{
    desk::{Desk, Turn},
    entries, review,
    scenario::{CampaignPlan, Scenario},
    selection,
};
use crate::progress::Stages;

/// Plays the campaign of a scenario; its notice has been issued.
///
/// # Errors
/// A refusal, or a failure of the store.
pub(crate) async fn play(
    desk: &Desk,
    scenario: &Scenario,
    plan: &CampaignPlan,
    stages: &Stages,
) -> anyhow::Result<()> {
    let who = scenario.people.campaign_office.as_str();
    let entries = entries::read(scenario, plan)?;
    let sheets = plan.review.rounds.iter().map(|round| {
        let cases = round.best.unwrap_or(entries.len());
        cases as u64 * u64::from(round.loads.experts_per_case)
    });
    plan_bulletin(desk, scenario, plan).await?;

    let collecting = phase(plan, "征集")?;
    turn_phase(desk, plan, who, "征集", collecting.0, true).await?;
    let bar = stages.bar("单位报送", entries.len() as u64);
    entries::submit(desk, plan, &entries, &bar).await?;
    bar.finish();
    close(desk, plan).await?;
    turn_phase(desk, plan, who, "征集", collecting.1, false).await?;

    let reviewing = phase(plan, "筛选")?;
    turn_phase(desk, plan, who, "筛选", reviewing.0, true).await?;
    let bar = stages.bar("形式审查", entries.len() as u64);
    entries::screen(desk, plan, &entries, who, &bar).await?;
    bar.finish();
    fawen_worker::settle(desk.store()).await?;
    let bar = stages.bar("专家评分", sheets.sum());
    review::play(desk, plan, &entries, who, &bar).await?;
    bar.finish();
    turn_phase(desk, plan, who, "筛选", reviewing.1, false).await?;

    fawen_worker::settle(desk.store()).await?;
    selection::play(desk, plan, &entries, who).await?;
    fawen_worker::settle(desk.store()).await?;
    Ok(())
}

/// Fixes the wording of the bulletin; its figures and lists come from the record later.
async fn plan_bulletin(
    desk: &Desk,
    scenario: &Scenario,
    plan: &CampaignPlan,
) -> anyhow::Result<()> {
    let wording = fawen_drafting::fields_from_toml(&scenario.file(&plan.wording)?)?;
    let wording = wording.as_object().context("通报措辞应为字段表")?;
    let issuers: Vec<IssuerId> = vec![scenario.issuer.id.clone()];
    let bulletin = BulletinPlan {
        document: plan.bulletin.clone(),
        issuers,
        series: plan.series.clone(),
        selection: plan.selection.id.clone(),
        template: plan.template.clone(),
        wording: wording.clone().into_iter().collect(),
        cites_notice: false,
    };
    let turn = Turn::new(&scenario.people.drafter, plan.submissions.0);
    let command = CampaignCommand::PlanBulletin { plan: Box::new(bulletin) };
    give(desk, plan, "plan-bulletin", &turn, command).await
}

/// The clock passes the deadline: it closes the campaign, nobody does.
async fn close(desk: &Desk, plan: &CampaignPlan) -> anyhow::Result<()> {
    fawen_views::catch_up(desk.store()).await?;
    let envelope = desk.envelope(&format!("{}/clock", plan.id), &Turn::new("时钟", plan.closed))?;
    fawen_worker::close_due(desk.store(), &envelope.context).await?;
    let (campaign, _) = desk.store().load::<Campaign>(plan.id.as_str()).await?;
    match campaign.stage() {
        Stage::Closed => Ok(()),
        stage => bail!("截止时间已过，活动却没有截止（{stage:?}）"),
    }
}

fn phase(plan: &CampaignPlan, name: &str) -> anyhow::Result<(DateTime, DateTime)> {
    plan.phases.get(name).copied().with_context(|| format!("情景缺少“{name}”阶段的起止时间"))
}

async fn turn_phase(
    desk: &Desk,
    plan: &CampaignPlan,
    who: &str,
    name: &str,
    at: DateTime,
    starts: bool,
) -> anyhow::Result<()> {
    let phase = name.to_owned();
    let (step, command) = if starts {
        ("start", CampaignCommand::StartPhase { phase })
    } else {
        ("end", CampaignCommand::EndPhase { phase })
    };
    give(desk, plan, &format!("{step}/{name}"), &Turn::new(who, at), command).await
}

async fn give(
    desk: &Desk,
    plan: &CampaignPlan,
    name: &str,
    turn: &Turn,
    command: CampaignCommand,
) -> anyhow::Result<()> {
    let id = plan.id.as_str();
    desk.give::<Campaign>(&format!("{id}/{name}"), turn, id, command).await
}
