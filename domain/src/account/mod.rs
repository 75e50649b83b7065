//! Accounts (账号): who may do what, and in what part of the house.
//!
//! The stream of an account bears its login name, so that two people who want the same name at once meet in
//! one stream, and the second is refused. Events say that a password was set or a token issued; neither is
//! ever in them.

mod decide;
mod error;
mod event;
mod login;
mod role;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

pub use self::{
    error::{AccountError, RULES},
    event::{AccountCommand, AccountEvent, Identity, LinkOccasion, PasswordChange},
    login::login_name,
    role::{Grant, Role, Scope},
};
use crate::{
    Context, Decider,
    ids::{AccountId, TokenId},
    personal::{ERASED, PersonalText},
};

/// The state of one account.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    holder: Option<Holder>,
    grants: BTreeSet<Grant>,
    has_password: bool,
    locked_until: Option<Timestamp>,
    tokens: BTreeMap<TokenId, Token>,
    /// By the provider that vouches for them.
    #[serde(default)]
    identities: BTreeMap<String, Identity>,
    /// Why it was closed, while it is.
    closed: Option<String>,
}

/// Whose account it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holder {
    /// The login name (登录名).
    pub account: AccountId,
    /// The name that is shown.
    pub name: String,
    /// Where they work.
    pub organisation: String,
}

/// A token for programs (接口令牌), without its secret.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Token {
    /// What it is for.
    pub purpose: String,
    /// What may be done with it, as far as the account may do it.
    pub grants: BTreeSet<Grant>,
    /// From this moment on it is not valid.
    pub until: Timestamp,
    /// Whether it was revoked.
    pub revoked: bool,
}

type Decision = Result<Vec<AccountEvent>, AccountError>;

impl Account {
    /// Whose it is; `None` before it is opened.
    #[must_use]
    pub const fn holder(&self) -> Option<&Holder> {
        self.holder.as_ref()
    }

    /// The name that is shown; empty before it is opened.
    #[must_use]
    pub fn name(&self) -> &str {
        self.holder().map_or("", |holder| &holder.name)
    }

    /// What its holder may do, in a fixed order.
    #[must_use]
    pub const fn grants(&self) -> &BTreeSet<Grant> {
        &self.grants
    }

    /// Whether somebody may sign in or act with it: opened and not closed.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        self.holder.is_some() && self.closed.is_none()
    }

    /// Why it was closed, if it is.
    #[must_use]
    pub fn closed(&self) -> Option<&str> {
        self.closed.as_deref()
    }

    /// Whether a password was ever set.
    #[must_use]
    pub const fn has_password(&self) -> bool {
        self.has_password
    }

    /// Until when signing in was last locked.
    #[must_use]
    pub const fn locked_until(&self) -> Option<Timestamp> {
        self.locked_until
    }

    /// Its tokens, by identifier; those revoked or over included.
    #[must_use]
    pub const fn tokens(&self) -> &BTreeMap<TokenId, Token> {
        &self.tokens
    }

    /// The identities that may sign in with it, by the provider that vouches for them.
    #[must_use]
    pub const fn identities(&self) -> &BTreeMap<String, Identity> {
        &self.identities
    }

    /// Whether this is who may sign in with it.
    #[must_use]
    pub fn is_identity(&self, provider: &str, subject: &str) -> bool {
        self.identities.get(provider).is_some_and(|known| known.subject == subject)
    }

    /// What may be done with a token at this moment: what the token says, as far as the account may do it.
    /// `None` when the token is not valid.
    #[must_use]
    pub fn grants_of_token(&self, token: &TokenId, now: Timestamp) -> Option<BTreeSet<Grant>> {
        let token = self.tokens.get(token)?;
        let valid = self.is_open() && !token.revoked && token.until > now;
        valid.then(|| token.grants.intersection(&self.grants).cloned().collect())
    }

    /// Its holder, if it is open.
    ///
    /// # Errors
    /// It was never opened, or is closed.
    pub fn ensure_open(&self) -> Result<&Holder, AccountError> {
        let holder = self.holder().ok_or(AccountError::NotOpened)?;
        match &self.closed {
            None => Ok(holder),
            Some(reason) => Err(AccountError::Closed { reason: reason.clone() }),
        }
    }
}

