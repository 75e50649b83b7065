//! Ranking, tiers, organisers.

use std::collections::BTreeMap;

use fawen_domain::{
    account::Role,
    ids::{CaseId, UnitId},
    region::{RegionCode, UnknownRegion},
    review::ReviewRound,
    selection::{
        CaseFacts, OrganiserCandidate, RankedInput, Selection, SelectionCommand, TierPolicy,
        ensure_confirms_others,
    },
};
use fawen_views::{CaseRow, Cases, Rounds, TallyRow};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{
    super::rounds,
    campaigns,
    explain::{self, DisplacedLine},
    load_for,
    view::{TierView, tier_views},
};
use crate::{
    Problem,
    work::{
        Desk, Done, current,
        separation::{actors, ensured},
    },
};

/// Who organised in a region.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Organiser {
    /// 地区代码，两位
    #[schema(example = "11")]
    pub region: String,
    /// 组织单位编号
    pub unit: String,
    /// 组织单位名称，如公文所印
    pub name: String,
}

/// Another size of a tier, to see what it would give.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TierSize {
    /// 等次编号
    pub tier: String,
    /// 名额
    #[schema(minimum = 1)]
    pub count: u32,
}

/// What a ranking gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// The tiers with their cases.
    pub tiers: Vec<TierView>,
    /// Who would be kept out, and why.
    pub displaced: Vec<DisplacedLine>,
    /// What would be missing, in words.
    pub shortfalls: Vec<String>,
}

/// Ranks the cases by the sheets of the last closed round.
///
/// # Errors
/// 拟稿 in the campaign only; no round is closed; a refusal, with all findings.
pub async fn rank(desk: &Desk, campaign: &str, lot_seed: Option<u64>) -> Result<Done, Problem> {
    let (_, _, id) = load_for(desk, campaign, &[Role::Drafter], "排序").await?;
    current::catch_up(&desk.app.store).await?;
    let inputs = inputs(desk, campaign).await?;
    let lot_seed = Some(lot_seed.unwrap_or_else(|| fastrand::u64(..)));
    desk.give::<Selection>(&id, SelectionCommand::ComputeRanking { inputs, lot_seed }).await
}

/// Proposes tiers from the ranking.
///
/// # Errors
/// 拟稿 in the campaign only; a refusal.
pub async fn propose(desk: &Desk, campaign: &str) -> Result<Done, Problem> {
    let (_, _, id) = load_for(desk, campaign, &[Role::Drafter], "提出等次").await?;
    desk.give::<Selection>(&id, SelectionCommand::ProposeTiers).await
}

/// Confirms the proposed tiers.
///
/// # Errors
/// 签发 in the campaign only; a refusal, with all findings.
pub async fn confirm(desk: &Desk, campaign: &str) -> Result<Done, Problem> {
    let (_, _, id) = load_for(desk, campaign, &[Role::Signer], "确认等次").await?;
    let proposers = actors::<Selection>(&desk.app.store, &id, &["TiersProposed"]).await?;
    let who = &desk.principal;
    ensured(ensure_confirms_others(&who.account, &who.name, &proposers))?;
    desk.give::<Selection>(&id, SelectionCommand::Confirm).await
}

/// Finds the organisers that are awarded; the submissions of each region are counted here.
///
/// # Errors
/// 拟稿 in the campaign only; a refusal, with all findings.
pub async fn organisers(
    desk: &Desk,
    campaign: &str,
    organisers: Vec<Organiser>,
) -> Result<Done, Problem> {
    let (_, _, id) = load_for(desk, campaign, &[Role::Drafter], "推选优秀组织单位").await?;
    current::catch_up(&desk.app.store).await?;
    let counts = TallyRow::of(&desk.app.store, &campaigns::id(campaign)?).await?.regions;
    let candidate = |organiser: Organiser| {
        let region: RegionCode = organiser
            .region
            .parse()
            .map_err(|error: UnknownRegion| Problem::unfit(error.to_string()))?;
        let submissions = counts.get(&region).copied().unwrap_or(0);
        let (unit, name) = (UnitId::new(organiser.unit), organiser.name);
        Ok::<_, Problem>(OrganiserCandidate { region, unit, name, submissions })
    };
    let candidates = organisers.into_iter().map(candidate).collect::<Result<_, _>>()?;
    desk.give::<Selection>(&id, SelectionCommand::DeriveOrganiserAwards { candidates }).await
}

