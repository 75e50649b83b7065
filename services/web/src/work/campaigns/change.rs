//! What happens to a campaign on its way.

use fawen_domain::{
    account::Role,
    calendar::Deadline,
    campaign::{Campaign, CampaignCommand},
};
use jiff::civil::{Date, Time};
use serde::Deserialize;
use utoipa::ToSchema;

use super::load_for;
use crate::{
    Problem,
    work::{Desk, Done},
};

/// A later deadline.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Extension {
    /// 新的截止日期
    #[schema(value_type = String, format = Date)]
    pub date: Date,
    /// 新的截止时刻（北京时间）；不写为当日24时
    #[serde(default)]
    #[schema(value_type = Option<String>, example = "18:00:00", pattern = "^([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?$")]
    pub time: Option<Time>,
    /// 理由
    pub reason: String,
}

/// Moves the deadline to a later one.
///
/// # Errors
/// 拟稿 in the campaign only; a refusal.
pub async fn extend(desk: &Desk, id: &str, extension: Extension) -> Result<Done, Problem> {
    let Extension { date, time, reason } = extension;
    let (campaign, _) = load_for(desk, id, &[Role::Drafter], "延长截止时间").await?;
    let grace_minutes = campaign.deadline().map_or(0, |deadline| deadline.grace_minutes);
    let new = Deadline { at: time, grace_minutes, ..Deadline::on(date) };
    desk.give::<Campaign>(id, CampaignCommand::ExtendDeadline { new, reason }).await
}

/// Settles what the notice left open.
///
/// # Errors
/// As for [`extend`].
pub async fn settle_item(
    desk: &Desk,
    id: &str,
    item: String,
    answer: String,
) -> Result<Done, Problem> {
    give(desk, id, "落实待定事项", CampaignCommand::SettleOpenItem { item, answer }).await
}

/// Starts a phase.
///
/// # Errors
/// As for [`extend`].
pub async fn start_phase(desk: &Desk, id: &str, phase: String) -> Result<Done, Problem> {
    give(desk, id, "开始阶段", CampaignCommand::StartPhase { phase }).await
}

/// Ends a phase.
///
/// # Errors
/// As for [`extend`].
pub async fn end_phase(desk: &Desk, id: &str, phase: String) -> Result<Done, Problem> {
    give(desk, id, "结束阶段", CampaignCommand::EndPhase { phase }).await
}

/// Calls the campaign off.
///
/// # Errors
/// As for [`extend`].
pub async fn cancel(desk: &Desk, id: &str, reason: String) -> Result<Done, Problem> {
    give(desk, id, "取消活动", CampaignCommand::Cancel { reason }).await
}

/// Puts the campaign on file.
///
/// # Errors
/// As for [`extend`].
pub async fn archive(desk: &Desk, id: &str) -> Result<Done, Problem> {
    give(desk, id, "活动归档", CampaignCommand::Archive).await
}

async fn give(
    desk: &Desk,
    id: &str,
    what: &str,
    command: CampaignCommand,
) -> Result<Done, Problem> {
    load_for(desk, id, &[Role::Drafter], what).await?;
    desk.give::<Campaign>(id, command).await
}
