//! Papers (公文) from their draft to the archive.

mod afterwards;
mod dispatch;
mod draft;
mod files;
mod latest;
mod list;
mod reading;
mod review;
mod sign;
mod versions;
mod view;

use std::collections::BTreeSet;

use fawen_domain::{
    account::{Role, Scope},
    document::{Draft, OfficialDocument, Stage},
    ids::{AccountId, IssuerId},
};

pub use self::{
    afterwards::{ArchiveOrder, ErratumNote, Keeping, archive, correct, publish, revoke},
    dispatch::{
        Copies, Distribution, Seal, Seals, Waived, Waivers, issue, print, recheck, register, seal,
    },
    draft::{NewDraft, Revision, discard, draft, revise, submit},
    files::{Format, PaperFile, file, issued_file},
    latest::{Latest, latest},
    list::{Filter, Line, list},
    review::{approve, return_to_drafter, return_to_signer},
    sign::{Signature, countersign, object, sign},
    versions::{PassageView, RedlineView, VersionView, Versions, compare},
    view::{DocumentView, FileView, StepView, view},
};
use super::{Desk, identifier, separation};
use crate::Problem;

/// Roles of the office, which see every paper of their issuer.
const OFFICE: &[Role] = &[
    Role::Drafter,
    Role::Reviewer,
    Role::Countersigner,
    Role::Signer,
    Role::Registrar,
    Role::SealKeeper,
];

/// The paper, if there is one.
async fn load(desk: &Desk, id: &str) -> Result<(OfficialDocument, u64), Problem> {
    let (state, version) = desk.app.store.load::<OfficialDocument>(identifier::known(id)?).await?;
    if state.stage() == Stage::Absent {
        return Err(absent(id));
    }
    Ok((state, version))
}

fn absent(id: &str) -> Problem {
    Problem::absent(format!("没有“{id}”这份公文，或者您不能查看"))
}

/// The part of the house that the host of a paper is.
fn host(state: &OfficialDocument) -> Vec<Scope> {
    state.draft().and_then(Draft::host).map(scope).into_iter().collect()
}

/// Every issuer of a paper.
fn issuers(state: &OfficialDocument) -> Vec<Scope> {
    state.draft().into_iter().flat_map(|draft| &draft.issuers).map(scope).collect()
}

fn scope(issuer: &IssuerId) -> Scope {
    Scope::Issuer(issuer.clone())
}

/// Loads a paper for somebody who holds a role with its host.
async fn load_for(
    desk: &Desk,
    id: &str,
    role: Role,
    what: &str,
) -> Result<(OfficialDocument, u64), Problem> {
    let (state, version) = load(desk, id).await?;
    desk.require(&[role], &host(&state), what)?;
    Ok((state, version))
}

/// What makes somebody a drafter of a paper.
const DRAFTING: &[&str] = &["DocumentDrafted", "DocumentRevised", "DocumentSubmitted"];

/// The accounts that had a hand in its text.
async fn drafters(desk: &Desk, id: &str) -> Result<BTreeSet<AccountId>, Problem> {
    separation::actors::<OfficialDocument>(&desk.app.store, id, DRAFTING).await
}

/// Whether somebody may see a paper.
pub(super) async fn may_see(desk: &Desk, id: &str) -> Result<bool, Problem> {
    let (state, _) = desk.app.store.load::<OfficialDocument>(id).await?;
    Ok(desk.may(&[Role::Auditor], &[]) || desk.may(OFFICE, &issuers(&state)))
}
