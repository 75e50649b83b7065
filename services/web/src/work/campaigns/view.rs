//! One campaign, as anybody who is signed in may see it.

use std::collections::BTreeMap;

use fawen_domain::{
    account::Role,
    campaign::{Campaign, Policy, Stage},
};
use jiff::{Timestamp, civil::Date};
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    bulletin::{BulletinOrder, planned},
    load, scopes,
};
use crate::{Problem, work::Desk};

/// One campaign.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct CampaignView {
    /// Identifier.
    pub campaign: String,
    /// How many steps it has seen: for If-Match.
    pub version: u64,
    /// 活动名称
    pub name: String,
    /// Where it stands, in Chinese.
    pub stage: String,
    /// The notice that opens it.
    pub notice: String,
    /// 文号 of the notice, once it is open.
    pub number: Option<String>,
    /// Until when cases are taken.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub deadline: Option<Timestamp>,
    /// The same, in Chinese.
    pub deadline_text: Option<String>,
    /// Phases as they really ran.
    pub phases: Vec<PhaseView>,
    /// What the notice left open.
    pub open_items: Vec<OpenItemView>,
    /// The rules.
    #[schema(value_type = serde_json::Value)]
    pub policy: Box<Policy>,
    /// How the result will be reported, for who runs the campaign, once that is planned.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub planned_bulletin: Option<BulletinOrder>,
    /// The document that reports the result, once there is one.
    pub bulletin: Option<String>,
}

/// A phase.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct PhaseView {
    /// Name.
    pub name: String,
    /// First day, once it has started.
    #[schema(value_type = Option<String>, format = Date)]
    pub started: Option<Date>,
    /// Last day, once it has ended.
    #[schema(value_type = Option<String>, format = Date)]
    pub ended: Option<Date>,
}

/// Something that the notice left open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct OpenItemView {
    /// Name.
    pub name: String,
    /// What was settled.
    pub answer: Option<String>,
}

/// One campaign.
///
/// # Errors
/// There is none.
pub async fn view(desk: &Desk, id: &str) -> Result<CampaignView, Problem> {
    let (state, version) = load(desk, id).await?;
    let policy = state.policy().cloned().unwrap_or_default();
    let deadline = state.deadline();
    let watchers = [Role::Drafter, Role::Reviewer, Role::Signer, Role::Auditor];
    let runs = state.bulletin_plan().is_some() && desk.may(&watchers, &scopes(desk, &state).await?);
    Ok(CampaignView {
        campaign: id.to_owned(),
        version,
        name: policy.name.clone(),
        stage: stage(state.stage()),
        notice: state.notice().map(ToString::to_string).unwrap_or_default(),
        number: state.number().map(ToString::to_string),
        deadline: deadline.map(fawen_domain::calendar::Deadline::hard),
        deadline_text: deadline.map(ToString::to_string),
        phases: phases(&state, &policy),
        open_items: items(state.settled(), &policy),
        planned_bulletin: match runs {
            true => state.bulletin_plan().map(planned),
            false => None,
        },
        bulletin: state.bulletin().map(ToString::to_string),
        policy: Box::new(policy),
    })
}

/// Where a campaign stands, in Chinese.
pub(super) fn stage(stage: &Stage) -> String {
    match stage {
        Stage::Planned => "待发".to_owned(),
        Stage::Open => "征集中".to_owned(),
        Stage::Closed => "已截止".to_owned(),
        Stage::Archived => "已归档".to_owned(),
        Stage::Cancelled { reason } => format!("已取消（{reason}）"),
    }
}

fn phases(state: &Campaign, policy: &Policy) -> Vec<PhaseView> {
    let phase = |name: &String| {
        let run = state.phases().get(name);
        PhaseView {
            name: name.clone(),
            started: run.map(|run| run.started),
            ended: run.and_then(|run| run.ended),
        }
    };
    policy.schedule.phases.iter().map(|planned| phase(&planned.name)).collect()
}

fn items(settled: &BTreeMap<String, String>, policy: &Policy) -> Vec<OpenItemView> {
    let items = policy.schedule.open_items.iter();
    items
        .map(|item| OpenItemView {
            name: item.name.clone(),
            answer: settled.get(&item.name).cloned(),
        })
        .collect()
}
