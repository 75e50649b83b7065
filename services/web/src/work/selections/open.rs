//! A selection is opened, with its policy fixed before anyone is ranked by it.

use fawen_domain::{
    account::Role,
    selection::{NoticeRule, RankingMethod, Selection, SelectionCommand, SelectionPolicy},
};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{campaigns, stream_of};
use crate::{
    Problem,
    work::{Desk, Done, shapes},
};

/// How cases will be selected; tiers, caps and organisers come from the rules of the campaign.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewSelection {
    /// 排序办法：rubric、aggregation、normalisation、tie_breaks
    #[schema(value_type = shapes::RankingMethod)]
    pub method: RankingMethod,
    /// 公示期（工作日）；活动方案已经写明的，以方案为准
    #[serde(default)]
    pub public_notice_days: Option<u32>,
}

/// Opens the selection of a campaign.
///
/// # Errors
/// 拟稿 in the campaign only; a refusal, with all findings.
pub async fn open(desk: &Desk, campaign: &str, new: NewSelection) -> Result<Done, Problem> {
    let (run, _) = campaigns::load_for(desk, campaign, &[Role::Drafter], "开始推选").await?;
    let rules = run.policy().ok_or_else(|| Problem::absent("活动没有方案"))?;
    let mut policy = SelectionPolicy::for_campaign(rules, new.method);
    if let (None, Some(working_days)) = (&policy.public_notice, new.public_notice_days) {
        policy.public_notice = Some(NoticeRule { working_days });
    }
    let command = SelectionCommand::Open { campaign: campaigns::id(campaign)?, policy };
    desk.give::<Selection>(&stream_of(&run, campaign), command).await
}
