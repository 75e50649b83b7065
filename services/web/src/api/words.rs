//! Small requests: a reason, an opinion, a name.

use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};

use crate::work::{rounds, selections};
use fawen_domain::campaign::Policy;

/// A reason.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Reason {
    /// 理由
    pub(super) reason: String,
}

/// An opinion.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Opinion {
    /// 意见
    #[serde(default)]
    pub(super) opinion: String,
}

/// A way to make something public.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ChannelName {
    /// 发布渠道，如 协会网站
    pub(super) channel: String,
}

/// A phase.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct PhaseName {
    /// 阶段名称
    pub(super) phase: String,
}

/// Something that the notice left open, and what was settled.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ItemAnswer {
    /// 待定事项
    pub(super) item: String,
    /// 落实的内容
    pub(super) answer: String,
}

/// New rules.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct PolicyOrder {
    /// 活动方案
    #[schema(value_type = Object)]
    pub(super) policy: Box<Policy>,
}

/// Who recommends.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct RecommenderName {
    /// 推荐单位编号
    pub(super) recommender: String,
}

/// The case of which another is a duplicate.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct DuplicateOf {
    /// 案例编号
    pub(super) of: String,
}

/// The panel.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct PanelOrder {
    /// 评委
    pub(super) members: Vec<rounds::Member>,
}

/// Who organised.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct OrganiserOrder {
    /// 组织单位，一个地区一个
    pub(super) organisers: Vec<selections::Organiser>,
}

/// Other sizes of tiers.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct WhatIf {
    /// 等次和名额
    pub(super) tiers: Vec<selections::TierSize>,
}

/// A stream.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct StreamOf {
    /// 事件流，如 OfficialDocument/2022-notice
    #[param(pattern = "^[A-Za-z]+/.+$")]
    pub(super) stream: String,
}
