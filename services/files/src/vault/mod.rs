//! Bytes kept under their own hash: written once, never changed, each content once.

mod address;

use std::{
    ops::Range,
    path::{Path, PathBuf},
    sync::Arc,
};

use bytes::Bytes;
use futures::{Stream, StreamExt as _, TryStreamExt as _};
use object_store::{
    GetOptions, GetRange, ObjectStore, PutMode, PutOptions, PutPayload, WriteMultipart, path,
};
use sha2::{Digest as _, Sha256};
use tokio::io::AsyncReadExt as _;

use crate::{Digest, FilesError};

/// Bytes in one write to the store; S3 takes no smaller part than 5 MiB.
const PART: usize = 8 * 1024 * 1024;

/// Where files lie, by their content. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Vault {
    store: Arc<dyn ObjectStore>,
    /// The folder, when it is one.
    folder: Option<PathBuf>,
}

/// A file that is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Its name.
    pub sha256: Digest,
    /// Its size in bytes.
    pub bytes: u64,
}

impl Vault {
    /// Opens a folder, or `s3://bucket/prefix` where the feature `s3` is built in. A folder is made
    /// when it is not there.
    ///
    /// # Errors
    /// [`FilesError::Location`] when it cannot be used.
    pub fn open(location: &str) -> Result<Self, FilesError> {
        let (store, folder) = address::open(location)?;
        Ok(Self { store, folder })
    }

    /// Whether these bytes are kept, and how many they are.
    ///
    /// # Errors
    /// [`FilesError::Store`].
    pub async fn find(&self, sha256: &Digest) -> Result<Option<Kept>, FilesError> {
        match self.store.head(&place(sha256)).await {
            Ok(found) => Ok(Some(Kept { sha256: sha256.clone(), bytes: found.size })),
            Err(object_store::Error::NotFound { .. }) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// Keeps the bytes of a file on disk, which hash to `sha256`; the file stays. They are there at once
    /// and whole, or not at all.
    ///
    /// # Errors
    /// [`FilesError::WrongDigest`] when they do not, or the disk or store fails.
    pub async fn keep(&self, file: &Path, sha256: &Digest) -> Result<Kept, FilesError> {
        if let Some(kept) = self.find(sha256).await? {
            return Ok(kept);
        }
        let mut file = tokio::fs::File::open(file).await?;
        let upload = self.store.put_multipart(&place(sha256)).await?;
        let mut writer = WriteMultipart::new_with_chunk_size(upload, PART);
        match copy(&mut file, &mut writer).await {
            Ok((found, bytes)) if found == *sha256 => {
                writer.finish().await?;
                self.settle(&place(sha256)).await?;
                Ok(Kept { sha256: found, bytes })
            }
            Ok(_) => {
                writer.abort().await?;
                Err(FilesError::WrongDigest)
            }
            Err(error) => {
                writer.abort().await?;
                Err(error)
            }
        }
    }

    /// Sees that a file in a folder outlives a loss of power: the event that names it may be next.
    async fn settle(&self, place: &path::Path) -> Result<(), FilesError> {
        let Some(folder) = &self.folder else {
            return Ok(());
        };
        let file = folder.join(place.as_ref());
        for path in [Some(file.as_path()), file.parent()].into_iter().flatten() {
            tokio::fs::File::open(path).await?.sync_all().await?;
        }
        Ok(())
    }

    /// Reads a file, or a part of it (`from..to` in bytes, `to` not included).
    ///
    /// # Errors
    /// [`FilesError::UnknownFile`], [`FilesError::WrongRange`]; later the stream's own.
    pub async fn read(
        &self,
        sha256: &Digest,
        range: Option<Range<u64>>,
    ) -> Result<impl Stream<Item = Result<Bytes, FilesError>> + Send + use<>, FilesError> {
        let kept = self.find(sha256).await?.ok_or(FilesError::UnknownFile)?;
        if let Some(range) = &range
            && (range.start >= range.end || range.end > kept.bytes)
        {
            return Err(FilesError::WrongRange { length: kept.bytes });
        }
        let options = GetOptions { range: range.map(GetRange::Bounded), ..GetOptions::default() };
        let found = self.store.get_opts(&place(sha256), options).await?;
        Ok(found.into_stream().map_err(FilesError::from))
    }

    /// Writes a note (JSON) under a path of ours; one that is there is written over.
    pub(crate) async fn note(&self, path: &path::Path, bytes: Vec<u8>) -> Result<(), FilesError> {
        let options = PutOptions { mode: PutMode::Overwrite, ..PutOptions::default() };
        self.store.put_opts(path, PutPayload::from(bytes), options).await?;
        Ok(())
    }

    /// Reads a note.
    pub(crate) async fn noted(&self, path: &path::Path) -> Result<Option<Bytes>, FilesError> {
        match self.store.get(path).await {
            Ok(found) => Ok(Some(found.bytes().await?)),
            Err(object_store::Error::NotFound { .. }) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// The names of the notes under a path.
    pub(crate) async fn notes(&self, under: &path::Path) -> Result<Vec<path::Path>, FilesError> {
        let found = self.store.list(Some(under)).map(|found| Ok(found?.location));
        found.try_collect().await
    }
}

/// Where a file lies: `sha256/ab/abcdef…`, so that no folder gets too full.
fn place(sha256: &Digest) -> path::Path {
    let digits = sha256.as_str();
    let shelf = digits.get(..2).unwrap_or_default();
    path::Path::from_iter(["sha256", shelf, digits])
}

/// Copies a file and hashes what is copied.
async fn copy(
    file: &mut tokio::fs::File,
    writer: &mut WriteMultipart,
) -> Result<(Digest, u64), FilesError> {
    let (mut hasher, mut bytes) = (Sha256::new(), 0_u64);
    let mut buffer = vec![0; 256 * 1024];
    loop {
        let read = file.read(&mut buffer).await?;
        let Some(chunk) = buffer.get(..read).filter(|chunk| !chunk.is_empty()) else {
            return Ok((Digest::of_hasher(hasher), bytes));
        };
        hasher.update(chunk);
        bytes = bytes.saturating_add(chunk.len() as u64);
        writer.wait_for_capacity(4).await?;
        writer.write(chunk);
    }
}
