//! The words of a text, and bare pictures: for those who must not know whose they are.

use std::path::PathBuf;

use futures::TryStreamExt as _;
use object_store::path;
use tokio::io::{AsyncSeekExt as _, AsyncWriteExt as _};

use super::Files;
use crate::{Digest, FilesError, bare, probe::Words};

/// The largest picture that is handed out bare, in bytes: it is held whole for that.
pub(super) const LARGEST_PICTURE: u64 = 64_000_000;

impl Files {
    /// The words of a text, read in the child that looks at files, once; `None` when there are none to
    /// be had.
    ///
    /// # Errors
    /// [`FilesError::UnknownFile`], or disk or store fail.
    pub async fn words(&self, sha256: &Digest) -> Result<Option<Words>, FilesError> {
        let note = path::Path::from_iter(["words-1", sha256.as_str()]);
        if let Some(noted) = self.vault.noted(&note).await?
            && let Ok(words) = serde_json::from_slice(&noted)
        {
            return Ok(Some(words));
        }
        let words = self.prober.words(self.copy(sha256).await?).await;
        if let Some(words) = &words {
            let text = serde_json::to_vec(words).map_err(std::io::Error::from)?;
            self.vault.note(&note, text).await?;
        }
        Ok(words)
    }

    /// A picture without what is written around it; `None` when it is too large, or none.
    ///
    /// # Errors
    /// [`FilesError::UnknownFile`], or the store fails.
    pub async fn bare_picture(
        &self,
        sha256: &Digest,
        media: &str,
    ) -> Result<Option<Vec<u8>>, FilesError> {
        let kept = self.find(sha256).await?.ok_or(FilesError::UnknownFile)?;
        if kept.bytes > LARGEST_PICTURE {
            return Ok(None);
        }
        let chunks = self.read(sha256, None).await?;
        let bytes: Vec<u8> = chunks.map_ok(|chunk| chunk.to_vec()).try_concat().await?;
        let media = media.to_owned();
        let bare = tokio::task::spawn_blocking(move || bare::picture(&media, &bytes));
        Ok(bare.await.map_err(std::io::Error::other)?)
    }

    /// The bytes of a kept file as a file of this machine without a name, wherever they are kept.
    async fn copy(&self, sha256: &Digest) -> Result<std::fs::File, FilesError> {
        let mut random = [0_u8; 8];
        getrandom::fill(&mut random).map_err(std::io::Error::other)?;
        let name: String = random.iter().map(|byte| format!("{byte:02x}")).collect();
        let path: PathBuf = self.uploads.folder().join(format!("{name}.look"));
        let mut file =
            tokio::fs::File::options().create_new(true).read(true).write(true).open(&path).await?;
        tokio::fs::remove_file(&path).await?;
        let mut chunks = std::pin::pin!(self.read(sha256, None).await?);
        while let Some(chunk) = chunks.try_next().await? {
            file.write_all(&chunk).await?;
        }
        file.flush().await?;
        file.rewind().await?;
        Ok(file.into_std().await)
    }
}
