//! Identities that somebody else vouches for (统一身份), bound to accounts.
//!
//! That an identity is bound is an event of the account. To find the account there is a record under the hash of
//! provider and subject; it counts only as long as the account says the same. The record is written first, so
//! that of two accounts that are bound to one identity at once one is refused. A record whose event never came,
//! because the program was ended in between, is in the way for some minutes only.

mod bind;
mod handshake;
mod sign_in;

use fawen_domain::ids::AccountId;
use fawen_store::Shelf;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

pub use self::handshake::{Errand, Handshake};
use crate::{Accounts, AccountsError, secret};

/// Somebody whom a provider has just vouched for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vouched {
    /// The provider: the issuer of OpenID Connect.
    pub provider: String,
    /// What they are known by there, for ever.
    pub subject: String,
    /// What people know them by there; for reading only.
    pub name: String,
    /// The account that the provider names, where the house trusts it in this.
    pub login: Option<String>,
}

/// Where an identity leads.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Record {
    account: AccountId,
    provider: String,
    claimed_at: Timestamp,
}

/// The key of the record. Who it is at the provider stands nowhere in clear.
fn key(provider: &str, subject: &str) -> String {
    secret::hash(&format!("{provider}\n{subject}"))
}

impl Accounts {
    /// Whether a session that was opened with an identity still holds: the record is the one of then, and the
    /// account is still bound to the identity.
    pub(crate) async fn identity_holds(
        &self,
        id: &AccountId,
        key_then: &str,
        version_then: &str,
        now: Timestamp,
    ) -> Result<bool, AccountsError> {
        let Some(kept) = self.links().get(key_then, now).await? else { return Ok(false) };
        let record: Record = kept.read()?;
        if kept.version.to_string() != version_then || record.account != *id {
            return Ok(false);
        }
        let account = self.account(id).await?.unwrap_or_default();
        let bound = account.identities().get(&record.provider);
        Ok(bound.is_some_and(|identity| key(&record.provider, &identity.subject) == key_then))
    }

    fn links(&self) -> Shelf<'_> {
        self.store.shelf("identity")
    }
}
