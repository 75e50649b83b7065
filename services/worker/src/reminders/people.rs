//! Who is meant by a role in a part of the house.

use fawen_accounts::Accounts;
use fawen_domain::account::{Grant, Scope};
use fawen_store::Store;
use jiff::Timestamp;
use serde::Serialize;

use super::{RemindError, Reminder};

/// How many accounts are read at once.
const BATCH: u32 = 500;

/// Somebody with an account.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub(super) struct Person {
    account: String,
    name: String,
    organisation: String,
    #[serde(skip)]
    grants: Vec<Grant>,
}

impl Person {
    /// Whether a reminder is for them.
    pub(super) fn is_meant(&self, reminder: &Reminder) -> bool {
        let in_scope = |scope: &Scope| *scope == reminder.scope || *scope == Scope::Everywhere;
        self.grants.iter().any(|grant| grant.role == reminder.role && in_scope(&grant.scope))
    }
}

/// Everybody whose account is open.
pub(super) async fn all(store: &Store, now: Timestamp) -> Result<Vec<Person>, RemindError> {
    let accounts = Accounts::new(store.clone());
    let (mut people, mut after) = (Vec::new(), String::new());
    loop {
        let found = accounts.list(&after, BATCH, now).await?;
        let full = found.len() == BATCH as usize;
        for (id, account) in found {
            id.as_str().clone_into(&mut after);
            let Some(holder) = account.holder().filter(|_| account.is_open()) else { continue };
            people.push(Person {
                account: id.to_string(),
                name: holder.name.clone(),
                organisation: holder.organisation.clone(),
                grants: account.grants().iter().cloned().collect(),
            });
        }
        if !full {
            return Ok(people);
        }
    }
}
