//! Names of issuers, for identifiers.

use std::collections::{BTreeMap, BTreeSet};

use fawen_domain::{
    account::{Role, Scope},
    issuer::Issuer,
};
use fawen_views::Catalogue;

use crate::{Problem, work::Desk};

/// The names of these issuers; who is not registered is called by the identifier.
pub(super) async fn of(
    desk: &Desk,
    ids: &BTreeSet<String>,
) -> Result<BTreeMap<String, String>, Problem> {
    let mut names = BTreeMap::new();
    for id in ids {
        let (state, _) = desk.app.store.load::<Issuer>(id).await?;
        let name = if state.name().is_empty() { id.as_str() } else { state.name() };
        names.insert(id.clone(), name.to_owned());
    }
    Ok(names)
}

/// The issuers for which somebody may draft, with their states, by identifier.
pub(super) async fn to_draft_for(desk: &Desk) -> Result<Vec<(String, Issuer)>, Problem> {
    let mut ids = BTreeSet::new();
    for grant in desk.principal.grants.iter().filter(|grant| grant.role == Role::Drafter) {
        match &grant.scope {
            Scope::Issuer(id) => drop(ids.insert(id.to_string())),
            // Who drafts for the whole house drafts for whoever has issued papers in it.
            Scope::Everywhere => {
                let issuers = Catalogue::issuers(&desk.app.store).await?;
                ids.extend(issuers.iter().map(ToString::to_string));
            }
            Scope::Unit(_) | Scope::Campaign(_) => {}
        }
    }
    let mut issuers = Vec::new();
    for id in ids {
        let (state, _) = desk.app.store.load::<Issuer>(&id).await?;
        if state.may_issue() {
            issuers.push((id, state));
        }
    }
    Ok(issuers)
}
