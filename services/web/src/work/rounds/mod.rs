//! Review rounds (评审轮次): the office opens them, experts score what they were given.

mod accounts;
mod blind;
mod blind_files;
mod expert;
mod list;
mod office;
mod open;
mod seats;
mod typed;
mod view;

use fawen_domain::{account::Role, ids::ExpertId, review::ReviewRound};

pub use self::{
    accounts::{experts, named},
    blind::{PaperlessCase, read_case, titles},
    blind_files::{DeskContent, DeskFile, DeskFiles, file, files},
    expert::{
        CriterionLine, DeskLine, DeskView, ScoreLine, Sheet, SheetOrder, desk_of, recuse,
        recuse_from_all, submit_sheet,
    },
    list::{OwnRound, RoundLine, of_campaign, own, watched},
    office::{
        ConflictNote, Member, Seed, assign, close, declare_conflict, form_panel, join_panel,
        reassign, reopen_sheet,
    },
    open::{NewRound, open, passed},
    seats::{ExpertSeats, SeatLine, seats_of},
    typed::{TypedSheet, keep_typed, typed},
    view::{ExpertLine, RoundView, view},
};
use super::{Desk, campaigns, identifier};
use crate::Problem;

/// Who sees how a round goes.
const WATCHERS: &[Role] = &[Role::Drafter, Role::Reviewer, Role::Signer, Role::Auditor];

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

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
