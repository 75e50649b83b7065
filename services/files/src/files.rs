//! All that is done with files, together: they come, are kept, looked at and handed out.

mod account;
mod words;

use std::{ops::Range, path::PathBuf, sync::Arc};

use bytes::Bytes;
use fawen_domain::ids::AccountId;
use futures::Stream;
use jiff::Timestamp;
use object_store::path;

use crate::{
    Digest, FileName, FilesError, Kept, Vault,
    probe::{Facts, ProbeLimits, Prober},
    upload::{Upload, UploadId, UploadLimits, Uploads},
};

/// How files are to be kept.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Where they lie: a folder, or `s3://bucket/prefix`.
    pub location: String,
    /// The folder of this machine for what is not whole yet.
    pub uploads: PathBuf,
    /// What uploads are held to.
    pub upload_limits: UploadLimits,
    /// Most bytes that an account may keep, unfinished uploads included.
    pub quota: u64,
    /// The program that probes, which is `fawen` itself.
    pub program: PathBuf,
    /// What a probe may use.
    pub probe_limits: ProbeLimits,
}

/// The files of a service. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Files {
    vault: Vault,
    uploads: Uploads,
    prober: Arc<Prober>,
    quota: u64,
}

/// An upload that was finished: a file that is kept, and what is in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finished {
    /// Its name.
    pub name: FileName,
    /// The hash of its bytes, which names them from now on.
    pub sha256: Digest,
    /// Its size in bytes.
    pub bytes: u64,
    /// What the probe found.
    pub facts: Facts,
}

impl Files {
    /// Opens the places of files; folders are made when they are not there.
    ///
    /// # Errors
    /// [`FilesError::Location`].
    pub fn open(settings: Settings) -> Result<Self, FilesError> {
        Ok(Self {
            vault: Vault::open(&settings.location)?,
            uploads: Uploads::open(settings.uploads, settings.upload_limits)?,
            prober: Arc::new(Prober::new(settings.program, settings.probe_limits)),
            quota: settings.quota,
        })
    }

    /// Announces a file of `length` bytes.
    ///
    /// # Errors
    /// As [`Uploads::create`]; [`FilesError::BadName`].
    pub async fn create(
        &self,
        account: &AccountId,
        name: &str,
        length: u64,
        now: Timestamp,
    ) -> Result<Upload, FilesError> {
        let name = FileName::parse(name)?;
        let used = self.used(account).await?;
        self.uploads.create(account, name, length, (used, self.quota), now).await
    }

    /// The uploads: to append to them, to ask how far they are, to cancel and to clean.
    #[must_use]
    pub fn uploads(&self) -> &Uploads {
        &self.uploads
    }

    /// Finishes an upload that is whole: keeps its bytes, looks at them, and counts them for the account.
    /// Cut off anywhere, it can be asked for again. `sha256` is what the sender says of the bytes, if
    /// it says anything.
    ///
    /// # Errors
    /// [`FilesError::UnknownUpload`], [`FilesError::NotWhole`], [`FilesError::WrongDigest`] (the upload
    /// stays and can be cancelled), [`FilesError::Busy`], or disk or store fail.
    pub async fn finish(
        &self,
        account: &AccountId,
        id: &UploadId,
        sha256: Option<&Digest>,
        now: Timestamp,
    ) -> Result<Finished, FilesError> {
        let whole = self.uploads.whole(account, id).await?;
        if sha256.is_some_and(|said| *said != whole.sha256) {
            return Err(FilesError::WrongDigest);
        }
        let Kept { sha256, bytes } = self.vault.keep(&whole.path, &whole.sha256).await?;
        let facts = match self.facts(&sha256).await? {
            Some(facts) => facts,
            None => self.look(&whole.path, &sha256).await?,
        };
        let name = whole.upload.name.clone();
        self.count(account, &sha256, &name, bytes, now).await?;
        self.uploads.discard(id).await?;
        Ok(Finished { name, sha256, bytes, facts })
    }

    async fn look(&self, path: &std::path::Path, sha256: &Digest) -> Result<Facts, FilesError> {
        let file = tokio::fs::File::open(path).await?.into_std().await;
        let facts = self.prober.probe(file).await;
        // What was no fault of the file, but of the hour, is tried again next time.
        let unprobed = |fault: &fawen_domain::entry::FileFault| {
            fault.kind == fawen_domain::entry::FaultKind::Unprobed
        };
        if !facts.faults.iter().any(unprobed) {
            let text = serde_json::to_vec(&facts).map_err(std::io::Error::from)?;
            self.vault.note(&facts_of(sha256), text).await?;
        }
        Ok(facts)
    }

    /// What a probe found in a file that is kept; `None` when none has, or was cut off.
    ///
    /// # Errors
    /// The store fails.
    pub async fn facts(&self, sha256: &Digest) -> Result<Option<Facts>, FilesError> {
        let noted = self.vault.noted(&facts_of(sha256)).await?;
        // Facts in the words of an older program are found out again.
        Ok(noted.and_then(|text| serde_json::from_slice(&text).ok()))
    }

    /// Whether a file is kept, and how big it is.
    ///
    /// # Errors
    /// The store fails.
    pub async fn find(&self, sha256: &Digest) -> Result<Option<Kept>, FilesError> {
        self.vault.find(sha256).await
    }

    /// Reads a file, or the bytes `from..to` of it.
    ///
    /// # Errors
    /// As [`Vault::read`].
    pub async fn read(
        &self,
        sha256: &Digest,
        range: Option<Range<u64>>,
    ) -> Result<impl Stream<Item = Result<Bytes, FilesError>> + Send + use<>, FilesError> {
        self.vault.read(sha256, range).await
    }
}

/// Where the facts of a file lie. A probe that learns something new gets a new folder.
fn facts_of(sha256: &Digest) -> path::Path {
    path::Path::from_iter(["facts-1", sha256.as_str()])
}
