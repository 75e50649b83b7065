//! Review rounds (评审轮次): the office opens them, experts score what they were given.

mod blind;
mod blind_files;
mod expert;
mod office;
mod open;
mod view;

use fawen_domain::{account::Role, ids::ExpertId, review::ReviewRound};

pub use self::{
    blind::{PaperlessCase, read_case},
    blind_files::{DeskContent, DeskFile, DeskFiles, file, files},
    expert::{
        CriterionLine, DeskLine, DeskView, ScoreLine, Sheet, SheetOrder, desk_of, recuse,
        recuse_from_all, submit_sheet,
    },
    office::{
        ConflictNote, Member, Seed, assign, close, declare_conflict, form_panel, join_panel,
        reassign, reopen_sheet,
    },
    open::{NewRound, open},
    view::{ExpertLine, RoundView, view},
};
use super::{Desk, campaigns, identifier};
use crate::Problem;

/// The stream of a round.
pub(super) fn stream(campaign: &str, number: u32) -> String {
    format!("{campaign}/round-{number}")
}

fn absent(campaign: &str, number: u32) -> Problem {
    Problem::absent(format!("活动“{campaign}”没有第{number}轮评审，或者您不能查看"))
}

/// A round, for who runs the campaign.
async fn load_for_office(
    desk: &Desk,
    campaign: &str,
    number: u32,
    roles: &[Role],
    what: &str,
) -> Result<(ReviewRound, u64, String), Problem> {
    campaigns::load_for(desk, campaign, roles, what).await?;
    let id = stream(campaign, number);
    let (state, version) = desk.app.store.load::<ReviewRound>(&id).await?;
    if state.plan().is_none() {
        return Err(absent(campaign, number));
    }
    Ok((state, version, id))
}

/// A round, for a member of its panel; an expert is who bears its account.
async fn load_for_expert(
    desk: &Desk,
    campaign: &str,
    number: u32,
) -> Result<(ReviewRound, u64, String, ExpertId), Problem> {
    let id = stream(identifier::known(campaign)?, number);
    let (state, version) = desk.app.store.load::<ReviewRound>(&id).await?;
    let expert = ExpertId::new(desk.principal.account.as_str());
    if !desk.principal.holds(Role::Expert) || !state.panel().contains_key(&expert) {
        return Err(absent(campaign, number));
    }
    Ok((state, version, id, expert))
}
