//! The signing key of the record and the journal of its checkpoints, as files beside the store.

use std::path::PathBuf;

use fawen_proof::{SigningKey, VerifierKey, key_file};
use fawen_store::Store;

use super::bench::Failure;
use crate::{Problem, config::Config};

/// Where key and journal lie.
#[derive(Debug, Clone)]
pub(super) struct Keys {
    key: PathBuf,
    /// The journal.
    pub(super) journal: PathBuf,
}

impl Keys {
    /// Those of the configuration, or those beside the store, as the command line has them. Nothing lies beside a
    /// server.
    pub(super) fn find(config: &Config) -> Option<Self> {
        let store = Store::file(&config.store).ok();
        let beside = store.map(|file| file.with_extension("key"));
        let key = config.proof_key.clone().or(beside)?;
        let journal = store.unwrap_or(&key).with_extension("checkpoints");
        Some(Self { key, journal })
    }

    /// The same, for who cannot do without.
    ///
    /// # Errors
    /// There are none.
    pub(super) fn of(config: &Config) -> Result<Self, Problem> {
        Self::find(config).ok_or_else(|| {
            Problem::unready(
                "没有签名密钥：请由管理员用 proof.key 指明密钥文件，见 docs/configuration.md",
            )
        })
    }

    /// The keys that are trusted: none where none was ever made.
    pub(super) fn trusted(&self) -> Result<Vec<VerifierKey>, Failure> {
        let public = self.key.with_extension("pub");
        if public.try_exists()? {
            return Ok(vec![key_file::read_verifier(&public)?]);
        }
        if self.key.try_exists()? {
            return Ok(vec![key_file::read(&self.key)?.verifier().clone()]);
        }
        Ok(Vec::new())
    }

    /// The key that signs; it is made on first use.
    pub(super) fn signing(&self) -> Result<SigningKey, Failure> {
        if !self.key.try_exists()? {
            let key = SigningKey::generate(None)?;
            key_file::create(&self.key, &key)?;
            std::fs::write(self.key.with_extension("pub"), format!("{}\n", key.verifier()))?;
            tracing::info!(path = %self.key.display(), "a signing key was made");
            return Ok(key);
        }
        Ok(key_file::read(&self.key)?)
    }
}
