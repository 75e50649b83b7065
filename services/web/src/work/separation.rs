//! Separation of duties (职责分离): who did one thing must not do the other.

use std::collections::BTreeSet;

use fawen_domain::{Decider, Refusal, document::rules::SEPARATION, ids::AccountId};
use fawen_store::Store;

use crate::Problem;

/// Who drafted, revised or submitted a paper does not review it.
pub(super) fn own_paper(name: &str) -> Problem {
    Problem::refused(SEPARATION, format!("“{name}”办理过这份公文的起草，不能再审核：请由别人审核"))
}

/// Who drafted, revised or submitted a paper does not sign it.
pub(super) fn own_draft(name: &str) -> Problem {
    Problem::refused(
        SEPARATION,
        format!("“{name}”办理过这份公文的起草，不能再签发或会签：请由机关负责人办理"),
    )
}

/// What a rule of the domain says of who acts, as a problem.
pub(super) fn ensured<E: Refusal>(judged: Result<(), E>) -> Result<(), Problem> {
    judged.map_err(|refusal| Problem::refused(refusal.rule(), refusal.to_string()))
}

/// The accounts that gave commands to a stream by which these events came.
pub(super) async fn actors<D: Decider>(
    store: &Store,
    id: &str,
    events: &[&str],
) -> Result<BTreeSet<AccountId>, Problem> {
    let happened = store.events(D::TYPE, id).await?;
    let by = happened.into_iter().filter(|event| events.contains(&event.event_type.as_str()));
    Ok(by.map(|event| AccountId::new(event.metadata.actor.id.as_str())).collect())
}
