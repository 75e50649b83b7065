//! Who asks.

use fawen_domain::{
    Actor,
    account::{Grant, Role, Scope},
    ids::AccountId,
};

/// Somebody who is signed in, with everything they may do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Principal {
    /// The account.
    pub account: AccountId,
    /// The name that history shows.
    pub name: String,
    /// Roles and how far they reach.
    pub grants: Vec<Grant>,
}

impl Principal {
    /// Who acts, for the record.
    #[must_use]
    pub fn actor(&self) -> Actor {
        Actor { id: self.account.as_str().into(), name: self.name.clone() }
    }

    /// Whether they hold a role anywhere.
    #[must_use]
    pub fn holds(&self, role: Role) -> bool {
        self.grants.iter().any(|grant| grant.role == role)
    }

    /// Whether they hold a role in this part of the house.
    #[must_use]
    pub fn holds_in(&self, role: Role, scope: &Scope) -> bool {
        let reaches = |grant: &Grant| grant.scope == Scope::Everywhere || grant.scope == *scope;
        self.grants.iter().any(|grant| grant.role == role && reaches(grant))
    }
}
