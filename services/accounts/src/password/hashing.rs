//! Hashing of passwords: argon2id, off the async threads, few at once.

use std::sync::{Arc, OnceLock};

use argon2::{
    Algorithm, Argon2, Params, Version,
    password_hash::{Error, PasswordHasher, PasswordVerifier, phc::PasswordHash},
};
use tokio::{sync::Semaphore, task::spawn_blocking};

use crate::AccountsError;

/// OWASP Password Storage Cheat Sheet: argon2id with 19 MiB, two passes, one lane.
const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;
const LANES: u32 = 1;

/// Hashes passwords, a few at once; who would wait behind too many is turned away.
#[derive(Debug)]
pub(crate) struct Hashing {
    running: Arc<Semaphore>,
    admitted: Arc<Semaphore>,
    /// A hash of no account: it is verified for unknown names, so that they take as long as known ones.
    nobody: OnceLock<String>,
}

impl Hashing {
    pub(crate) fn new(running: usize, waiting: usize) -> Self {
        let running = running.max(1);
        Self {
            running: Arc::new(Semaphore::new(running)),
            admitted: Arc::new(Semaphore::new(running.saturating_add(waiting))),
            nobody: OnceLock::new(),
        }
    }

    /// The hash of a password with a new salt, as a PHC string.
    pub(crate) async fn hash(&self, password: &str) -> Result<String, AccountsError> {
        let password = password.to_owned();
        self.run(move || hashed(&password)).await?
    }

    /// Whether a password has this hash. Without a hash it takes as long, and it has not.
    pub(crate) async fn verify(
        &self,
        password: &str,
        hash: Option<&str>,
    ) -> Result<bool, AccountsError> {
        let (known, hash) = match hash {
            Some(hash) => (true, hash.to_owned()),
            None => (false, self.of_nobody().await?),
        };
        let password = password.to_owned();
        let fits = self.run(move || verified(&password, &hash)).await??;
        Ok(known && fits)
    }

    async fn of_nobody(&self) -> Result<String, AccountsError> {
        if let Some(hash) = self.nobody.get() {
            return Ok(hash.clone());
        }
        let hash = self.hash(&crate::secret::random::<16>()?).await?;
        Ok(self.nobody.get_or_init(|| hash).clone())
    }

    async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, AccountsError> {
        let admitted = Arc::clone(&self.admitted);
        let admitted = admitted.try_acquire_owned().map_err(|_| AccountsError::Busy)?;
        let running = Arc::clone(&self.running).acquire_owned().await;
        let running = running.map_err(|_| AccountsError::Busy)?;
        // Who stops waiting frees its place only when the work is done.
        let work = spawn_blocking(move || {
            let _places = (admitted, running);
            work()
        });
        work.await.map_err(|ended| AccountsError::Hashing(ended.to_string()))
    }
}

fn argon2() -> Result<Argon2<'static>, AccountsError> {
    let params = Params::new(MEMORY_KIB, PASSES, LANES, None)
        .map_err(|error| AccountsError::Hashing(error.to_string()))?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

fn hashed(password: &str) -> Result<String, AccountsError> {
    let hash: Result<PasswordHash, Error> = argon2()?.hash_password(password.as_bytes());
    hash.map(|hash| hash.to_string()).map_err(|error| AccountsError::Hashing(error.to_string()))
}

fn verified(password: &str, hash: &str) -> Result<bool, AccountsError> {
    match argon2()?.verify_password(password.as_bytes(), hash) {
        Ok(()) => Ok(true),
        Err(Error::PasswordInvalid) => Ok(false),
        Err(error) => Err(AccountsError::Hashing(error.to_string())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_tells_its_parameters_and_has_a_salt_of_its_own() {
        let (one, other) =
            (hashed("正确的马电池订书钉").unwrap(), hashed("正确的马电池订书钉").unwrap());
        assert!(one.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{one}");
        assert_ne!(one, other);
        assert!(verified("正确的马电池订书钉", &one).unwrap());
        assert!(!verified("正确的马电池订书机", &one).unwrap());
        assert!(matches!(verified("正确", "$argon2id$"), Err(AccountsError::Hashing(_))));
    }
}
