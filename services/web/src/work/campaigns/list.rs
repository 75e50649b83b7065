//! The list of campaigns.

use fawen_views::{CampaignRow, Campaigns};
use serde::Serialize;
use utoipa::ToSchema;

use super::view::stage;
use crate::{
    Problem,
    work::{Desk, Page, Slice},
};

/// One line of the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct CampaignLine {
    /// Identifier.
    pub campaign: String,
    /// 活动名称
    pub name: String,
    /// Where it stands, in Chinese.
    pub stage: String,
    /// The notice that opens it.
    pub notice: String,
    /// 文号 of the notice, once it is open.
    pub number: Option<String>,
    /// Until when cases are taken, in Chinese.
    pub deadline: Option<String>,
}

/// All campaigns, by identifier.
///
/// # Errors
/// What the store runs into.
pub async fn list(desk: &Desk, slice: &Slice) -> Result<Page<CampaignLine>, Problem> {
    let rows = Campaigns::list(&desk.app.store).await?;
    let key = |row: &CampaignRow| row.campaign.to_string();
    Ok(Page::cut(rows.into_iter(), slice, key).map(CampaignLine::from))
}

impl From<CampaignRow> for CampaignLine {
    fn from(row: CampaignRow) -> Self {
        Self {
            campaign: row.campaign.to_string(),
            name: row.policy.name,
            stage: stage(&row.stage),
            notice: row.notice.to_string(),
            number: row.number.map(|number| number.to_string()),
            deadline: row.deadline.map(|deadline| deadline.to_string()),
        }
    }
}
