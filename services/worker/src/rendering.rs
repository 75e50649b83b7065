//! The render queue: every printing is repeated from the log, once, and compared with the record.
//!
//! The files go into a folder by their content: `<first two digits>/<sha256>.<format>`. What is
//! there already is not written again.

use std::{
    fs, io,
    path::{Path, PathBuf},
    sync::atomic::{AtomicU64, Ordering},
};

use fawen_domain::{
    Decider,
    digest::hex,
    document::{DocumentEvent, FileFormat, OfficialDocument, Printing, Rendering},
};
use fawen_store::{
    Ending, Fault, Feeder, Job, JobKey, JobState, LoggedEvent, NewJob, Store, StoreError,
};
use jiff::{SignedDuration, Timestamp};
use serde_json::json;
use sha2::{Digest, Sha256};
use tokio::task::spawn_blocking;

use crate::{Press, PrintError, PrintedFile};

/// The kind of the jobs, and the consumer that fills the queue with them.
pub const JOBS: &str = "render-files";
/// Tells apart the files that this process is writing.
static PARTS: AtomicU64 = AtomicU64::new(0);
/// How long a job is held; setting a paper takes seconds.
const LEASE: SignedDuration = SignedDuration::from_mins(10);

/// Asks for the files of each printing.
#[derive(Debug, Clone, Copy)]
pub(crate) struct RenderFiles;

impl Feeder for RenderFiles {
    fn name(&self) -> &'static str {
        JOBS
    }

    fn jobs(&self, event: &LoggedEvent) -> Result<Vec<NewJob>, Fault> {
        let Some(DocumentEvent::DocumentPrinted { printing }) =
            event.decode::<OfficialDocument>()?
        else {
            return Ok(Vec::new());
        };
        let template = printing.renderings.iter().find_map(|file| file.template.clone());
        let key = JobKey {
            kind: JOBS.to_owned(),
            subject: event.aggregate_id.clone(),
            position: event.position,
            template: template.unwrap_or_default(),
        };
        Ok(vec![NewJob { key, task: json!(printing) }])
    }
}

/// A job that was worked off.
#[derive(Debug, Clone)]
pub struct Rendered {
    /// What it is known by.
    pub key: JobKey,
    /// Where it stands now.
    pub state: JobState,
    /// Its files, if they are as recorded.
    pub files: Vec<PathBuf>,
    /// What stood in the way.
    pub error: Option<String>,
}

