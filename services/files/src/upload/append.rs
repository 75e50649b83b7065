//! Bytes come, and are hashed as they come.

use std::pin::pin;

use bytes::Bytes;
use fawen_domain::ids::AccountId;
use futures::{Stream, StreamExt as _};
use jiff::Timestamp;
use sha2::{Digest as _, Sha256};
use tokio::io::AsyncWriteExt as _;

use super::{Upload, UploadId, Uploads};
use crate::FilesError;

impl Uploads {
    /// Adds bytes at `offset`, which must be where those that are there end. When the sender breaks
    /// off, what has come stays.
    ///
    /// # Errors
    /// [`FilesError::UnknownUpload`], [`FilesError::Busy`], [`FilesError::WrongOffset`],
    /// [`FilesError::Overrun`], [`FilesError::Interrupted`], or the disk fails.
    pub async fn append<E>(
        &self,
        account: &AccountId,
        id: &UploadId,
        offset: u64,
        body: impl Stream<Item = Result<Bytes, E>> + Send,
        now: Timestamp,
    ) -> Result<Upload, FilesError>
    where
        E: Into<Box<dyn std::error::Error + Send + Sync>>,
    {
        let mut upload = self.status(account, id).await?;
        let _taken = self.take(id)?;
        // Whoever held it before may have written since.
        upload.offset = self.recorded(id).await?.offset;
        if offset != upload.offset {
            return Err(FilesError::WrongOffset { expected: upload.offset, given: offset });
        }
        // First, so that nobody takes it for abandoned while its bytes come.
        upload.touched = now;
        self.record(&upload).await?;
        let outcome = self.write(&mut upload, body).await;
        outcome?;
        Ok(upload)
    }

    async fn write<E>(
        &self,
        upload: &mut Upload,
        body: impl Stream<Item = Result<Bytes, E>> + Send,
    ) -> Result<(), FilesError>
    where
        E: Into<Box<dyn std::error::Error + Send + Sync>>,
    {
        let path = self.bytes_of(&upload.id);
        let mut file = tokio::fs::OpenOptions::new().append(true).open(&path).await?;
        // Of a file that was begun before a restart the hash is made at the end.
        let mut hasher = match upload.offset {
            0 => Some(Sha256::new()),
            offset => self.remembered(&upload.id, offset),
        };
        let outcome = write_all(&mut file, upload, hasher.as_mut(), body).await;
        file.flush().await?;
        file.sync_data().await?;
        self.remember(&upload.id, hasher.map(|hasher| (hasher, upload.offset)));
        outcome
    }
}

async fn write_all<E>(
    file: &mut tokio::fs::File,
    upload: &mut Upload,
    mut hasher: Option<&mut Sha256>,
    body: impl Stream<Item = Result<Bytes, E>> + Send,
) -> Result<(), FilesError>
where
    E: Into<Box<dyn std::error::Error + Send + Sync>>,
{
    let mut body = pin!(body);
    while let Some(chunk) = body.next().await {
        let chunk = chunk.map_err(|error| FilesError::Interrupted(error.into()))?;
        let end = upload.offset.saturating_add(chunk.len() as u64);
        if end > upload.length {
            return Err(FilesError::Overrun { length: upload.length });
        }
        file.write_all(&chunk).await?;
        if let Some(hasher) = hasher.as_deref_mut() {
            hasher.update(&chunk);
        }
        upload.offset = end;
    }
    Ok(())
}
