//! Throttling (限制登录尝试): after some failures each further one costs a delay, under the name and from the
//! address.
//!
//! An attempt is counted before the password is looked at, and taken back when it was right: so many attempts
//! at once are not more attempts. Nobody is made to wait here; the answer says when to come again.

use fawen_store::{Keep, Kept, Shelf};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::{Accounts, AccountsError, SignInRefused, secret};

/// How often a count is tried again that others change at the same time. More than so many at once are too many.
const TRIES: u32 = 16;

/// What attempts are counted by.
#[derive(Debug, Clone, Copy)]
pub(crate) enum By<'a> {
    /// The login name, whether somebody has it or not.
    Name(&'a str),
    /// Where the request came from.
    Address(&'a str),
}

#[derive(Debug, Clone, Default, Serialize, Deserialize)]
struct Count {
    failures: u32,
    blocked_until: Option<Timestamp>,
}

/// An attempt that was let in and counts as a failure.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Attempt {
    /// Failures so far, with this one.
    pub(crate) failures: u32,
    /// Until when the next one is refused, if it is.
    pub(crate) blocked_until: Option<Timestamp>,
}

impl Accounts {
    /// Counts an attempt, or refuses it.
    pub(crate) async fn attempt(
        &self,
        by: By<'_>,
        now: Timestamp,
    ) -> Result<Attempt, AccountsError> {
        let shelf = self.counts(by);
        for _ in 0..TRIES {
            let known = shelf.get(&by.key(), now).await?;
            let mut count = read(known.as_ref())?;
            if let Some(until) = count.blocked_until.filter(|until| *until > now) {
                return Err(SignInRefused::TooMany { until }.into());
            }
            count.failures = count.failures.saturating_add(1);
            count.blocked_until =
                self.delay(by, count.failures).and_then(|delay| now.checked_add(delay).ok());
            let attempt = Attempt { failures: count.failures, blocked_until: count.blocked_until };
            if self.write(by, known, &count, now).await? {
                return Ok(attempt);
            }
        }
        let until = now.saturating_add(self.limits.delay).unwrap_or(Timestamp::MAX);
        Err(SignInRefused::TooMany { until }.into())
    }

    /// Forgets the failures under a name: its holder is here.
    pub(crate) async fn forgive(&self, name: &str) -> Result<(), AccountsError> {
        let by = By::Name(name);
        self.counts(by).delete(&by.key()).await?;
        Ok(())
    }

    /// Takes back an attempt that was no failure. Those of others stay counted, and so does their delay.
    pub(crate) async fn take_back(
        &self,
        by: By<'_>,
        attempt: Attempt,
        now: Timestamp,
    ) -> Result<(), AccountsError> {
        for _ in 0..TRIES {
            let Some(known) = self.counts(by).get(&by.key(), now).await? else { return Ok(()) };
            let mut count = read(Some(&known))?;
            count.failures = count.failures.saturating_sub(1);
            if count.blocked_until == attempt.blocked_until {
                count.blocked_until = None;
            }
            if self.write(by, Some(known), &count, now).await? {
                return Ok(());
            }
        }
        Ok(())
    }

    async fn write(
        &self,
        by: By<'_>,
        known: Option<Kept>,
        count: &Count,
        now: Timestamp,
    ) -> Result<bool, AccountsError> {
        let until = now.checked_add(self.limits.memory).ok();
        let keep = Keep { owner: String::new(), body: secret::body(count)?, until };
        let (shelf, key) = (self.counts(by), by.key());
        let written = match known {
            Some(known) => shelf.put_if(&key, known.version, keep, now).await?,
            None => shelf.put_new(&key, keep, now).await?,
        };
        Ok(written.is_some())
    }

    /// How long the next attempt is refused after so many failures.
    fn delay(&self, by: By<'_>, failures: u32) -> Option<SignedDuration> {
        let free = match by {
            By::Name(_) => self.limits.free_by_name,
            By::Address(_) => self.limits.free_by_address,
        };
        let beyond = failures.checked_sub(free)?;
        let doubled = 1_i32.checked_shl(beyond).filter(|factor| *factor > 0);
        let delay = doubled.and_then(|factor| self.limits.delay.checked_mul(factor));
        Some(delay.unwrap_or(self.limits.longest_delay).min(self.limits.longest_delay))
    }

    fn counts(&self, by: By<'_>) -> Shelf<'_> {
        self.store.shelf(match by {
            By::Name(_) => "attempts-by-name",
            By::Address(_) => "attempts-by-address",
        })
    }
}

fn read(known: Option<&Kept>) -> Result<Count, AccountsError> {
    Ok(known.map(Kept::read).transpose()?.unwrap_or_default())
}

impl By<'_> {
    /// Names and addresses come from anybody: of any length, with any characters.
    fn key(self) -> String {
        match self {
            Self::Name(text) | Self::Address(text) => secret::hash(text),
        }
    }
}
