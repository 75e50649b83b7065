//! Invitations (邀请): a secret, used once, with which somebody sets the password of an account that was opened for
//! them. It also serves who has forgotten a password.

use fawen_domain::{
    Actor, Context,
    account::{Account, PasswordChange},
    ids::AccountId,
};
use fawen_store::{Envelope, Keep, Kept, Shelf};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{Accounts, AccountsError, Secret, password_problems, secret};

/// An invitation as it is handed out.
#[derive(Debug, Clone)]
pub struct Invitation {
    /// What the link carries.
    pub token: Secret,
    /// From this moment on it is not valid.
    pub until: Timestamp,
}

/// Who is invited, for the page on which the password is set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invited {
    /// The login name.
    pub account: AccountId,
    /// The name that is shown.
    pub name: String,
    /// From this moment on the invitation is not valid.
    pub until: Option<Timestamp>,
}

#[derive(Debug, Serialize, Deserialize)]
struct Record {
    account: AccountId,
}

impl Accounts {
    /// Invites the holder of an open account to set a password; earlier invitations are void.
    ///
    /// # Errors
    /// The account was never opened or is closed; the store cannot be written.
    pub async fn invite(
        &self,
        id: &AccountId,
        now: Timestamp,
    ) -> Result<Invitation, AccountsError> {
        self.account(id).await?.unwrap_or_default().ensure_open()?;
        let token = Secret::random("")?;
        let until = now.saturating_add(self.limits.invitation).unwrap_or(Timestamp::MAX);
        let body = secret::body(&Record { account: id.clone() })?;
        let keep = Keep { owner: id.as_str().to_owned(), body, until: Some(until) };
        self.invitations().delete_all_of(id.as_str()).await?;
        self.invitations().put(&secret::hash(token.expose()), keep).await?;
        Ok(Invitation { token, until })
    }

    /// Who is invited by this secret; it stays valid.
    ///
    /// # Errors
    /// [`AccountsError::NoInvitation`]; the store cannot be read.
    pub async fn invited(&self, token: &str, now: Timestamp) -> Result<Invited, AccountsError> {
        let (kept, account, state) = self.invitation(token, now).await?;
        Ok(Invited { account, name: state.name().to_owned(), until: kept.until })
    }

    /// Accepts an invitation: sets the password. Of two who accept one at once, one is refused.
    ///
    /// # Errors
    /// [`AccountsError::NoInvitation`]; the password does not do, and the invitation stays valid; the store
    /// cannot be written.
    pub async fn accept(
        &self,
        token: &str,
        password: &str,
        now: Timestamp,
    ) -> Result<AccountId, AccountsError> {
        let (kept, id, account) = self.invitation(token, now).await?;
        let problems = password_problems(password, &[id.as_str(), account.name()]);
        if !problems.is_empty() {
            return Err(AccountsError::Password(problems));
        }
        if !self.invitations().delete_if(&secret::hash(token), kept.version).await? {
            return Err(AccountsError::NoInvitation);
        }
        let how =
            if account.has_password() { PasswordChange::Reset } else { PasswordChange::First };
        let actor = Actor { id: id.as_str().into(), name: account.name().to_owned() };
        let command = format!("accept-invitation:{}", secret::random::<16>()?);
        let envelope = Envelope::new(command, Context::new(now, actor));
        self.put_password(&id, &account, password, how, &envelope).await?;
        self.forgive(id.as_str()).await?;
        Ok(id)
    }

    async fn invitation(
        &self,
        token: &str,
        now: Timestamp,
    ) -> Result<(Kept, AccountId, Account), AccountsError> {
        self.invitation_under(&secret::hash(token), now).await
    }

    /// The same, by the hash of its secret.
    pub(crate) async fn invitation_under(
        &self,
        key: &str,
        now: Timestamp,
    ) -> Result<(Kept, AccountId, Account), AccountsError> {
        let kept = self.invitations().get(key, now).await?;
        let kept = kept.ok_or(AccountsError::NoInvitation)?;
        let Record { account: id } = kept.read()?;
        let account = self.account(&id).await?.filter(Account::is_open);
        Ok((kept, id, account.ok_or(AccountsError::NoInvitation)?))
    }

    pub(crate) fn invitations(&self) -> Shelf<'_> {
        self.store.shelf("invitation")
    }
}
