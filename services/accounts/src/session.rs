//! Sessions (会话): from signing in to signing out.
//!
//! A session is a record under the SHA-256 of its secret. It holds to what it was opened with, the version of the
//! password or of the record of an identity: when another password is set, or the identity taken away, it is over
//! at once, whoever deletes the record.

use fawen_domain::ids::AccountId;
use fawen_store::{Keep, Shelf, Store};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::{Accounts, AccountsError, Principal, Secret, password::Credential, secret};

/// Using a session is noted at most so often, for each note is a write.
const NOTED: SignedDuration = SignedDuration::from_secs(60);

/// So many sessions of one account are listed; nobody has more devices.
const LISTED: u32 = 1_000;

/// What a session is known by: the beginning of the hash of its secret, from which there is no way back.
fn short(key: &str) -> &str {
    key.get(..16).unwrap_or(key)
}

/// Somebody who was just signed in.
#[derive(Debug, Clone)]
pub struct SignedIn {
    /// The secret of the session, for the cookie. It is new each time: one that was there before signing in
    /// is never taken over.
    pub token: Secret,
    /// The session.
    pub session: Session,
}

/// A session that is neither over nor signed out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Who it is.
    pub principal: Principal,
    /// What a form must carry (防跨站请求伪造); another one in each session.
    pub csrf: String,
    /// When they signed in.
    pub opened_at: Timestamp,
    /// When it ends at the latest.
    pub until: Timestamp,
}

impl Session {
    /// Whether a form came from a page of this session.
    #[must_use]
    pub fn is_csrf(&self, given: &str) -> bool {
        secret::same(&self.csrf, given)
    }
}

/// What a session holds to.
#[derive(Debug, Clone)]
pub(crate) struct Ground {
    /// The version of the password, or of the record of the identity.
    pub(crate) version: String,
    /// The key of the record of the identity; none: it is a password.
    pub(crate) identity: Option<String>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
struct Record {
    account: AccountId,
    /// The version of what it was opened with.
    credential: String,
    /// The identity that it was opened with; none: a password.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    identity: Option<String>,
    opened_at: Timestamp,
    seen_at: Timestamp,
    /// The absolute limit.
    until: Timestamp,
    /// Where it was opened from.
    #[serde(default)]
    from: String,
}

/// A session of one's own, as it is listed (登录的设备).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenSession {
    /// What it is known by; no secret.
    pub id: String,
    /// When somebody signed in.
    pub opened_at: Timestamp,
    /// When it was last used, to the minute.
    pub seen_at: Timestamp,
    /// Where somebody signed in from; empty where it is not known.
    pub from: String,
    /// Whether it is the one that asks.
    pub own: bool,
}

impl Accounts {
    /// The sessions of an account, the last opened first; `token` is the secret of the one that asks.
    ///
    /// # Errors
    /// The store cannot be read.
    pub async fn sessions(
        &self,
        account: &AccountId,
        token: Option<&str>,
        now: Timestamp,
    ) -> Result<Vec<OpenSession>, AccountsError> {
        let own = token.map(secret::hash);
        let mut open = Vec::new();
        for kept in shelf(&self.store).list(Some(account.as_str()), "", LISTED, now).await? {
            let record: Record = kept.read()?;
            if self.holds(&record, now).await? {
                open.push(OpenSession {
                    own: own.as_ref() == Some(&kept.key),
                    id: short(&kept.key).to_owned(),
                    opened_at: record.opened_at,
                    seen_at: record.seen_at,
                    from: record.from,
                });
            }
        }
        open.sort_by_key(|session| std::cmp::Reverse(session.opened_at));
        Ok(open)
    }

    /// Ends one session of an account by what it is known by; says whether there was one.
    ///
    /// # Errors
    /// The store cannot be written.
    pub async fn end_session(
        &self,
        account: &AccountId,
        id: &str,
        now: Timestamp,
    ) -> Result<bool, AccountsError> {
        let shelf = shelf(&self.store);
        for kept in shelf.list(Some(account.as_str()), "", LISTED, now).await? {
            if short(&kept.key) == id {
                return Ok(shelf.delete(&kept.key).await?);
            }
        }
        Ok(false)
    }

