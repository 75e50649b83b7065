//! Campaigns (征集活动): planned with a notice, opened by its issue, closed by time.

mod bulletin;
mod change;
mod list;
mod plan;
mod progress;
mod propose;
mod view;

use fawen_domain::{
    account::{Role, Scope},
    campaign::Campaign,
    document::{Draft, OfficialDocument},
    ids::{CampaignId, DocumentId},
};

pub use self::{
    bulletin::{BulletinOrder, plan_bulletin},
    change::{Extension, archive, cancel, end_phase, extend, settle_item, start_phase},
    list::{CampaignLine, list},
    plan::{NewCampaign, plan, replan},
    progress::{KindCount, Progress, RegionCount, progress},
    propose::{ProposalView, ReadingView, propose},
    view::{CampaignView, OpenItemView, PhaseView, view},
};
use super::{Desk, identifier};
use crate::Problem;

/// The campaign, if there is one.
pub(super) async fn load(desk: &Desk, id: &str) -> Result<(Campaign, u64), Problem> {
    let (state, version) = desk.app.store.load::<Campaign>(identifier::known(id)?).await?;
    if version == 0 {
        return Err(Problem::absent(format!("没有“{id}”这项活动")));
    }
    Ok((state, version))
}

/// The parts of the house that run a campaign: the campaign itself, and the host of its notice.
pub(super) async fn scopes(desk: &Desk, campaign: &Campaign) -> Result<Vec<Scope>, Problem> {
    let own = campaign.id().cloned().map(Scope::Campaign);
    let host = match campaign.notice() {
        Some(notice) => host(desk, notice).await?,
        None => None,
    };
    Ok(own.into_iter().chain(host).collect())
}

/// The part of the house that the host of a notice is.
async fn host(desk: &Desk, notice: &DocumentId) -> Result<Option<Scope>, Problem> {
    let (notice, _) = desk.app.store.load::<OfficialDocument>(notice.as_str()).await?;
    Ok(notice.draft().and_then(Draft::host).cloned().map(Scope::Issuer))
}

/// Loads a campaign for somebody who holds one of these roles in it.
pub(super) async fn load_for(
    desk: &Desk,
    id: &str,
    roles: &[Role],
    what: &str,
) -> Result<(Campaign, u64), Problem> {
    let (state, version) = load(desk, id).await?;
    desk.require(roles, &scopes(desk, &state).await?, what)?;
    Ok((state, version))
}

/// Whether somebody holds one of these roles in a campaign.
///
/// # Errors
/// There is no such campaign.
pub async fn may(desk: &Desk, id: &str, roles: &[Role]) -> Result<bool, Problem> {
    let (state, _) = load(desk, id).await?;
    Ok(desk.may(roles, &scopes(desk, &state).await?))
}

/// The identifier of a campaign as it stands in a path.
pub(super) fn id(text: &str) -> Result<CampaignId, Problem> {
    identifier::known(text).map(CampaignId::new)
}