impl Decider for Account {
    const TYPE: &'static str = "Account";
    type Command = AccountCommand;
    type Event = AccountEvent;
    type Error = AccountError;

    fn decide(&self, command: AccountCommand, context: &Context) -> Decision {
        use AccountCommand as C;
        match command {
            C::Open { holder } => decide::open(self, &holder),
            C::Grant { grant } => decide::grant(self, grant, context),
            C::Withdraw { grant, reason } => decide::withdraw(self, grant, &reason),
            C::Close { reason } => decide::close(self, &reason, context),
            C::Reopen { reason } => decide::reopen(self, &reason),
            C::SetPassword { how } => decide::set_password(self, how),
            C::LockSignIn { until, failures } => decide::lock(self, until, failures),
            C::IssueToken { token, purpose, grants, until } => {
                decide::issue_token(self, token, &purpose, grants, until, context)
            }
            C::RevokeToken { token, reason } => decide::revoke_token(self, token, &reason),
            C::LinkIdentity { provider, identity, how } => {
                decide::link(self, provider, &identity, how)
            }
            C::UnlinkIdentity { provider, reason } => {
                decide::unlink(self, provider, &reason, context)
            }
            C::EraseHolder { reason } => decide::erase(self, &reason),
        }
    }

    fn evolve(mut self, event: &AccountEvent) -> Self {
        use AccountEvent as E;
        match event.clone() {
            E::AccountOpened { holder } => self.holder = Some(holder),
            E::RoleGranted { grant } => {
                self.grants.insert(grant);
            }
            E::RoleWithdrawn { grant, .. } => {
                self.grants.remove(&grant);
            }
            E::AccountClosed { reason } => self.closed = Some(reason),
            E::AccountReopened { .. } => self.closed = None,
            E::PasswordSet { .. } => self.has_password = true,
            E::SignInLocked { until, .. } => self.locked_until = Some(until),
            E::TokenIssued { token, purpose, grants, until } => {
                self.tokens.insert(token, Token { purpose, grants, until, revoked: false });
            }
            E::TokenRevoked { token, .. } => {
                if let Some(token) = self.tokens.get_mut(&token) {
                    token.revoked = true;
                }
            }
            E::IdentityLinked { provider, identity, .. } => {
                self.identities.insert(provider, identity);
            }
            E::IdentityUnlinked { provider, .. } => {
                self.identities.remove(&provider);
            }
            E::AccountHolderErased { .. } => {
                // Who it was with a provider is personal as well, and nobody signs in as it again.
                self.identities.clear();
                if let Some(holder) = &mut self.holder {
                    ERASED.clone_into(&mut holder.name);
                    ERASED.clone_into(&mut holder.organisation);
                }
            }
        }
        self
    }

    fn personal(event: &AccountEvent) -> Vec<PersonalText> {
        match event {
            AccountEvent::AccountOpened { .. } => ["name", "organisation"]
                .map(|field| PersonalText::new(HOLDER, &["AccountOpened", "holder", field]))
                .into(),
            AccountEvent::IdentityLinked { .. } => ["subject_identifier", "name"]
                .map(|field| PersonalText::new(HOLDER, &["IdentityLinked", "identity", field]))
                .into(),
            _ => Vec::new(),
        }
    }

    fn erased(event: &AccountEvent) -> Option<String> {
        matches!(event, AccountEvent::AccountHolderErased { .. }).then(|| HOLDER.to_owned())
    }
}

/// The one person of whom the stream of an account tells.
const HOLDER: &str = "holder";