/// Why a printing could not be repeated.
#[derive(Debug, thiserror::Error)]
enum RenderingError {
    /// The log has no paper to print there.
    #[error("日志第{0}位上没有可以印制的公文")]
    NoPaper(u64),
    /// The record of the printing does not read.
    #[error("印制记录无法解读：{0}")]
    Record(#[from] serde_json::Error),
    /// The paper cannot be set.
    #[error("不能重印：{0}")]
    Print(#[from] PrintError),
    /// Same fonts, profile and renderer, and yet other bytes.
    #[error(
        "重印的{format}与记录不符（记录{recorded}，重印{found}），而字体、版面设定、程序版本都相同：请查明原因"
    )]
    Differs { format: &'static str, recorded: String, found: String },
    /// Printed with something else than what is here.
    #[error("记录的{format}由别的{what}印制，本机无从重印核对：请用当时的字体和程序处理")]
    OtherMeans { format: &'static str, what: &'static str },
    /// The folder cannot be written.
    #[error("不能写出“{path}”：{source}")]
    Disk { path: PathBuf, source: io::Error },
    /// The store failed.
    #[error("{0}")]
    Store(#[from] StoreError),
    /// The thread that renders broke off.
    #[error("印制中断")]
    Broken(#[from] tokio::task::JoinError),
}

impl RenderingError {
    /// How the attempt ends: what may pass by itself comes again, the rest is an alarm.
    fn ending(&self) -> Ending {
        match self {
            Self::Disk { .. } | Self::Store(_) | Self::Broken(_) => Ending::Again(self.to_string()),
            _ => Ending::Alarm(self.to_string()),
        }
    }
}

/// Works off the render queue: repeats each printing that is due and writes its files below
/// `folder`. Returns the jobs that it worked on.
///
/// # Errors
/// An error of the database. What is wrong with a job is kept with it.
pub async fn render_due(
    store: &Store,
    press: &Press,
    folder: &Path,
    clock: impl Fn() -> Timestamp,
) -> Result<Vec<Rendered>, StoreError> {
    let mut worked = Vec::new();
    while let Some(job) = store.lease(JOBS, clock(), LEASE).await? {
        let (files, ending) = match render(store, press, folder, &job).await {
            Ok((files, output)) => (files, Ending::Done(output)),
            Err(error) => (Vec::new(), error.ending()),
        };
        let error = match &ending {
            Ending::Done(_) => None,
            Ending::Again(error) | Ending::Alarm(error) => Some(error.clone()),
        };
        let state = store.finish(&job, ending, clock()).await?;
        worked.push(Rendered { key: job.key, state, files, error });
    }
    Ok(worked)
}

/// Repeats a printing; returns its files and their hashes.
async fn render(
    store: &Store,
    press: &Press,
    folder: &Path,
    job: &Job,
) -> Result<(Vec<PathBuf>, String), RenderingError> {
    let printing: Printing = serde_json::from_value(job.task.clone())?;
    let position = job.key.position;
    let mut document = OfficialDocument::default();
    for event in store.events(OfficialDocument::TYPE, &job.key.subject).await? {
        if event.position <= position
            && let Some(happened) = event.decode::<OfficialDocument>()?
        {
            document = document.evolve(&happened);
        }
    }
    let paper = document.paper_to_print(printing.sent_on);
    let paper = paper.ok_or(RenderingError::NoPaper(position.get()))?;
    let template = document.draft().and_then(|draft| draft.template.clone());
    let press = press.clone();
    let (folder, recorded) = (folder.to_owned(), printing.renderings);
    let checkpoint = printing.checkpoint;
    spawn_blocking(move || {
        let files = press.files(&paper, template.as_deref(), checkpoint.as_ref())?;
        compare(&files, &recorded)?;
        let kept = |file: &PrintedFile| {
            let path = place(&folder, &file.rendering.sha256, file.format);
            keep(&folder, file).map_err(|source| RenderingError::Disk { path, source })
        };
        let paths = files.iter().map(kept).collect::<Result<_, _>>()?;
        let hashes: Vec<_> = files.iter().map(|file| file.rendering.sha256.as_str()).collect();
        Ok((paths, hashes.join(" ")))
    })
    .await?
}

/// Compares files with what was recorded of them.
fn compare(files: &[PrintedFile], recorded: &[Rendering]) -> Result<(), RenderingError> {
    for file in files {
        let found = &file.rendering;
        let Some(record) = recorded.iter().find(|record| record.format == file.format) else {
            continue;
        };
        if record.sha256 == found.sha256 {
            continue;
        }
        let format = extension(file.format);
        let means = [
            ("字体", &record.fonts, &found.fonts),
            ("版面设定", &record.profile, &found.profile),
            ("程序版本", &record.renderer, &found.renderer),
        ];
        if let Some((what, _, _)) = means.iter().find(|(_, then, now)| then != now) {
            return Err(RenderingError::OtherMeans { format, what });
        }
        let (recorded, found) = (record.sha256.clone(), found.sha256.clone());
        return Err(RenderingError::Differs { format, recorded, found });
    }
    Ok(())
}

const fn extension(format: FileFormat) -> &'static str {
    match format {
        FileFormat::Pdf => "pdf",
        FileFormat::Docx => "docx",
    }
}

/// Where a printed file lies below `folder`.
#[must_use]
pub fn place(folder: &Path, sha256: &str, format: FileFormat) -> PathBuf {
    let shelf = folder.join(sha256.get(..2).unwrap_or_default());
    shelf.join(format!("{sha256}.{}", extension(format)))
}

/// Writes a file where its content says; it is whole or not there.
///
/// # Errors
/// The folder cannot be written.
pub fn keep(folder: &Path, file: &PrintedFile) -> io::Result<PathBuf> {
    let hash = &file.rendering.sha256;
    let path = place(folder, hash, file.format);
    if fs::read(&path).is_ok_and(|there| hex(&Sha256::digest(there)) == *hash) {
        return Ok(path);
    }
    let shelf = path.parent().unwrap_or(folder);
    fs::create_dir_all(shelf)?;
    // The web and the worker may write the same file at the same time.
    let turn = PARTS.fetch_add(1, Ordering::Relaxed);
    let part = shelf.join(format!(".{hash}.{}-{turn}.part", std::process::id()));
    fs::write(&part, &file.bytes)?;
    fs::rename(&part, &path)?;
    Ok(path)
}
