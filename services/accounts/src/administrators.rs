//! Somebody can always administer (至少留一名系统管理员): of those who hold the role, are open and have a password,
//! the last one is neither closed nor relieved, not even when two leave each other out at once.
//!
//! Streams of different accounts know nothing of each other. Who is to leave is therefore entered on one record
//! first, on the condition that nobody has changed it since the others were counted; whoever is entered there
//! does not count any more. An entry holds for some minutes, far longer than its command can take: one that a
//! crash has left behind is in the way no longer than that.

use std::collections::BTreeMap;

use fawen_domain::{
    account::{Account, AccountCommand, AccountError, Role},
    ids::AccountId,
};
use fawen_store::{Envelope, Executed, Keep, Kept, Shelf};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::{Accounts, AccountsError, secret};

/// How long an entry holds.
const HOLDS: SignedDuration = SignedDuration::from_mins(5);
/// How often it is tried again when others enter themselves at the same time.
const TRIES: u32 = 32;
/// How many accounts are looked at in one go.
const BATCH: u32 = 500;
/// The one record.
const KEY: &str = "leaving";

/// Who is about to leave, and until when that holds.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Leaving(BTreeMap<AccountId, Timestamp>);

impl Accounts {
    /// Carries out a command after which somebody may no longer administer.
    pub(crate) async fn leaving(
        &self,
        id: &AccountId,
        command: AccountCommand,
        envelope: &Envelope,
    ) -> Result<Executed, AccountsError> {
        let now = envelope.context.at;
        let account = self.account(id).await?.unwrap_or_default();
        if !administers(&account) {
            return self.execute(id, command, envelope).await;
        }
        self.enter_leaving(id, now).await?;
        let done = self.execute(id, command, envelope).await;
        self.leave_list(id, now).await?;
        done
    }

    /// Enters somebody on the record, if another administrator stays.
    async fn enter_leaving(&self, id: &AccountId, now: Timestamp) -> Result<(), AccountsError> {
        for _ in 0..TRIES {
            let (kept, mut leaving) = self.who_leaves(now).await?;
            leaving.0.insert(id.clone(), now.saturating_add(HOLDS).unwrap_or(Timestamp::MAX));
            if !self.somebody_stays(&leaving, now).await? {
                return Err(AccountError::LastAdministrator.into());
            }
            if self.note_leaving(kept, &leaving, now).await? {
                return Ok(());
            }
        }
        Err(AccountsError::Conflict)
    }

    /// Takes somebody off the record: their command was carried out or refused.
    async fn leave_list(&self, id: &AccountId, now: Timestamp) -> Result<(), AccountsError> {
        for _ in 0..TRIES {
            let (kept, mut leaving) = self.who_leaves(now).await?;
            if leaving.0.remove(id).is_none() || self.note_leaving(kept, &leaving, now).await? {
                return Ok(());
            }
        }
        // It is over in some minutes by itself.
        Ok(())
    }

    async fn somebody_stays(
        &self,
        leaving: &Leaving,
        now: Timestamp,
    ) -> Result<bool, AccountsError> {
        let mut after = String::new();
        loop {
            let accounts = self.list(&after, BATCH, now).await?;
            let Some((last, _)) = accounts.last() else { return Ok(false) };
            last.as_str().clone_into(&mut after);
            let stays = |(id, account): &(AccountId, Account)| {
                administers(account) && !leaving.0.contains_key(id)
            };
            if accounts.iter().any(stays) {
                return Ok(true);
            }
        }
    }

    async fn who_leaves(&self, now: Timestamp) -> Result<(Option<Kept>, Leaving), AccountsError> {
        let kept = self.leavers().get(KEY, now).await?;
        let mut leaving: Leaving = kept.as_ref().map(Kept::read).transpose()?.unwrap_or_default();
        leaving.0.retain(|_, until| *until > now);
        Ok((kept, leaving))
    }

    async fn note_leaving(
        &self,
        kept: Option<Kept>,
        leaving: &Leaving,
        now: Timestamp,
    ) -> Result<bool, AccountsError> {
        let keep = Keep::new(secret::body(leaving)?);
        let written = match kept {
            Some(kept) => self.leavers().put_if(KEY, kept.version, keep, now).await?,
            None => self.leavers().put_new(KEY, keep, now).await?,
        };
        Ok(written.is_some())
    }

    fn leavers(&self) -> Shelf<'_> {
        self.store.shelf("administrators")
    }
}

/// Whether somebody can sign in and administer.
fn administers(account: &Account) -> bool {
    let holds = account.grants().iter().any(|grant| grant.role == Role::Administrator);
    account.is_open() && account.has_password() && holds
}
