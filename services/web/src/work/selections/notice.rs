//! The public notice (公示) and the objections (异议) during it.

use std::collections::BTreeSet;

use fawen_domain::{
    account::Role,
    ids::{CaseId, ObjectionId},
    selection::{Selection, SelectionCommand, Settlement, WorkCalendar, ensure_settles_others},
};
use jiff::civil::Date;
use serde::Deserialize;
use utoipa::ToSchema;

use super::{super::identifier, load_for};
use crate::{
    Problem,
    work::{
        Desk, Done,
        separation::{actors, ensured},
    },
};

/// From when to when results are shown.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NoticeOrder {
    /// 第一天
    #[schema(value_type = String, format = Date)]
    pub from: Date,
    /// 最后一天
    #[schema(value_type = String, format = Date)]
    pub until: Date,
    /// 期间的节假日安排
    #[serde(default)]
    pub calendar: Holidays,
}

/// Which days are no working days though no weekend, and the other way round.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Holidays {
    /// 放假
    #[serde(default)]
    #[schema(value_type = Vec<Day>)]
    pub holidays: BTreeSet<Date>,
    /// 调休上班
    #[serde(default)]
    #[schema(value_type = Vec<Day>)]
    pub workdays: BTreeSet<Date>,
}

/// A day, for the description.
#[derive(Debug, ToSchema)]
#[schema(value_type = String, format = Date)]
#[expect(dead_code, reason = "it only describes days")]
struct Day(Date);

/// An objection as it came in, signed by name.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewObjection {
    /// 异议编号，自定
    pub objection: String,
    /// 案例编号
    pub case: String,
    /// 异议的内容
    pub reason: String,
    /// 提出人，实名
    pub by: String,
}

/// How an objection is settled.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Settling {
    /// 结论
    pub verdict: Verdict,
    /// 理由
    pub reason: String,
}

/// Whether an objection holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// 异议成立
    Upheld,
    /// 异议不成立
    Rejected,
}

/// Shows the results.
///
/// # Errors
/// 拟稿 in the campaign only; a refusal, with all findings.
pub async fn start_notice(
    desk: &Desk,
    campaign: &str,
    order: NoticeOrder,
) -> Result<Done, Problem> {
    let NoticeOrder { from, until, calendar } = order;
    let calendar = WorkCalendar { holidays: calendar.holidays, workdays: calendar.workdays };
    let command = SelectionCommand::StartPublicNotice { from, until, calendar };
    give(desk, campaign, Role::Drafter, "开始公示", command).await
}

/// Ends the public notice, after its last day.
///
/// # Errors
/// As for [`start_notice`].
pub async fn close_notice(desk: &Desk, campaign: &str) -> Result<Done, Problem> {
    let command = SelectionCommand::ClosePublicNotice;
    give(desk, campaign, Role::Drafter, "结束公示", command).await
}

/// Records an objection that came in by letter, mail or telephone.
///
/// # Errors
/// 拟稿 in the campaign only; a refusal.
pub async fn lodge(desk: &Desk, campaign: &str, new: NewObjection) -> Result<Done, Problem> {
    let command = SelectionCommand::LodgeObjection {
        id: ObjectionId::new(identifier::chosen(&new.objection)?),
        case: CaseId::new(new.case),
        reason: new.reason,
        by: new.by,
    };
    give(desk, campaign, Role::Drafter, "登记异议", command).await
}

/// Settles an objection. If upheld, the case is out and the next one moves up.
///
/// # Errors
/// 审核 in the campaign only; a refusal.
pub async fn settle(
    desk: &Desk,
    campaign: &str,
    objection: &str,
    settling: Settling,
) -> Result<Done, Problem> {
    let (_, _, stream) = load_for(desk, campaign, &[Role::Reviewer], "处理异议").await?;
    let recorders = actors::<Selection>(&desk.app.store, &stream, &["ObjectionLodged"]).await?;
    let who = &desk.principal;
    ensured(ensure_settles_others(&who.account, &who.name, &recorders))?;
    let settlement = match settling.verdict {
        Verdict::Upheld => Settlement::Upheld,
        Verdict::Rejected => Settlement::Rejected,
    };
    let (id, reason) = (ObjectionId::new(objection), settling.reason);
    let command = SelectionCommand::SettleObjection { id, settlement, reason };
    give(desk, campaign, Role::Reviewer, "处理异议", command).await
}

async fn give(
    desk: &Desk,
    campaign: &str,
    role: Role,
    what: &str,
    command: SelectionCommand,
) -> Result<Done, Problem> {
    let (_, _, id) = load_for(desk, campaign, &[role], what).await?;
    desk.give::<Selection>(&id, command).await
}
