//! Many papers on all cores.

use std::{
    collections::BTreeMap,
    fs,
    num::NonZero,
    path::{Path, PathBuf},
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
};

use anyhow::{Context, anyhow};
use indicatif::ProgressBar;

use super::{
    press::{Press, Printed},
    target::{Kind, Target},
};

/// A paper of a folder, and what became of it.
pub(super) struct Job {
    pub(super) file: PathBuf,
    pub(super) outcome: anyhow::Result<Printed>,
}

/// The papers of a folder in the order of their names: `.txt` and `.docx`.
pub(super) fn files(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let reading = || format!("读不到目录“{}”", folder.display());
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).with_context(reading)? {
        let path = entry.with_context(reading)?.path();
        let extension = path.extension().map(|extension| extension.to_ascii_lowercase());
        let wanted = extension.is_some_and(|extension| extension == "txt" || extension == "docx");
        if wanted && path.is_file() {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// Prints every file; one that fails does not stop the others. In the order of the files.
pub(super) fn print(
    press: &Press,
    files: &[PathBuf],
    out: &Path,
    kinds: &[Kind],
    jobs: Option<usize>,
    bar: &ProgressBar,
) -> Vec<Job> {
    let clashes = clashes(files);
    let next = AtomicUsize::new(0);
    let done = Mutex::new(BTreeMap::new());
    let work = || {
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let Some(file) = files.get(index) else { break };
            let outcome = match clashes.get(&index) {
                Some(other) => Err(anyhow!(
                    "与“{}”只差扩展名，会写到同一个文件：请改名后再排",
                    other.display()
                )),
                None => press.print(file, &targets(file, out, kinds)),
            };
            let mut done = done.lock().unwrap_or_else(PoisonError::into_inner);
            done.insert(index, Job { file: file.clone(), outcome });
            bar.inc(1);
        }
    };
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    thread::scope(|scope| {
        for _ in 0..jobs.unwrap_or(cores) {
            scope.spawn(work);
        }
    });
    done.into_inner().unwrap_or_else(PoisonError::into_inner).into_values().collect()
}

fn targets(file: &Path, out: &Path, kinds: &[Kind]) -> Vec<Target> {
    let name = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let target =
        |&kind: &Kind| Target { path: out.join(format!("{name}.{}", kind.extension())), kind };
    kinds.iter().map(target).collect()
}

/// For every file that would be written over an earlier one, that one.
fn clashes(files: &[PathBuf]) -> BTreeMap<usize, &Path> {
    let mut first: BTreeMap<_, &Path> = BTreeMap::new();
    let mut clashes = BTreeMap::new();
    for (index, file) in files.iter().enumerate() {
        match first.get(&file.file_stem()) {
            Some(other) => {
                clashes.insert(index, *other);
            }
            None => {
                first.insert(file.file_stem(), file);
            }
        }
    }
    clashes
}
