//! What the office sees of entries, and whether somebody in it may judge them.

use fawen_domain::{campaign::Stage, entry::UnitEntry};
use fawen_views::{CampaignRow, Campaigns};

use super::{campaigns, load_to_screen, seen, view::OFFICE};
use crate::{Problem, work::Desk};

/// The campaigns whose cases the asker may look at.
///
/// # Errors
/// What the store runs into.
pub async fn to_screen(desk: &Desk) -> Result<Vec<CampaignRow>, Problem> {
    let mut found = Vec::new();
    for row in Campaigns::list(&desk.app.store).await? {
        if row.stage == Stage::Planned {
            continue;
        }
        let (run, _) = campaigns::load(desk, row.campaign.as_str()).await?;
        if desk.may(OFFICE, &campaigns::scopes(desk, &run).await?) {
            found.push(row);
        }
    }
    Ok(found)
}

/// The entry of a unit, for the office and auditors only.
///
/// # Errors
/// 拟稿, 审核, 签发 or 审计 in the campaign only; there is none.
pub(crate) async fn seen_by_office(
    desk: &Desk,
    campaign: &str,
    unit: &str,
) -> Result<(UnitEntry, u64), Problem> {
    campaigns::load_for(desk, campaign, OFFICE, "查看案例").await?;
    seen(desk, campaign, unit).await
}

/// Whether the asker may judge what a unit hands in: 审核 in the campaign, and nobody who acted for the unit.
///
/// # Errors
/// What the store runs into.
pub(crate) async fn may_screen(desk: &Desk, campaign: &str, unit: &str) -> Result<bool, Problem> {
    match load_to_screen(desk, campaign, unit).await {
        Ok(_) => Ok(true),
        Err(problem) if problem.status().is_client_error() => Ok(false),
        Err(problem) => Err(problem),
    }
}
