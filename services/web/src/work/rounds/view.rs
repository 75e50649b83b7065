//! One round, for the office and auditors.

use fawen_domain::{
    account::Role,
    review::{ReviewRound, Seat, Visibility},
};
use serde::Serialize;
use utoipa::ToSchema;

use super::load_for_office;
use crate::{Problem, work::Desk};

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
    /// Cases under review.
    pub cases: u32,
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
    const WATCHERS: &[Role] = &[Role::Drafter, Role::Reviewer, Role::Signer, Role::Auditor];
    let (state, version, _) = load_for_office(desk, campaign, number, WATCHERS, "查看评审").await?;
    let plan = state.plan();
    Ok(RoundView {
        campaign: campaign.to_owned(),
        number,
        version,
        blind: plan.is_some_and(|plan| plan.visibility == Visibility::Blind),
        cases: count(plan.map_or(0, |plan| plan.cases.len())),
        lacking: state.lacking().iter().map(ToString::to_string).collect(),
        assigned: !state.desks().is_empty(),
        closed: state.is_closed(),
        experts: experts(&state),
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
            cases: of(Seat::is_active),
            sheets: of(|seat| matches!(seat, Seat::HandedIn(_))),
            recused: of(|seat| !seat.is_active()),
        }
    };
    state.panel().values().map(line).collect()
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
