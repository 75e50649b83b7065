//! Signing in with an identity (统一身份登录).

use fawen_domain::{
    account::{AccountError, login_name},
    ids::AccountId,
};
use jiff::Timestamp;

use super::{Record, Vouched, key};
use crate::{Accounts, AccountsError, SignInRefused, SignedIn, session::Ground};

impl Accounts {
    /// Signs in whoever a provider has just vouched for, `from` an address; the session `previous` that the
    /// client brings along ends. The identity must be bound to an account. One that is not is bound now if the
    /// provider names an account ([`Vouched::login`]) that nobody of this provider has yet; no account is ever
    /// opened.
    ///
    /// # Errors
    /// [`AccountsError::SignIn`]: no account is bound, or it is closed; the store cannot be read or written.
    pub async fn sign_in_with(
        &self,
        vouched: &Vouched,
        from: &str,
        previous: Option<&str>,
        now: Timestamp,
    ) -> Result<SignedIn, AccountsError> {
        let found = match self.bound(vouched, now).await? {
            None => {
                self.bind_by_name(vouched, now).await?;
                self.bound(vouched, now).await?
            }
            found => found,
        };
        let (id, ground) = found.ok_or_else(|| unbound(vouched))?;
        if let Some(previous) = previous {
            self.sign_out(previous).await?;
        }
        let principal = self.principal(&id).await?.ok_or(SignInRefused::Closed)?;
        self.open_session(principal, ground, from, now).await
    }

    /// The account that an identity is bound to, by record and event, and what a session holds to then.
    async fn bound(
        &self,
        vouched: &Vouched,
        now: Timestamp,
    ) -> Result<Option<(AccountId, Ground)>, AccountsError> {
        let key = key(&vouched.provider, &vouched.subject);
        let Some(kept) = self.links().get(&key, now).await? else { return Ok(None) };
        let Record { account: id, .. } = kept.read()?;
        let account = self.account(&id).await?.unwrap_or_default();
        let bound = account.is_identity(&vouched.provider, &vouched.subject);
        let ground = Ground { version: kept.version.to_string(), identity: Some(key) };
        Ok(bound.then_some((id, ground)))
    }

    async fn bind_by_name(&self, vouched: &Vouched, now: Timestamp) -> Result<(), AccountsError> {
        let named = vouched.login.as_deref().and_then(|login| login_name(login).ok());
        let id = AccountId::new(named.ok_or_else(|| unbound(vouched))?);
        let account = self.account(&id).await?.ok_or_else(|| unbound(vouched))?;
        match self.bind_named(&id, &account, vouched, now).await {
            Err(AccountsError::Refused(AccountError::Closed { .. })) => {
                Err(SignInRefused::Closed.into())
            }
            // The name was given to somebody else over there, or here.
            Err(AccountsError::Refused(_)) => Err(unbound(vouched).into()),
            bound => bound,
        }
    }
}

fn unbound(vouched: &Vouched) -> SignInRefused {
    SignInRefused::Unbound { name: vouched.name.clone() }
}
