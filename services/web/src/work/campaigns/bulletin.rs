//! How the result will be reported (通报方案): the bulletin then drafts itself.

use std::collections::BTreeMap;

use fawen_domain::{
    account::Role,
    campaign::{BulletinPlan, Campaign, CampaignCommand},
    ids::{DocumentId, IssuerId, SelectionId},
};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

use super::{super::identifier, load_for};
use crate::{
    Problem,
    work::{Desk, Done, selections},
};

/// The bulletin before its figures are known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct BulletinOrder {
    /// 通报的公文编号，自定
    pub document: String,
    /// 发文机关编号，主办机关在前
    pub issuers: Vec<String>,
    /// 机关代字
    pub series: String,
    /// 模板名称
    pub template: String,
    /// 措辞，按模板的字段填写；数字和名单由系统从记录中取
    #[schema(value_type = Object)]
    pub wording: BTreeMap<String, Value>,
    /// 正文是否引用通知的标题和文号
    #[serde(default)]
    pub cites_notice: bool,
}

/// Plans the bulletin.
///
/// # Errors
/// 拟稿 in the campaign only; a refusal.
pub async fn plan_bulletin(desk: &Desk, id: &str, order: BulletinOrder) -> Result<Done, Problem> {
    load_for(desk, id, &[Role::Drafter], "拟定通报").await?;
    let plan = BulletinPlan {
        document: DocumentId::new(identifier::chosen(&order.document)?),
        issuers: order.issuers.into_iter().map(IssuerId::new).collect(),
        series: order.series,
        selection: SelectionId::new(selections::stream(id)),
        template: order.template,
        wording: order.wording,
        cites_notice: order.cites_notice,
    };
    desk.give::<Campaign>(id, CampaignCommand::PlanBulletin { plan: Box::new(plan) }).await
}

/// The plan as it could have been ordered.
pub(super) fn planned(plan: &BulletinPlan) -> BulletinOrder {
    BulletinOrder {
        document: plan.document.to_string(),
        issuers: plan.issuers.iter().map(ToString::to_string).collect(),
        series: plan.series.clone(),
        template: plan.template.clone(),
        wording: plan.wording.clone(),
        cites_notice: plan.cites_notice,
    }
}
