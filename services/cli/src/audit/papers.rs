//! Files in a folder, compared with what the record says was printed.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use anyhow::Context;
use fawen_domain::digest::hex;
use fawen_proof::{Discrepancies, Discrepancy};
use fawen_store::Store;
use fawen_verification::Survey;
use sha2::{Digest, Sha256};

/// Every PDF and DOCX of the folder must be one that was printed.
pub(super) async fn check(
    store: &Store,
    survey: &Survey,
    folder: &Path,
    found: &mut Discrepancies,
) -> anyhow::Result<()> {
    let recorded: BTreeSet<String> = survey.printed(store, found).await;
    for path in papers(folder)? {
        let shown = || format!("读不到“{}”", path.display());
        let hash = hex(&Sha256::digest(fs::read(&path).with_context(shown)?));
        if !recorded.contains(&hash) {
            let message = format!("“{}”不是记录里印制的文件", path.display());
            found.push(Discrepancy::new("paper", message));
        }
    }
    Ok(())
}

/// The PDF and DOCX files of a folder, by name.
fn papers(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let shown = || format!("读不到目录“{}”", folder.display());
    let mut papers = Vec::new();
    for entry in fs::read_dir(folder).with_context(shown)? {
        let path = entry.with_context(shown)?.path();
        let extension = path.extension().and_then(|extension| extension.to_str());
        if matches!(extension, Some("pdf" | "docx")) {
            papers.push(path);
        }
    }
    papers.sort();
    Ok(papers)
}
