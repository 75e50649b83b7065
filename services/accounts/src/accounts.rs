//! All accounts of a store.

use std::sync::Arc;

use fawen_domain::{account::Account, ids::AccountId};
use fawen_store::{Keep, Shelf, Store};
use jiff::Timestamp;
use serde_json::Value;

use crate::{AccountsError, Limits, Principal, password::Hashing};

/// The accounts of a store, with their passwords, sessions, invitations and tokens; cheap to clone.
#[derive(Debug, Clone)]
pub struct Accounts {
    pub(crate) store: Store,
    pub(crate) hashing: Arc<Hashing>,
    pub(crate) limits: Limits,
}

impl Accounts {
    /// The accounts of this store, with the usual limits.
    #[must_use]
    pub fn new(store: Store) -> Self {
        Self::with_limits(store, Limits::default())
    }

    /// The accounts of this store.
    #[must_use]
    pub fn with_limits(store: Store, limits: Limits) -> Self {
        let hashing = Arc::new(Hashing::new(limits.hashings, limits.waiting));
        Self { store, hashing, limits }
    }

    /// An account as it is; `None` if it was never opened.
    ///
    /// # Errors
    /// The store cannot be read.
    pub async fn account(&self, id: &AccountId) -> Result<Option<Account>, AccountsError> {
        let (account, _) = self.store.load::<Account>(id.as_str()).await?;
        Ok(account.holder().is_some().then_some(account))
    }

    /// Accounts after a login name (empty: from the first), in the order of their bytes, at most `limit`;
    /// closed ones included.
    ///
    /// # Errors
    /// The store cannot be read.
    pub async fn list(
        &self,
        after: &str,
        limit: u32,
        now: Timestamp,
    ) -> Result<Vec<(AccountId, Account)>, AccountsError> {
        let mut found = Vec::new();
        for listed in self.index().list(None, after, limit, now).await? {
            let id = AccountId::new(listed.key);
            if let Some(account) = self.account(&id).await? {
                found.push((id, account));
            }
        }
        Ok(found)
    }

    /// Whoever holds this account, if it is open.
    pub(crate) async fn principal(
        &self,
        id: &AccountId,
    ) -> Result<Option<Principal>, AccountsError> {
        let account = self.account(id).await?.filter(Account::is_open);
        Ok(account.map(|account| Principal {
            account: id.clone(),
            name: account.name().to_owned(),
            grants: account.grants().iter().cloned().collect(),
        }))
    }

    /// Enters a login name into the list. It is entered before the account is opened: a name too many in the
    /// list does no harm, one too few would hide an account.
    pub(crate) async fn enter(&self, id: &AccountId) -> Result<(), AccountsError> {
        let keep = Keep { owner: id.as_str().to_owned(), body: Value::Null, until: None };
        self.index().put(id.as_str(), keep).await?;
        Ok(())
    }

    fn index(&self) -> Shelf<'_> {
        self.store.shelf("account")
    }
}
