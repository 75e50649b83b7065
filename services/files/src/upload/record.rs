//! Who sends what, beside the bytes that have come.

use std::{io, path::PathBuf};

use fawen_domain::ids::AccountId;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{UploadId, Uploads};
use crate::{FileName, FilesError};

/// An upload and how far it has come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Upload {
    /// Its identifier.
    pub id: UploadId,
    /// Whose it is.
    pub account: AccountId,
    /// The name that the file will have.
    pub name: FileName,
    /// How many bytes it will have.
    pub length: u64,
    /// How many are there.
    #[serde(skip)]
    pub offset: u64,
    /// Since when.
    pub created: Timestamp,
    /// When bytes came last.
    pub touched: Timestamp,
}

impl Uploads {
    pub(super) async fn begin(
        &self,
        account: &AccountId,
        name: FileName,
        length: u64,
        now: Timestamp,
    ) -> Result<Upload, FilesError> {
        let mut random = [0_u8; 16];
        getrandom::fill(&mut random).map_err(io::Error::other)?;
        let id = UploadId(random.iter().map(|byte| format!("{byte:02x}")).collect());
        let account = account.clone();
        let upload = Upload { id, account, name, length, offset: 0, created: now, touched: now };
        tokio::fs::write(self.bytes_of(&upload.id), b"").await?;
        self.record(&upload).await?;
        Ok(upload)
    }

    pub(super) fn bytes_of(&self, id: &UploadId) -> PathBuf {
        self.folder.join(format!("{id}.part"))
    }

    pub(super) fn record_of(&self, id: &UploadId) -> PathBuf {
        self.folder.join(format!("{id}.json"))
    }

    /// Writes the record, whole or not at all.
    pub(super) async fn record(&self, upload: &Upload) -> Result<(), FilesError> {
        let text = serde_json::to_vec(upload).map_err(io::Error::from)?;
        let fresh = self.folder.join(format!("{}.new", upload.id));
        tokio::fs::write(&fresh, text).await?;
        tokio::fs::rename(&fresh, self.record_of(&upload.id)).await?;
        Ok(())
    }

    /// Reads the record; how many bytes are there their file says.
    pub(super) async fn recorded(&self, id: &UploadId) -> Result<Upload, FilesError> {
        let unknown = |error: io::Error| match error.kind() {
            io::ErrorKind::NotFound => FilesError::UnknownUpload,
            _ => FilesError::Disk(error),
        };
        let text = tokio::fs::read(self.record_of(id)).await.map_err(unknown)?;
        let mut upload: Upload = serde_json::from_slice(&text)
            .map_err(|error| FilesError::Damaged(format!("{id}: {error}")))?;
        upload.offset = tokio::fs::metadata(self.bytes_of(id)).await.map_err(unknown)?.len();
        Ok(upload)
    }

    /// The open uploads of an account, the oldest first.
    ///
    /// # Errors
    /// The disk fails.
    pub async fn of(&self, account: &AccountId) -> Result<Vec<Upload>, FilesError> {
        let mut uploads = self.all().await?;
        uploads.retain(|upload| upload.account == *account);
        uploads.sort_by(|one, two| (one.created, &one.id).cmp(&(two.created, &two.id)));
        Ok(uploads)
    }

    pub(super) async fn all(&self) -> Result<Vec<Upload>, FilesError> {
        let mut uploads = Vec::new();
        let mut folder = tokio::fs::read_dir(&self.folder).await?;
        while let Some(entry) = folder.next_entry().await? {
            let name = entry.file_name();
            let id = name.to_str().and_then(|name| name.strip_suffix(".json"));
            let Some(Ok(id)) = id.map(UploadId::parse) else {
                continue;
            };
            match self.recorded(&id).await {
                Ok(upload) => uploads.push(upload),
                // Finished or cleaned away since the folder was read.
                Err(FilesError::UnknownUpload) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(uploads)
    }
}
