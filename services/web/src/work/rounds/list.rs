//! The rounds: those of a campaign for who runs it, and one's own for an expert.

use fawen_domain::{account::Role, ids::ExpertId, review::ReviewRound};
use fawen_views::{CampaignRow, Campaigns, RoundRow, Rounds};
use serde::Serialize;
use utoipa::ToSchema;

use super::{WATCHERS, campaigns, stream};
use crate::{Problem, work::Desk};

/// One round, as who runs the campaign sees it in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct RoundLine {
    /// The campaign.
    pub campaign: String,
    /// 轮次
    pub number: u32,
    /// Cases under review.
    pub cases: usize,
    /// Members of the panel.
    pub experts: usize,
    /// Sheets handed in and not given back.
    pub sheets: u32,
    /// Whether the round is over.
    pub closed: bool,
}

/// One round on whose panel the asker sits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct OwnRound {
    /// The campaign.
    pub campaign: String,
    /// 活动名称
    pub name: String,
    /// 轮次
    pub number: u32,
    /// Cases given to them and not given up.
    pub cases: u32,
    /// Sheets handed in.
    pub done: u32,
    /// Whether the round is over.
    pub closed: bool,
}

/// The rounds of a campaign, in order.
///
/// # Errors
/// 拟稿, 审核, 签发 or 审计 in the campaign only.
pub async fn of_campaign(desk: &Desk, campaign: &str) -> Result<Vec<RoundLine>, Problem> {
    campaigns::load_for(desk, campaign, WATCHERS, "查看评审").await?;
    let rows = Rounds::list(&desk.app.store).await?;
    let mut rows: Vec<RoundRow> =
        rows.into_iter().filter(|row| row.campaign.as_str() == campaign).collect();
    rows.sort_by_key(|row| row.number);
    Ok(rows.into_iter().map(RoundLine::from).collect())
}

/// The campaigns of which somebody may see the rounds, by identifier.
///
/// # Errors
/// What the store runs into.
pub async fn watched(desk: &Desk) -> Result<Vec<CampaignRow>, Problem> {
    let mut watched = Vec::new();
    for row in Campaigns::list(&desk.app.store).await? {
        let (state, _) = campaigns::load(desk, row.campaign.as_str()).await?;
        if desk.may(WATCHERS, &campaigns::scopes(desk, &state).await?) {
            watched.push(row);
        }
    }
    Ok(watched)
}

/// The rounds on whose panels somebody sits, those under way first.
///
/// # Errors
/// What the store runs into.
pub async fn own(desk: &Desk) -> Result<Vec<OwnRound>, Problem> {
    let store = &desk.app.store;
    let expert = ExpertId::new(desk.principal.account.as_str());
    let mut own = Vec::new();
    if !desk.principal.holds(Role::Expert) {
        return Ok(own);
    }
    for row in Rounds::list(store).await? {
        let campaign = row.campaign.as_str();
        let (state, _) = store.load::<ReviewRound>(&stream(campaign, row.number)).await?;
        if !state.panel().contains_key(&expert) {
            continue;
        }
        let lines = super::expert::lines(&state, &expert);
        let done = lines.iter().filter(|line| line.sheet.is_some()).count();
        let run = Campaigns::get(store, &row.campaign).await?;
        own.push(OwnRound {
            name: run.map(|run| run.policy.name).unwrap_or_default(),
            number: row.number,
            cases: super::count(lines.len()),
            done: super::count(done),
            closed: state.is_closed(),
            campaign: row.campaign.to_string(),
        });
    }
    own.sort_by_key(|round| round.closed);
    Ok(own)
}

impl From<RoundRow> for RoundLine {
    fn from(row: RoundRow) -> Self {
        let RoundRow { campaign, number, cases, experts, sheets, closed } = row;
        Self { campaign: campaign.to_string(), number, cases, experts, sheets, closed }
    }
}
