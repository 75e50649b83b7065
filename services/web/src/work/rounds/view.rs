//! One round, for the office and auditors.

use fawen_domain::review::{
    Aggregation, ConflictPolicy, Loads, Quorum, ReviewRound, Rubric, Seat, Visibility,
};
use serde::Serialize;
use utoipa::ToSchema;

use super::{WATCHERS, absent, count, load_for_office};
use crate::{
    Problem,
    work::{Desk, shapes},
};

/// One round.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct RoundView {
    /// The campaign.
    pub campaign: String,
    /// 轮次
    pub number: u32,
    /// For If-Match.
    pub version: u64,
    /// 盲评
    pub blind: bool,
    /// 评分标准
    #[schema(value_type = shapes::Rubric)]
    pub rubric: Rubric,
    /// 有效条件
    #[schema(value_type = shapes::Quorum)]
    pub quorum: Quorum,
    /// 工作量
    #[schema(value_type = shapes::Loads)]
    pub loads: Loads,
    /// 回避规定
    #[schema(value_type = shapes::ConflictPolicy)]
    pub conflicts: ConflictPolicy,
    /// 合成办法
    #[schema(value_type = shapes::Aggregation)]
    pub aggregation: Aggregation,
    /// Cases under review.
    pub cases: u32,
    /// Sheets that are valid.
    pub sheets: u32,
    /// Seats at which somebody has to judge or has judged.
    pub seats: u32,
    /// Seats that recusals left empty.
    pub vacant: u32,
    /// Cases that lack valid sheets.
    pub lacking: Vec<String>,
    /// Whether who judges what was drawn.
    pub assigned: bool,
    /// Whether the round is over.
    pub closed: bool,
    /// The panel, with how far each is.
    pub experts: Vec<ExpertLine>,
}

/// One member of the panel.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ExpertLine {
    /// The account.
    pub account: String,
    /// Name.
    pub name: String,
    /// As what they sit on the panel.
    pub role: String,
    /// Their unit.
    pub unit: String,
    /// Who recommends their unit.
    pub recommender: Option<String>,
    /// 地区代码
    pub region: String,
    /// Cases given to them and not given up.
    pub cases: u32,
    /// Sheets handed in.
    pub sheets: u32,
    /// Cases that they stepped back from.
    pub recused: u32,
}

/// One round.
///
/// # Errors
/// 拟稿, 审核, 签发 or 审计 in the campaign only.
pub async fn view(desk: &Desk, campaign: &str, number: u32) -> Result<RoundView, Problem> {
    let (state, version, _) = load_for_office(desk, campaign, number, WATCHERS, "查看评审").await?;
    let plan = state.plan().ok_or_else(|| absent(campaign, number))?;
    let experts = experts(&state);
    let seats = experts.iter().map(|expert| expert.cases).sum();
    let wanted = count(plan.cases.len()).saturating_mul(plan.loads.experts_per_case);
    let assigned = !state.desks().is_empty();
    Ok(RoundView {
        campaign: campaign.to_owned(),
        number,
        version,
        blind: plan.visibility == Visibility::Blind,
        rubric: plan.rubric.clone(),
        quorum: plan.quorum,
        loads: plan.loads,
        conflicts: plan.conflicts,
        aggregation: plan.aggregation,
        cases: count(plan.cases.len()),
        sheets: experts.iter().map(|expert| expert.sheets).sum(),
        seats,
        vacant: if assigned { wanted.saturating_sub(seats) } else { 0 },
        lacking: state.lacking().iter().map(ToString::to_string).collect(),
        assigned,
        closed: state.is_closed(),
        experts,
    })
}

fn experts(state: &ReviewRound) -> Vec<ExpertLine> {
    let line = |expert: &fawen_domain::review::Expert| {
        let seats: Vec<&Seat> =
            state.desks().values().filter_map(|desk| desk.seats.get(&expert.id)).collect();
        let of = |is: fn(&Seat) -> bool| count(seats.iter().filter(|seat| is(seat)).count());
        ExpertLine {
            account: expert.id.to_string(),
            name: expert.name.clone(),
            role: expert.role.clone(),
            unit: expert.unit.to_string(),
            recommender: expert.recommender.as_ref().map(ToString::to_string),
            region: expert.region.to_string(),
            cases: of(Seat::is_active),
            sheets: of(|seat| matches!(seat, Seat::HandedIn(_))),
            recused: of(|seat| !seat.is_active()),
        }
    };
    state.panel().values().map(line).collect()
}
