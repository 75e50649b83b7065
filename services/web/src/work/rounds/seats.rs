//! What one member of the panel was given and how far they are, for the office. Scores are not shown: they are
//! nobody's business before they are ranked.

use std::collections::BTreeMap;

use fawen_domain::{
    ids::{CaseId, ExpertId},
    review::{ReviewRound, Seat},
};
use fawen_views::{CaseRow, Cases};
use serde::Serialize;
use utoipa::ToSchema;

use super::{WATCHERS, campaigns, load_for_office};
use crate::{Problem, work::Desk};

/// What one expert was given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ExpertSeats {
    /// The account.
    pub account: String,
    /// Name.
    pub name: String,
    /// Their cases, in the order of the draw.
    pub seats: Vec<SeatLine>,
}

/// One case of an expert.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct SeatLine {
    /// The case.
    pub case: String,
    /// 评审编号
    pub number: u32,
    /// 题目
    pub title: String,
    /// 单位
    pub unit: String,
    /// 待评、已评、退回重评 or 已回避
    pub status: String,
    /// Why it was given back, or why they stepped back.
    pub reason: Option<String>,
}

/// What one expert was given.
///
/// # Errors
/// 拟稿, 审核, 签发 or 审计 in the campaign only; nobody of this account is on the panel.
pub async fn seats_of(
    desk: &Desk,
    campaign: &str,
    number: u32,
    account: &str,
) -> Result<ExpertSeats, Problem> {
    let (state, ..) = load_for_office(desk, campaign, number, WATCHERS, "查看评审").await?;
    let id = ExpertId::new(account);
    let expert = state.panel().get(&id);
    let expert =
        expert.ok_or_else(|| Problem::absent(format!("本轮评委会中没有账号“{account}”")))?;
    let mut seats: Vec<(CaseId, SeatLine)> = held(&state, &id);
    let cases: Vec<CaseId> = seats.iter().map(|(case, _)| case.clone()).collect();
    let rows = Cases::these(&desk.app.store, &campaigns::id(campaign)?, cases).await?;
    let rows: BTreeMap<CaseId, CaseRow> =
        rows.into_iter().map(|row| (row.case.clone(), row)).collect();
    for (case, line) in &mut seats {
        let Some(row) = rows.get(case) else { continue };
        line.title.clone_from(&row.title);
        line.unit.clone_from(&row.unit_name);
    }
    let mut seats: Vec<SeatLine> = seats.into_iter().map(|(_, line)| line).collect();
    seats.sort_by_key(|line| line.number);
    Ok(ExpertSeats { account: account.to_owned(), name: expert.name.clone(), seats })
}

fn held(state: &ReviewRound, expert: &ExpertId) -> Vec<(CaseId, SeatLine)> {
    let desks = state.desks().iter();
    let seats = desks.filter_map(|(case, desk)| Some((case, desk.number, desk.seats.get(expert)?)));
    seats.map(|(case, number, seat)| (case.clone(), line(case, number, seat))).collect()
}

fn line(case: &CaseId, number: u32, seat: &Seat) -> SeatLine {
    let (status, reason) = match seat {
        Seat::Waiting => ("待评", None),
        Seat::HandedIn(_) => ("已评", None),
        Seat::Reopened { reason } => ("退回重评", Some(reason.clone())),
        Seat::Recused { reason } => ("已回避", Some(reason.clone())),
    };
    SeatLine {
        case: case.to_string(),
        number,
        title: case.to_string(),
        unit: String::new(),
        status: status.to_owned(),
        reason,
    }
}
