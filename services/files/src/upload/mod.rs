//! Uploads that can be interrupted and go on (断点续传).
//!
//! An upload is created with its length, grows by appending at its offset, and is finished when it is
//! whole, like the protocol tus. Its bytes lie in a folder of this machine until then, beside a record
//! of who sends what: how many bytes are there is the length of that file, so nothing can disagree with it.

mod append;
mod clean;
mod record;
mod whole;

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
    path::PathBuf,
    sync::{Arc, Mutex, PoisonError},
};

use fawen_domain::ids::AccountId;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::Sha256;

pub use self::record::Upload;
use crate::{FileName, FilesError};

/// Names an upload; whoever knows it still has to be its account.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct UploadId(String);

impl UploadId {
    /// Reads one.
    ///
    /// # Errors
    /// [`FilesError::UnknownUpload`] when it cannot be one: it becomes part of a path.
    pub fn parse(text: &str) -> Result<Self, FilesError> {
        let digit = |c: char| matches!(c, '0'..='9' | 'a'..='f');
        if text.len() == 32 && text.chars().all(digit) {
            Ok(Self(text.to_owned()))
        } else {
            Err(FilesError::UnknownUpload)
        }
    }

    /// The identifier.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for UploadId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What uploads are held to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UploadLimits {
    /// Largest file, in bytes.
    pub file_bytes: u64,
    /// Most uploads that an account may have open.
    pub open: usize,
    /// Seconds after which an upload that nobody goes on with is thrown away.
    pub abandoned_after: u32,
}

impl Default for UploadLimits {
    /// 200 MB a file, twenty at once, three days.
    fn default() -> Self {
        Self { file_bytes: 200_000_000, open: 20, abandoned_after: 3 * 24 * 3600 }
    }
}

/// The uploads that are open. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Uploads {
    folder: PathBuf,
    limits: UploadLimits,
    shared: Arc<Shared>,
}

/// What those who share a folder in one process have to know of each other.
#[derive(Debug, Default)]
struct Shared {
    /// Uploads that somebody writes to at this moment.
    busy: Mutex<BTreeSet<UploadId>>,
    /// The hash of what is there so far, and how many bytes that is; gone after a restart.
    hashes: Mutex<BTreeMap<UploadId, (Sha256, u64)>>,
    /// Held while an upload is created, so that two do not take the last room.
    creating: tokio::sync::Mutex<()>,
}

impl Uploads {
    /// Opens a folder of uploads; it is made when it is not there.
    ///
    /// # Errors
    /// [`FilesError::Location`].
    pub fn open(folder: PathBuf, limits: UploadLimits) -> Result<Self, FilesError> {
        std::fs::create_dir_all(&folder).map_err(|error| FilesError::Location {
            location: folder.display().to_string(),
            why: error.to_string(),
        })?;
        Ok(Self { folder, limits, shared: Arc::default() })
    }

    /// The folder of this machine where they lie.
    pub(crate) fn folder(&self) -> &std::path::Path {
        &self.folder
    }

    /// Announces a file of `length` bytes. `used` is how many bytes the account keeps already, `quota`
    /// how many it may have.
    ///
    /// # Errors
    /// [`FilesError::TooBig`], [`FilesError::Empty`], [`FilesError::QuotaFull`],
    /// [`FilesError::TooManyUploads`], or the disk fails.
    pub async fn create(
        &self,
        account: &AccountId,
        name: FileName,
        length: u64,
        (used, quota): (u64, u64),
        now: Timestamp,
    ) -> Result<Upload, FilesError> {
        let limit = self.limits.file_bytes;
        if length > limit {
            return Err(FilesError::TooBig { bytes: length, limit });
        }
        if length == 0 {
            return Err(FilesError::Empty);
        }
        let _one_at_a_time = self.shared.creating.lock().await;
        let open = self.of(account).await?;
        if open.len() >= self.limits.open {
            return Err(FilesError::TooManyUploads { open: open.len(), most: self.limits.open });
        }
        let promised = open.iter().fold(0_u64, |sum, upload| sum.saturating_add(upload.length));
        let used = used.saturating_add(promised);
        if used.saturating_add(length) > quota {
            return Err(FilesError::QuotaFull { quota, used, asked: length });
        }
        self.begin(account, name, length, now).await
    }

    /// How far an upload of this account has come.
    ///
    /// # Errors
    /// [`FilesError::UnknownUpload`], also when it is somebody else's.
    pub async fn status(&self, account: &AccountId, id: &UploadId) -> Result<Upload, FilesError> {
        let upload = self.recorded(id).await?;
        if upload.account == *account { Ok(upload) } else { Err(FilesError::UnknownUpload) }
    }

    /// Takes an upload for one writer, until the guard is dropped.
    fn take(&self, id: &UploadId) -> Result<Taken, FilesError> {
        let mut busy = self.shared.busy.lock().unwrap_or_else(PoisonError::into_inner);
        if busy.insert(id.clone()) {
            Ok(Taken { shared: Arc::clone(&self.shared), id: id.clone() })
        } else {
            Err(FilesError::Busy)
        }
    }

    fn remember(&self, id: &UploadId, hash: Option<(Sha256, u64)>) {
        let mut hashes = self.shared.hashes.lock().unwrap_or_else(PoisonError::into_inner);
        match hash {
            Some(hash) => hashes.insert(id.clone(), hash),
            None => hashes.remove(id),
        };
    }

    /// The hash so far, if it is of exactly so many bytes.
    fn remembered(&self, id: &UploadId, bytes: u64) -> Option<Sha256> {
        let mut hashes = self.shared.hashes.lock().unwrap_or_else(PoisonError::into_inner);
        hashes.remove(id).filter(|(_, of)| *of == bytes).map(|(hasher, _)| hasher)
    }
}

/// An upload that is being written to.
#[derive(Debug)]
pub(crate) struct Taken {
    shared: Arc<Shared>,
    id: UploadId,
}

impl Drop for Taken {
    fn drop(&mut self) {
        self.shared.busy.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.id);
    }
}
