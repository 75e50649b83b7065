//! How far the selection of each campaign has come.

use fawen_domain::selection::Selection;
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    super::{campaigns, rounds},
    stream_of,
};
use crate::{Problem, work::Desk};

/// How far one selection has come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct SelectionLine {
    /// The campaign.
    pub campaign: String,
    /// 活动名称
    pub name: String,
    /// Where it stands, in Chinese.
    #[schema(example = "待确认")]
    pub stage: String,
}

/// The selections of the campaigns that somebody runs or watches.
///
/// # Errors
/// What the store runs into.
pub async fn list(desk: &Desk) -> Result<Vec<SelectionLine>, Problem> {
    let mut lines = Vec::new();
    for row in rounds::watched(desk).await? {
        let campaign = row.campaign.to_string();
        let (run, _) = campaigns::load(desk, &campaign).await?;
        let id = stream_of(&run, &campaign);
        let (state, _) = desk.app.store.load::<Selection>(&id).await?;
        let stage = stage(&state).to_owned();
        lines.push(SelectionLine { name: row.policy.name, stage, campaign });
    }
    Ok(lines)
}

/// Where a selection stands.
pub(super) fn stage(state: &Selection) -> &'static str {
    let Some(policy) = state.policy() else { return "未开始" };
    let notice = state.notice();
    if state.bulletin().is_some() {
        "已公布"
    } else if state.ranking().is_empty() {
        "待排序"
    } else if state.proposal().is_none() {
        "待拟等次"
    } else if state.confirmed().is_none() {
        "待确认"
    } else if notice.is_none() && policy.organisers.is_some() && state.organisers().is_empty() {
        "待推选组织单位"
    } else if policy.public_notice.is_none() || notice.is_some_and(|notice| notice.closed) {
        "待公布"
    } else if notice.is_some() {
        "公示中"
    } else {
        "待公示"
    }
}
