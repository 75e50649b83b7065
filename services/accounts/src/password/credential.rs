//! What is stored of a password.

use fawen_domain::ids::AccountId;
use fawen_store::{Keep, Kept, Shelf, Store};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{AccountsError, secret};

/// The hash of the password of one account.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Credential {
    /// As a PHC string: algorithm, parameters, salt and hash.
    pub(crate) hash: String,
    /// When it was set.
    pub(crate) set_at: Timestamp,
}

impl Credential {
    /// The credential of an account, with the version that its sessions hold to.
    pub(crate) async fn of(
        store: &Store,
        account: &AccountId,
        now: Timestamp,
    ) -> Result<Option<(Self, Kept)>, AccountsError> {
        let Some(kept) = shelf(store).get(account.as_str(), now).await? else { return Ok(None) };
        Ok(Some((kept.read()?, kept)))
    }

    /// Puts it in the place of the one before.
    pub(crate) async fn put(
        &self,
        store: &Store,
        account: &AccountId,
    ) -> Result<(), AccountsError> {
        let body = secret::body(self)?;
        let keep = Keep { owner: account.as_str().to_owned(), body, until: None };
        shelf(store).put(account.as_str(), keep).await?;
        Ok(())
    }
}

fn shelf(store: &Store) -> Shelf<'_> {
    store.shelf("credential")
}
