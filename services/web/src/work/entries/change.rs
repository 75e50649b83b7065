//! A case is taken back, or brought back.

use fawen_domain::{
    campaign::Campaign,
    entry::{EntryCommand, UnitEntry},
    ids::CaseId,
};

use super::load_own;
use crate::{
    Problem,
    work::{Desk, Done},
};

/// Takes a case back.
///
/// # Errors
/// 参评单位 for this unit only; a refusal.
pub async fn withdraw(
    desk: &Desk,
    campaign: &str,
    unit: &str,
    case: &str,
    reason: String,
) -> Result<Done, Problem> {
    let (_, stream) = load_own(desk, campaign, unit, "撤回案例").await?;
    let command = EntryCommand::Withdraw { case: CaseId::new(case), reason };
    desk.give::<UnitEntry>(&stream, command).await
}

/// Brings a withdrawn case back, before the deadline.
///
/// # Errors
/// As for [`withdraw`].
pub async fn restore(desk: &Desk, campaign: &str, unit: &str, case: &str) -> Result<Done, Problem> {
    let (_, stream) = load_own(desk, campaign, unit, "恢复案例").await?;
    let (state, _) = desk.app.store.load::<Campaign>(campaign).await?;
    let deadline = state.deadline().cloned();
    let command = EntryCommand::Restore { case: CaseId::new(case), deadline };
    desk.give::<UnitEntry>(&stream, command).await
}
