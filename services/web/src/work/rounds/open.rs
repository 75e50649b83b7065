//! A round is opened (开始评审).

use fawen_domain::Refusal as _;
use fawen_domain::{
    account::Role,
    ids::CampaignId,
    review::{
        Aggregation, CaseRef, ConflictPolicy, Loads, Quorum, ReviewRound, RoundCommand, RoundPlan,
        Rubric, Visibility,
    },
};
use fawen_views::{CaseRow, CaseStanding, Facet, TallyRow};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{campaigns, stream};
use crate::{
    Problem,
    work::{Desk, Done, current, shapes},
};

/// A round to be opened.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewRound {
    /// 轮次，从1起
    #[schema(minimum = 1)]
    pub number: u32,
    /// 上一轮的前多少件进入本轮；不写为通过形式审查的全部案例
    #[serde(default)]
    pub best: Option<usize>,
    /// 评分标准：criteria 各项的 id、name、weight（万分比）、max（百分之一分）
    #[schema(value_type = shapes::Rubric)]
    pub rubric: Rubric,
    /// 盲评 blind 或明评 open
    #[schema(value_type = shapes::Visibility)]
    pub visibility: Visibility,
    /// 有效条件：sheets_per_case、panel_share（万分比）
    #[schema(value_type = shapes::Quorum)]
    pub quorum: Quorum,
    /// 工作量：experts_per_case、min_cases、max_cases
    #[schema(value_type = shapes::Loads)]
    pub loads: Loads,
    /// 回避规定：same_unit、same_recommender、same_region
    #[schema(value_type = shapes::ConflictPolicy)]
    pub conflicts: ConflictPolicy,
    /// 合成办法
    #[schema(value_type = shapes::Aggregation)]
    pub aggregation: Aggregation,
}

/// Opens a round over all cases that passed the screening, or over the best of the round before.
///
/// # Errors
/// 拟稿 in the campaign only; a refusal, with all findings.
pub async fn open(desk: &Desk, campaign: &str, new: NewRound) -> Result<Done, Problem> {
    campaigns::load_for(desk, campaign, &[Role::Drafter], "开始评审").await?;
    let campaign_id = campaigns::id(campaign)?;
    let cases = match new.best {
        Some(best) => best_of(desk, campaign, new.number, best).await?,
        None => screened_in(desk, &campaign_id).await?,
    };
    let plan = RoundPlan {
        campaign: campaign_id,
        number: new.number,
        cases,
        rubric: new.rubric,
        visibility: new.visibility,
        quorum: new.quorum,
        loads: new.loads,
        conflicts: new.conflicts,
        aggregation: new.aggregation,
    };
    let id = stream(campaign, new.number);
    desk.give::<ReviewRound>(&id, RoundCommand::Open { plan }).await
}

/// How many cases passed the screening, as far as the lists know.
///
/// # Errors
/// 拟稿 in the campaign only.
pub async fn passed(desk: &Desk, campaign: &str) -> Result<u32, Problem> {
    campaigns::load_for(desk, campaign, &[Role::Drafter], "开始评审").await?;
    let tally = TallyRow::of(&desk.app.store, &campaigns::id(campaign)?).await?;
    Ok(tally.standings.get(&CaseStanding::ScreenedIn).copied().unwrap_or(0))
}

async fn best_of(
    desk: &Desk,
    campaign: &str,
    number: u32,
    best: usize,
) -> Result<Vec<CaseRef>, Problem> {
    let before = stream(campaign, number.saturating_sub(1));
    let (state, _) = desk.app.store.load::<ReviewRound>(&before).await?;
    state.advance(best).map_err(|refusal| Problem::refused(refusal.rule(), refusal.to_string()))
}

async fn screened_in(desk: &Desk, campaign: &CampaignId) -> Result<Vec<CaseRef>, Problem> {
    current::catch_up(&desk.app.store).await?;
    let passed = Facet::Standing(CaseStanding::ScreenedIn);
    let (rows, _) = passed.page(&desk.app.store, campaign, None, u32::MAX).await?;
    let passed = rows.into_iter().filter(|row| row.status == CaseStanding::ScreenedIn);
    Ok(passed.map(CaseRow::for_review).collect())
}
