//! An upload is whole, and leaves.

use std::{io, io::Read as _, path::PathBuf};

use fawen_domain::ids::AccountId;
use sha2::{Digest as _, Sha256};

use super::{Taken, Upload, UploadId, Uploads};
use crate::{Digest, FilesError};

/// An upload that is whole, held until it is kept elsewhere.
#[derive(Debug)]
pub(crate) struct Whole {
    pub(crate) upload: Upload,
    pub(crate) sha256: Digest,
    /// Where its bytes lie.
    pub(crate) path: PathBuf,
    _taken: Taken,
}

impl Uploads {
    /// Takes an upload that is whole, to be kept.
    pub(crate) async fn whole(
        &self,
        account: &AccountId,
        id: &UploadId,
    ) -> Result<Whole, FilesError> {
        self.status(account, id).await?;
        let taken = self.take(id)?;
        let upload = self.recorded(id).await?;
        if upload.offset != upload.length {
            let (length, received) = (upload.length, upload.offset);
            return Err(FilesError::NotWhole { length, received });
        }
        let path = self.bytes_of(id);
        let sha256 = match self.remembered(id, upload.length) {
            Some(hasher) => Digest::of_hasher(hasher),
            None => hash(path.clone()).await?,
        };
        Ok(Whole { upload, sha256, path, _taken: taken })
    }

    /// Says that a file has ended whose length was only known not to be more than announced.
    ///
    /// # Errors
    /// [`FilesError::UnknownUpload`], [`FilesError::Busy`], [`FilesError::Empty`], or the disk fails.
    pub async fn end(&self, account: &AccountId, id: &UploadId) -> Result<Upload, FilesError> {
        self.status(account, id).await?;
        let _taken = self.take(id)?;
        let mut upload = self.recorded(id).await?;
        if upload.offset == 0 {
            return Err(FilesError::Empty);
        }
        upload.length = upload.offset;
        self.record(&upload).await?;
        Ok(upload)
    }

    /// Throws an upload of this account away (取消上传); one that is not there is nothing.
    ///
    /// # Errors
    /// [`FilesError::Busy`], or the disk fails.
    pub async fn cancel(&self, account: &AccountId, id: &UploadId) -> Result<(), FilesError> {
        match self.status(account, id).await {
            Ok(_) => {}
            Err(FilesError::UnknownUpload) => return Ok(()),
            Err(error) => return Err(error),
        }
        let _taken = self.take(id)?;
        self.discard(id).await
    }

    /// Removes bytes and record of an upload: the record last, for it is what makes it one.
    pub(crate) async fn discard(&self, id: &UploadId) -> Result<(), FilesError> {
        self.remember(id, None);
        gone(tokio::fs::remove_file(self.bytes_of(id)).await)?;
        gone(tokio::fs::remove_file(self.record_of(id)).await)
    }
}

fn gone(outcome: io::Result<()>) -> Result<(), FilesError> {
    match outcome {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}

/// The hash of a file, made where it does not hold up others.
async fn hash(path: PathBuf) -> Result<Digest, FilesError> {
    let hashed = tokio::task::spawn_blocking(move || {
        let mut file = std::fs::File::open(path)?;
        let (mut hasher, mut buffer) = (Sha256::new(), vec![0; 256 * 1024]);
        loop {
            let read = file.read(&mut buffer)?;
            match buffer.get(..read) {
                Some(chunk) if !chunk.is_empty() => hasher.update(chunk),
                _ => return Ok::<_, io::Error>(Digest::of_hasher(hasher)),
            }
        }
    });
    Ok(hashed.await.map_err(io::Error::other)??)
}
