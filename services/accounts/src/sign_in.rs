//! Signing in (登录).

use fawen_domain::{
    Actor, Context,
    account::{Account, AccountCommand, login_name},
    ids::AccountId,
};
use fawen_store::{Envelope, Keep};
use jiff::Timestamp;

use crate::{
    Accounts, AccountsError, Principal, SignInRefused, SignedIn,
    password::Credential,
    secret,
    session::Ground,
    throttle::{Attempt, By},
};

/// What somebody gives who wants to sign in.
#[derive(Clone, Copy)]
pub struct SignIn<'a> {
    /// The login name, as it was typed.
    pub name: &'a str,
    /// The password.
    pub password: &'a str,
    /// Where the request came from: the address of the client, without its port.
    pub from: &'a str,
    /// The secret of a session that the client brings along; it ends when another is opened.
    pub previous: Option<&'a str>,
}

impl Accounts {
    /// Signs somebody in. Unknown names, closed accounts and wrong passwords take the same work and get the
    /// same answer; only who knows the password is told that the account is closed.
    ///
    /// # Errors
    /// [`AccountsError::SignIn`] says why not; [`AccountsError::Busy`] when too many come at once; the store
    /// cannot be read or written.
    pub async fn sign_in(
        &self,
        given: SignIn<'_>,
        now: Timestamp,
    ) -> Result<SignedIn, AccountsError> {
        // A malformed name is nobody's. Its hash is nobody's either, and may be looked up like any name.
        let name = login_name(given.name).unwrap_or_else(|_| secret::hash(given.name));
        let id = AccountId::new(name);
        let from = By::Address(given.from);
        let attempt = self.attempt(from, now).await?;
        let proved = self.prove(&id, given.password, now).await;
        if !matches!(proved, Err(AccountsError::SignIn(SignInRefused::Wrong))) {
            self.take_back(from, attempt, now).await?;
        }
        let (principal, credential) = proved?;
        if let Some(previous) = given.previous {
            self.sign_out(previous).await?;
        }
        let principal = principal.ok_or(SignInRefused::Closed)?;
        let ground = Ground { version: credential, identity: None };
        self.open_session(principal, ground, given.from, now).await
    }

    /// Verifies the password of an account, throttled by its name. Returns who it is, unless the account is
    /// closed, and the version of the password.
    pub(crate) async fn prove(
        &self,
        id: &AccountId,
        password: &str,
        now: Timestamp,
    ) -> Result<(Option<Principal>, String), AccountsError> {
        let name = id.as_str();
        let attempt = self.attempt(By::Name(name), now).await?;
        let credential = Credential::settled(&self.store, id, now).await?;
        let hash = credential.as_ref().map(|(credential, _)| credential.hash.as_str());
        let fits = match self.hashing.verify(password, hash).await {
            Err(AccountsError::Busy) => {
                self.take_back(By::Name(name), attempt, now).await?;
                return Err(AccountsError::Busy);
            }
            verified => verified?,
        };
        match credential {
            Some((_, kept)) if fits => {
                self.forgive(name).await?;
                Ok((self.principal(id).await?, kept.version.to_string()))
            }
            _ => {
                self.record_lock(id, attempt, now).await?;
                Err(SignInRefused::Wrong.into())
            }
        }
    }

    /// Puts on record that signing in was locked: when it begins, then at every tenth failure. Where there is
    /// no account, as much is written to no purpose.
    async fn record_lock(
        &self,
        id: &AccountId,
        attempt: Attempt,
        now: Timestamp,
    ) -> Result<(), AccountsError> {
        let Attempt { failures, blocked_until: Some(until) } = attempt else { return Ok(()) };
        if failures != self.limits.free_by_name && failures % 10 != 0 {
            return Ok(());
        }
        tracing::warn!(failures, "sign-in locked");
        if self.account(id).await?.is_none() {
            let keep = Keep { until: Some(now), ..Keep::new(secret::body(&failures)?) };
            self.store.shelf("no-account").put("", keep).await?;
            return Ok(());
        }
        let actor = Actor { id: "sign-in".into(), name: "登录".to_owned() };
        let envelope = Envelope::new(
            format!("lock-sign-in:{}", secret::random::<16>()?),
            Context::new(now, actor),
        );
        let command = AccountCommand::LockSignIn { until, failures };
        self.store.execute::<Account>(id.as_str(), command, &envelope).await?;
        Ok(())
    }
}

impl std::fmt::Debug for SignIn<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SignIn")
            .field("name", &self.name)
            .field("from", &self.from)
            .finish_non_exhaustive()
    }
}
