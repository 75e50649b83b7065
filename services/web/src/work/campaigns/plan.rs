//! Planning (策划): the rules, bound to the notice that will open the campaign.

use fawen_domain::{
    account::{Role, Scope},
    campaign::{Campaign, CampaignCommand, Policy},
    document::OfficialDocument,
    ids::{CampaignId, DocumentId, IssuerId},
};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{super::identifier, host, load_for};
use crate::{
    Problem,
    work::{Desk, Done},
};

/// A campaign to be planned.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewCampaign {
    /// 活动编号，自定，如 2022-ydyp
    pub campaign: String,
    /// 启动活动的通知的公文编号；通知可以稍后再起草
    pub notice: String,
    /// 主办机关编号；通知已经起草的，以通知为准
    pub issuer: String,
    /// 活动方案：类别、范围、名额、文稿和附件要求、日程、评审、等次……
    #[schema(value_type = Object)]
    pub policy: Box<Policy>,
}

/// Plans a campaign. Where its notice was issued already, it opens by it at once; otherwise it will.
///
/// # Errors
/// 拟稿 with the host of the notice only; a refusal, with all findings.
pub async fn plan(desk: &Desk, new: NewCampaign) -> Result<Done, Problem> {
    let id = identifier::chosen(&new.campaign)?;
    let notice = DocumentId::new(identifier::chosen(&new.notice)?);
    let host = host(desk, &notice).await?;
    let scope = host.unwrap_or_else(|| Scope::Issuer(IssuerId::new(new.issuer)));
    desk.require(&[Role::Drafter], &[scope, Scope::Campaign(CampaignId::new(id))], "拟定活动")?;
    let (paper, _) = desk.app.store.load::<OfficialDocument>(notice.as_str()).await?;
    let issued = paper.issued_on().zip(paper.registration());
    let open = issued.map(|(issued_on, entry)| CampaignCommand::Open {
        notice: notice.clone(),
        number: entry.number.clone(),
        issued_on,
    });
    let command =
        CampaignCommand::Plan { campaign: CampaignId::new(id), notice, policy: new.policy };
    let done = desk.give::<Campaign>(id, command).await?;
    match open {
        Some(open) => desk.step::<Campaign>(id, "/open", open).await,
        None => Ok(done),
    }
}

/// Replaces the rules, while the campaign is not open.
///
/// # Errors
/// 拟稿 in the campaign only; a refusal, with all findings.
pub async fn replan(desk: &Desk, id: &str, policy: Box<Policy>) -> Result<Done, Problem> {
    load_for(desk, id, &[Role::Drafter], "修订活动方案").await?;
    desk.give::<Campaign>(id, CampaignCommand::Replan { policy }).await
}