/// The tiers that the ranking would give with other sizes. Nothing happens.
///
/// # Errors
/// 拟稿 or 签发 in the campaign only; no such tier; nothing is ranked yet.
pub async fn what_if(
    desk: &Desk,
    campaign: &str,
    sizes: Vec<TierSize>,
) -> Result<Vec<TierView>, Problem> {
    Ok(outcome_if(desk, campaign, sizes).await?.tiers)
}

/// The same, with who would be kept out and why, and what would be missing.
///
/// # Errors
/// As for [`what_if`].
pub async fn outcome_if(
    desk: &Desk,
    campaign: &str,
    sizes: Vec<TierSize>,
) -> Result<Outcome, Problem> {
    let roles = &[Role::Drafter, Role::Signer];
    let (state, ..) = load_for(desk, campaign, roles, "试算等次").await?;
    let policy = state.policy().ok_or_else(|| Problem::absent("推选尚未开始"))?;
    let mut tiers: TierPolicy = policy.tiers.clone();
    for size in sizes {
        let tier = tiers.tiers.iter_mut().find(|tier| tier.id.as_str() == size.tier);
        let tier = tier.ok_or_else(|| Problem::absent(format!("没有“{}”这个等次", size.tier)))?;
        tier.count = size.count;
    }
    let proposal = state.what_if(&tiers);
    Ok(Outcome {
        tiers: tier_views(&tiers, &proposal.tiers, state.ranking()),
        displaced: explain::displaced(&proposal.displacements, &tiers, state.ranking()),
        shortfalls: explain::shortfalls(&proposal.shortfalls, &tiers),
    })
}

/// The sheets of the last closed round, with what is printed of each case.
async fn inputs(desk: &Desk, campaign: &str) -> Result<Vec<RankedInput>, Problem> {
    let store = &desk.app.store;
    let id = campaigns::id(campaign)?;
    let of_campaign = id.clone();
    let closed = store.read_views(move |views| Rounds::closed_in(views, &of_campaign)).await?;
    let last = closed.iter().map(|row| row.number).max();
    let last = last.ok_or_else(|| Problem::absent("还没有结束的评审轮次，不能排序"))?;
    let (round, _) = store.load::<ReviewRound>(&rounds::stream(campaign, last)).await?;
    let results = round.results();
    let of_round: Vec<CaseId> = results.iter().map(|scores| scores.case.clone()).collect();
    let mut rows = Cases::these(store, &id, of_round).await?;
    // Inside a region, lists are in the order of receipt.
    rows.sort_by(|a, b| (a.received_at, &a.case).cmp(&(b.received_at, &b.case)));
    let rows: BTreeMap<&CaseId, (u32, &CaseRow)> =
        (1..).zip(&rows).map(|(order, row)| (&row.case, (order, row))).collect();
    let input = |scores: fawen_domain::review::CaseScores| {
        let (list_order, row) = rows
            .get(&scores.case)
            .copied()
            .ok_or_else(|| Problem::absent(format!("视图中没有案例“{}”", scores.case)))?;
        let facts = CaseFacts {
            case: scores.case.clone(),
            unit: row.unit.clone(),
            unit_name: row.unit_name.clone(),
            title: row.title.clone(),
            region: row.region,
            themes: [].into(),
            list_order,
        };
        Ok(RankedInput { facts, sheets: scores.sheets })
    };
    results.into_iter().map(input).collect()
}
