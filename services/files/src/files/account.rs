//! How much room an account has taken: one note for each file it brought.

use fawen_domain::ids::AccountId;
use jiff::Timestamp;
use object_store::path;
use serde::{Deserialize, Serialize};

use super::{Files, Finished};
use crate::{Digest, FileName, FilesError};

/// A file that an account brought.
#[derive(Debug, Serialize, Deserialize)]
struct Brought {
    name: FileName,
    bytes: u64,
    at: Timestamp,
}

impl Files {
    /// How many bytes an account keeps; a file that it brought twice counts once.
    ///
    /// # Errors
    /// The store fails.
    pub async fn used(&self, account: &AccountId) -> Result<u64, FilesError> {
        let mut used = 0_u64;
        for note in self.vault.notes(&of(account)).await? {
            if let Some(text) = self.vault.noted(&note).await? {
                let damaged = |error| FilesError::Damaged(format!("{note}: {error}"));
                let brought: Brought = serde_json::from_slice(&text).map_err(damaged)?;
                used = used.saturating_add(brought.bytes);
            }
        }
        Ok(used)
    }

    /// Whether an account brought this file: it may then hand it in, and see it again.
    ///
    /// # Errors
    /// The store fails.
    pub async fn brought(&self, account: &AccountId, sha256: &Digest) -> Result<bool, FilesError> {
        Ok(self.vault.noted(&of(account).child(sha256.as_str())).await?.is_some())
    }

    /// A file that an account brought before, as [`Files::finish`] gave it; `None` when it did not, or
    /// when the file was not looked at to the end.
    ///
    /// # Errors
    /// The store fails.
    pub async fn finished(
        &self,
        account: &AccountId,
        sha256: &Digest,
    ) -> Result<Option<Finished>, FilesError> {
        let note = of(account).child(sha256.as_str());
        let Some(text) = self.vault.noted(&note).await? else { return Ok(None) };
        let damaged = |error| FilesError::Damaged(format!("{note}: {error}"));
        let Brought { name, bytes, .. } = serde_json::from_slice(&text).map_err(damaged)?;
        let facts = self.facts(sha256).await?;
        Ok(facts.map(|facts| Finished { name, sha256: sha256.clone(), bytes, facts }))
    }

    pub(super) async fn count(
        &self,
        account: &AccountId,
        sha256: &Digest,
        name: &FileName,
        bytes: u64,
        at: Timestamp,
    ) -> Result<(), FilesError> {
        let brought = Brought { name: name.clone(), bytes, at };
        let text = serde_json::to_vec(&brought).map_err(std::io::Error::from)?;
        self.vault.note(&of(account).child(sha256.as_str()), text).await
    }
}

/// The folder of an account; signs that mean something in a path are written otherwise in it.
fn of(account: &AccountId) -> path::Path {
    path::Path::from_iter(["accounts", account.as_str()])
}
