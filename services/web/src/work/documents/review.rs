//! Review (审核): passed or returned, never by who drafted.

use fawen_domain::{
    account::Role,
    document::{DocumentCommand, OfficialDocument},
};

use super::{super::separation, drafters, load_for};
use crate::{
    Problem,
    work::{Desk, Done},
};

/// Lets it pass.
///
/// # Errors
/// 审核 with the host only, and nobody who drafted it; a refusal.
pub async fn approve(desk: &Desk, id: &str, opinion: String) -> Result<Done, Problem> {
    load_for(desk, id, Role::Reviewer, "审核").await?;
    ensure_other(desk, id).await?;
    desk.give::<OfficialDocument>(id, DocumentCommand::Approve { opinion }).await
}

/// Returns it to the drafter.
///
/// # Errors
/// As for [`approve`].
pub async fn return_to_drafter(desk: &Desk, id: &str, reason: String) -> Result<Done, Problem> {
    load_for(desk, id, Role::Reviewer, "退回").await?;
    ensure_other(desk, id).await?;
    desk.give::<OfficialDocument>(id, DocumentCommand::Return { reason }).await
}

/// Sends a signed paper back to be signed anew.
///
/// # Errors
/// 登记 with the host only; a refusal.
pub async fn return_to_signer(desk: &Desk, id: &str, reason: String) -> Result<Done, Problem> {
    load_for(desk, id, Role::Registrar, "退签发人复审").await?;
    desk.give::<OfficialDocument>(id, DocumentCommand::ReturnToSigner { reason }).await
}

async fn ensure_other(desk: &Desk, id: &str) -> Result<(), Problem> {
    let drafters = drafters(desk, id).await?;
    if drafters.contains(&desk.principal.account) {
        return Err(separation::own_paper(&desk.principal.name));
    }
    Ok(())
}
