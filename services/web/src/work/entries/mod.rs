//! Units' entries (参评): registered, written, endorsed, handed in; screened by the office.

mod attach;
mod change;
mod download;
mod hand_in;
mod list;
mod mine;
mod office;
mod open;
mod received;
mod screening;
mod view;
mod waiting;
mod write;

use fawen_domain::{
    account::{Role, Scope},
    entry::{UnitEntry, ensure_screens_no_own},
    ids::UnitId,
};

pub use self::{
    attach::{Attached, FileOrder, attach, detach},
    change::{restore, withdraw},
    download::file,
    hand_in::{Receipt, correct, submit},
    list::{CaseFilter, CaseLine, list},
    mine::{Mine, ToNominate, mine, to_nominate, units},
    office::to_screen,
    open::{NewEntry, open},
    received::{Received, received},
    screening::{
        Correction, CorrectionOrder, Failure, Waiver, fail, mark_duplicate, pass,
        return_for_correction, unmark_duplicate,
    },
    view::{AttachedView, CaseView, EntryView, view},
    waiting::{SentBack, ToScreen, sent_back, to_be_screened},
    write::{CaseText, EndorsementNote, NewCase, Writer, draft, endorse, nominate, revise},
};
pub(crate) use self::{
    mine::campaign_of,
    office::{may_screen, seen_by_office},
    view::seen,
};
use super::{Desk, campaigns, identifier, separation};
use crate::Problem;

/// The stream of a unit's entry in a campaign.
///
/// # Errors
/// What cannot be an identifier is not there.
pub fn stream(campaign: &str, unit: &str) -> Result<String, Problem> {
    Ok(format!("{}/{}", identifier::known(campaign)?, identifier::known(unit)?))
}

/// The entry of a unit, for who enters for it.
async fn load_own(
    desk: &Desk,
    campaign: &str,
    unit: &str,
    what: &str,
) -> Result<(UnitEntry, String), Problem> {
    let stream = stream(campaign, unit)?;
    desk.require(&[Role::Entrant], &[Scope::Unit(UnitId::new(unit))], what)?;
    let (state, _) = desk.app.store.load::<UnitEntry>(&stream).await?;
    if state.unit().is_none() {
        return Err(absent(unit));
    }
    Ok((state, stream))
}

/// The entry of a unit, for who screens in the campaign and did not act for the unit.
async fn load_to_screen(
    desk: &Desk,
    campaign: &str,
    unit: &str,
) -> Result<(UnitEntry, String), Problem> {
    let stream = stream(campaign, unit)?;
    campaigns::load_for(desk, campaign, &[Role::Reviewer], "形式审查").await?;
    let (state, _) = desk.app.store.load::<UnitEntry>(&stream).await?;
    let of_unit = state.unit().ok_or_else(|| absent(unit))?;
    ensure_no_party(desk, &stream, &of_unit.id).await?;
    Ok((state, stream))
}

/// Who acts for a unit, or has acted, does not judge what it hands in.
async fn ensure_no_party(desk: &Desk, stream: &str, unit: &UnitId) -> Result<(), Problem> {
    let own = desk
        .principal
        .grants
        .iter()
        .any(|grant| grant.role == Role::Entrant && grant.scope == Scope::Unit(unit.clone()));
    let mut parties = acted(desk, stream).await?;
    if own {
        parties.insert(desk.principal.account.clone());
    }
    let who = &desk.principal;
    separation::ensured(ensure_screens_no_own(&who.account, &who.name, &parties))
}

/// The accounts that acted for a unit in its entry.
async fn acted(
    desk: &Desk,
    stream: &str,
) -> Result<std::collections::BTreeSet<fawen_domain::ids::AccountId>, Problem> {
    super::separation::actors::<UnitEntry>(&desk.app.store, stream, fawen_views::ACTS).await
}

fn absent(unit: &str) -> Problem {
    Problem::absent(format!("“{unit}”没有在这项活动中登记参评，或者您不能查看"))
}
