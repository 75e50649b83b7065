//! What somebody was about when they went to the provider (往返), until they come back.
//!
//! The browser carries one secret in a cookie. What goes to the provider (state, nonce, the verifier of PKCE) is
//! derived from it, so that nothing which the provider or a log sees leads back to the secret, and only the
//! browser that went can come back. The record, under the hash of the state, says what for; it is used once.

use fawen_domain::ids::AccountId;
use fawen_store::{Keep, Shelf};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{Accounts, AccountsError, Secret, SignInRefused, secret};

/// What somebody is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Errand {
    /// Signing in.
    SignIn {
        /// Where they wanted to go, as they gave it.
        then: String,
    },
    /// Binding an identity to their account.
    Bind {
        /// The account.
        account: AccountId,
        /// The hash of the secret of their session.
        session: String,
    },
    /// Accepting an invitation.
    Accept {
        /// The hash of its secret.
        invitation: String,
    },
}

/// What ties the browser that goes to the one that comes back.
#[derive(Debug, Clone)]
pub struct Handshake {
    /// For the cookie.
    pub secret: Secret,
    /// Comes back with the browser.
    pub state: Secret,
    /// Comes back in the token.
    pub nonce: Secret,
    /// Shown when the code is exchanged.
    pub verifier: Secret,
}

impl Errand {
    /// Binding an identity to the account of this session.
    #[must_use]
    pub fn bind(account: AccountId, session: &str) -> Self {
        Self::Bind { account, session: secret::hash(session) }
    }

    /// Accepting the invitation with this secret.
    #[must_use]
    pub fn accept(invitation: &str) -> Self {
        Self::Accept { invitation: secret::hash(invitation) }
    }

    /// Whether somebody with this session is about binding an identity to this account.
    #[must_use]
    pub fn is_of(&self, account: &AccountId, token: &str) -> bool {
        let Self::Bind { account: own, session } = self else { return false };
        own == account && *session == secret::hash(token)
    }
}

impl Handshake {
    fn of(secret: Secret) -> Self {
        let derived = |what: &str| secret.derive(what);
        Self {
            state: derived("state"),
            nonce: derived("nonce"),
            verifier: derived("verifier"),
            secret,
        }
    }
}

impl Accounts {
    /// Notes what somebody is about, for ten minutes.
    ///
    /// # Errors
    /// The store cannot be written.
    pub async fn set_out(
        &self,
        errand: &Errand,
        now: Timestamp,
    ) -> Result<Handshake, AccountsError> {
        let handshake = Handshake::of(Secret::random("")?);
        let until = now.checked_add(self.limits.handshake).ok();
        let keep = Keep { owner: String::new(), body: secret::body(errand)?, until };
        self.errands().put(&secret::hash(handshake.state.expose()), keep).await?;
        Ok(handshake)
    }

    /// What somebody who comes back with this cookie and this state was about: once.
    ///
    /// # Errors
    /// [`SignInRefused::NotSetOut`]: another browser set out, or none, or too long ago, or it has come back
    /// already; the store cannot be read or written.
    pub async fn come_back(
        &self,
        cookie: &str,
        state: &str,
        now: Timestamp,
    ) -> Result<(Handshake, Errand), AccountsError> {
        let handshake = Handshake::of(Secret::given(cookie));
        if !secret::same(handshake.state.expose(), state) {
            return Err(SignInRefused::NotSetOut.into());
        }
        let key = secret::hash(state);
        let kept = self.errands().get(&key, now).await?.ok_or(SignInRefused::NotSetOut)?;
        if !self.errands().delete_if(&key, kept.version).await? {
            return Err(SignInRefused::NotSetOut.into());
        }
        Ok((handshake, kept.read()?))
    }

    fn errands(&self) -> Shelf<'_> {
        self.store.shelf("errand")
    }
}
