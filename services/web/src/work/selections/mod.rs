//! The selection (推选): ranking, tiers, organisers, public notice, objections.

mod decide;
mod explain;
mod list;
mod notice;
mod open;
mod view;

use fawen_domain::{account::Role, campaign::Campaign, selection::Selection};

pub use self::{
    decide::{
        Organiser, Outcome, TierSize, confirm, organisers, outcome_if, propose, rank, what_if,
    },
    explain::DisplacedLine,
    list::{SelectionLine, list},
    notice::{
        Holidays, NewObjection, NoticeOrder, Settling, Verdict, close_notice, lodge, settle,
        start_notice,
    },
    open::{NewSelection, open},
    view::{
        AwardLine, ObjectionView, OrganiserView, RankedLine, SelectionView, TierRuleView, TierView,
        view,
    },
};
use super::{Desk, campaigns};
use crate::Problem;

/// The stream of the selection of a campaign that is run here.
pub(super) fn stream(campaign: &str) -> String {
    format!("{campaign}/selection")
}

/// The stream of the selection of any campaign: a plan of its bulletin may name another.
pub(super) fn stream_of(campaign: &Campaign, id: &str) -> String {
    campaign.bulletin_plan().map_or_else(|| stream(id), |plan| plan.selection.to_string())
}

/// The selection of a campaign, for who holds one of these roles in it.
async fn load_for(
    desk: &Desk,
    campaign: &str,
    roles: &[Role],
    what: &str,
) -> Result<(Selection, u64, String), Problem> {
    let (run, _) = campaigns::load_for(desk, campaign, roles, what).await?;
    let id = stream_of(&run, campaign);
    let (state, version) = desk.app.store.load::<Selection>(&id).await?;
    Ok((state, version, id))
}