    /// Ends all sessions of an account but the one that asks; says how many.
    ///
    /// # Errors
    /// The store cannot be written.
    pub async fn end_other_sessions(
        &self,
        account: &AccountId,
        token: &str,
        now: Timestamp,
    ) -> Result<u64, AccountsError> {
        let (own, shelf, mut ended) = (secret::hash(token), shelf(&self.store), 0_u64);
        for kept in shelf.list(Some(account.as_str()), "", LISTED, now).await? {
            if kept.key != own && shelf.delete(&kept.key).await? {
                ended = ended.saturating_add(1);
            }
        }
        Ok(ended)
    }

    /// The session with this secret; `None` when there is none, it is over, its account was closed or its
    /// password changed. Using it moves its idle limit.
    ///
    /// # Errors
    /// The store cannot be read or written.
    pub async fn session(
        &self,
        token: &str,
        now: Timestamp,
    ) -> Result<Option<Session>, AccountsError> {
        let key = secret::hash(token);
        let shelf = shelf(&self.store);
        let Some(kept) = shelf.get(&key, now).await? else { return Ok(None) };
        let mut record: Record = kept.read()?;
        let holds = self.holds(&record, now).await?;
        let principal = self.principal(&record.account).await?.filter(|_| holds);
        let Some(principal) = principal else {
            shelf.delete_if(&key, kept.version).await?;
            return Ok(None);
        };
        let session = record.session(token, principal);
        if now.duration_since(record.seen_at) >= NOTED {
            record.seen_at = now;
            // If somebody else has just noted it, or signed out, that stands.
            shelf.put_if(&key, kept.version, record.keep(self.limits.idle)?, now).await?;
        }
        Ok(Some(session))
    }

    /// Ends a session; it is well when there is none.
    ///
    /// # Errors
    /// The store cannot be written.
    pub async fn sign_out(&self, token: &str) -> Result<(), AccountsError> {
        shelf(&self.store).delete(&secret::hash(token)).await?;
        Ok(())
    }

    /// Ends all sessions of an account (在所有设备上退出); says how many there were.
    ///
    /// # Errors
    /// The store cannot be written.
    pub async fn sign_out_everywhere(&self, account: &AccountId) -> Result<u64, AccountsError> {
        Ok(shelf(&self.store).delete_all_of(account.as_str()).await?)
    }

    /// Whether what a session was opened with is still what it was.
    async fn holds(&self, record: &Record, now: Timestamp) -> Result<bool, AccountsError> {
        let (account, version) = (&record.account, &record.credential);
        if let Some(key) = &record.identity {
            return self.identity_holds(account, key, version, now).await;
        }
        let credential = Credential::of(&self.store, account, now).await?;
        Ok(credential.is_some_and(|(_, at)| at.version.to_string() == *version))
    }

    /// Opens a session of somebody whose password was just verified, or whom a provider has vouched for.
    pub(crate) async fn open_session(
        &self,
        principal: Principal,
        ground: Ground,
        from: &str,
        now: Timestamp,
    ) -> Result<SignedIn, AccountsError> {
        let token = Secret::random("")?;
        let until = now.saturating_add(self.limits.absolute).unwrap_or(Timestamp::MAX);
        let record = Record {
            account: principal.account.clone(),
            credential: ground.version,
            identity: ground.identity,
            opened_at: now,
            seen_at: now,
            until,
            from: from.to_owned(),
        };
        let keep = record.keep(self.limits.idle)?;
        shelf(&self.store).put(&secret::hash(token.expose()), keep).await?;
        let session = record.session(token.expose(), principal);
        Ok(SignedIn { token, session })
    }
}

impl Record {
    fn session(&self, token: &str, principal: Principal) -> Session {
        Session {
            principal,
            // Whoever reads it off a page cannot come back to the secret of the session.
            csrf: secret::hash(&format!("csrf:{token}")),
            opened_at: self.opened_at,
            until: self.until,
        }
    }

    fn keep(&self, idle: SignedDuration) -> Result<Keep, AccountsError> {
        let idle = self.seen_at.saturating_add(idle).unwrap_or(Timestamp::MAX);
        Ok(Keep {
            owner: self.account.as_str().to_owned(),
            body: secret::body(self)?,
            until: Some(idle.min(self.until)),
        })
    }
}

fn shelf(store: &Store) -> Shelf<'_> {
    store.shelf("session")
}
