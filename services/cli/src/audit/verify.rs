//! `fawen audit verify`: everything that can be checked of a store.

use std::{
    io::Write,
    path::{Path, PathBuf},
};

use anyhow::bail;
use clap::Args;
use fawen_proof::{
    Algorithm, Checkpoint, Discrepancies, Discrepancy, Hash, Notary, Note, NoteError, TreeHead,
    VerifierKey,
};
use fawen_store::{RawEvent, Store, Upcasters};
use fawen_typeset::{Fonts, Profile};
use fawen_verification::Survey;
use fawen_worker::Press;

use super::{journal, keys, papers, report::Report};
use crate::{arguments::StoreArgument, exit::Outcome};

#[derive(Debug, Args)]
#[command(next_help_heading = "选项")]
pub(crate) struct Verify {
    #[command(flatten)]
    store: StoreArgument,
    /// 信任的公钥：一行文字或 .pub 文件，可以写几次；默认取事件库旁边的 .pub
    #[arg(long, value_name = "公钥")]
    key: Vec<String>,
    /// 另存的检查点簿，可以写几次；事件库旁边的 .checkpoints 总会核对
    #[arg(long, value_name = "文件")]
    checkpoints: Vec<PathBuf>,
    /// 印在已发公文里的检查点，如 "9406 qZ4…="，可以写几次（见 PDF、DOCX 属性里的关键词）
    #[arg(long, value_name = "检查点", value_parser = printed)]
    printed: Vec<TreeHead>,
    /// 放着印制文件的目录：其中每个 PDF、DOCX 都应是记录里印制的
    #[arg(long, value_name = "目录")]
    papers: Option<PathBuf>,
    /// 不重印公文（不需要字体）
    #[arg(long)]
    no_print: bool,
    /// 以 JSON 输出
    #[arg(long)]
    json: bool,
}

pub(crate) async fn run(arguments: &Verify, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    let url = &arguments.store.store;
    let store = Store::open_existing(url).await?;
    let trusted = keys::trusted(&arguments.key, url)?;
    let mut found = Discrepancies::default();
    let checkpoints = known(arguments, &store, &trusted.keys, &mut found).await?;
    let mut survey = Survey::new(Upcasters::default());
    let see = |event: &RawEvent, found: &mut Discrepancies| survey.see(event, found);
    let signed = checkpoints.iter().map(Checkpoint::state);
    let printed = arguments.printed.iter().map(|head| (Algorithm::Sha256, *head));
    let states: Vec<(Algorithm, TreeHead)> = signed.chain(printed).collect();
    let mut examination = fawen_proof::examine(&store, &states, see).await?;
    found.append(std::mem::take(&mut examination.discrepancies));
    let press = match arguments.no_print {
        true => None,
        false => Some(Press::new(Fonts::load(None)?, Profile::default())),
    };
    let derived = fawen_verification::verify(&store, &survey, press.as_ref(), &mut found).await?;
    if let Some(folder) = &arguments.papers {
        papers::check(&store, &survey, folder, &mut found).await?;
    }
    let report =
        Report { trusted: &trusted, checkpoints: states.len(), examination: &examination, derived };
    if arguments.json {
        report.json(&found, out)?;
    } else {
        report.tell(&found, out)?;
    }
    Ok(if found.is_empty() { Outcome::Success } else { Outcome::Findings })
}

/// All checkpoints there are: of the files given, of the journal beside the store, of the store itself.
async fn known(
    arguments: &Verify,
    store: &Store,
    keys: &[VerifierKey],
    found: &mut Discrepancies,
) -> anyhow::Result<Vec<Checkpoint>> {
    let mut checkpoints = Vec::new();
    for path in &arguments.checkpoints {
        if !take(path, keys, &mut checkpoints, found)? {
            bail!("没有检查点簿“{}”", path.display());
        }
    }
    if let Ok(path) = keys::beside(&arguments.store.store, "checkpoints") {
        take(&path, keys, &mut checkpoints, found)?;
    }
    for algorithm in Algorithm::ALL {
        for text in Notary::new(store, algorithm).remembered().await? {
            match Note::parse(&text) {
                Ok(note) => judge(note, "事件库", keys, &mut checkpoints, found),
                Err(error) => found.push(faulty("事件库", &error)),
            }
        }
    }
    checkpoints.sort_by_key(|known| (known.algorithm, known.head.size, known.head.root));
    checkpoints.dedup();
    Ok(checkpoints)
}

/// Takes the notes of a journal; false when there is no such file.
fn take(
    path: &Path,
    keys: &[VerifierKey],
    checkpoints: &mut Vec<Checkpoint>,
    found: &mut Discrepancies,
) -> anyhow::Result<bool> {
    let place = format!("“{}”", path.display());
    match journal::read(path)? {
        None => return Ok(false),
        Some(Ok(notes)) => {
            for note in notes {
                judge(note, &place, keys, checkpoints, found);
            }
        }
        Some(Err((line, error))) => found.push(faulty(&format!("{place}第{line}行起"), &error)),
    }
    Ok(true)
}

/// Takes a note if one of the keys has signed it.
fn judge(
    note: Note,
    place: &str,
    keys: &[VerifierKey],
    checkpoints: &mut Vec<Checkpoint>,
    found: &mut Discrepancies,
) {
    let mut worst = None;
    for key in keys {
        match Checkpoint::verify(note.clone(), key) {
            Ok(checkpoint) => return checkpoints.push(checkpoint),
            Err(error @ NoteError::Unsigned { .. }) => worst = worst.or(Some(error)),
            Err(error) => worst = Some(error),
        }
    }
    let size = note.unverified_text().lines().nth(1).unwrap_or_default().to_owned();
    let message = match worst {
        None => format!("{place}里{size}个事件的检查点没有公钥可验：请用 --key 指明"),
        Some(error) => format!("{place}里{size}个事件的检查点不可信：{error}"),
    };
    found.push(Discrepancy::new("checkpoint-signature", message));
}

pub(super) fn faulty(place: &str, error: &NoteError) -> Discrepancy {
    Discrepancy::new("checkpoint-form", format!("{place}的检查点读不通：{error}"))
}

/// A checkpoint as it stands in the files of a paper, with or without the word before it.
pub(super) fn printed(text: &str) -> Result<TreeHead, String> {
    let wrong = || "应写作“事件数 根”，如 9406 qZ4…=".to_owned();
    let text = text.trim().strip_prefix("fawen-checkpoint ").unwrap_or(text.trim());
    let (size, root) = text.split_once(' ').ok_or_else(wrong)?;
    let size = size.parse().map_err(|_| wrong())?;
    Ok(TreeHead { size, root: Hash::from_base64(root).ok_or_else(wrong)? })
}
