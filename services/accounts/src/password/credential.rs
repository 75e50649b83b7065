//! What is stored of a password.
//!
//! A password is set by an event, and by a record that holds its hash. The hash is laid ready under the command
//! before the event is written, and put into force after it. Should the program end in between, the next sign-in
//! sees that the event is there and puts the hash into force: the password that was chosen is the password.

use fawen_domain::{Decider, account::Account, ids::AccountId};
use fawen_store::{Keep, Kept, KeptVersion, Shelf, Store};
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

    /// The same, after what a crash has left unfinished was finished: for those who prove a password.
    pub(crate) async fn settled(
        store: &Store,
        account: &AccountId,
        now: Timestamp,
    ) -> Result<Option<(Self, Kept)>, AccountsError> {
        finish(store, account, now).await?;
        Self::of(store, account, now).await
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

/// A hash that was laid ready.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Ready(KeptVersion);

/// What lies ready.
#[derive(Debug, Serialize, Deserialize)]
struct Laid {
    credential: Credential,
    /// The command whose event puts it into force.
    command: String,
}

impl Credential {
    /// Lays it ready for the command that will set it.
    pub(crate) async fn lay_ready(
        &self,
        store: &Store,
        account: &AccountId,
        command: &str,
    ) -> Result<Ready, AccountsError> {
        let laid = Laid { credential: self.clone(), command: command.to_owned() };
        let owner = account.as_str().to_owned();
        let keep = Keep { owner, body: secret::body(&laid)?, until: None };
        Ok(Ready(ready(store).put(account.as_str(), keep).await?))
    }
}

impl Ready {
    /// Takes it away once it is in force; what another command has laid there stays.
    pub(crate) async fn clear(self, store: &Store, id: &AccountId) -> Result<(), AccountsError> {
        ready(store).delete_if(id.as_str(), self.0).await?;
        Ok(())
    }
}

/// Puts into force what was laid ready, if its event is there.
async fn finish(store: &Store, id: &AccountId, now: Timestamp) -> Result<(), AccountsError> {
    let Some(kept) = ready(store).get(id.as_str(), now).await? else { return Ok(()) };
    let Laid { credential, command } = kept.read()?;
    let events = store.events(Account::TYPE, id.as_str()).await?;
    let last = events.iter().rev().find(|event| event.event_type == "PasswordSet");
    if last.is_some_and(|event| event.metadata.command_id == command) {
        credential.put(store, id).await?;
        Ready(kept.version).clear(store, id).await?;
    }
    Ok(())
}

fn ready(store: &Store) -> Shelf<'_> {
    store.shelf("credential-ready")
}

fn shelf(store: &Store) -> Shelf<'_> {
    store.shelf("credential")
}
