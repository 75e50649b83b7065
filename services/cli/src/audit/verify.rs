//! `fawen audit verify`: everything that can be checked of a store.

use std::{
    io::Write,
    path::{Path, PathBuf},
};

use anyhow::bail;
use clap::Args;
use fawen_proof::{
    Algorithm, Checkpoint, Discrepancies, Discrepancy, Examination, Notary, Note, NoteError,
    VerifierKey,
};
use fawen_store::Store;
use serde_json::json;

use super::{
    journal,
    keys::{self, Trusted},
};
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
    /// 以 JSON 输出
    #[arg(long)]
    json: bool,
}

pub(crate) async fn run(arguments: &Verify, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    let url = &arguments.store.store;
    let store = Store::open_existing(url)?;
    let trusted = keys::trusted(&arguments.key, url)?;
    let mut found = Discrepancies::default();
    let checkpoints = known(arguments, &store, &trusted.keys, &mut found).await?;
    let examination = fawen_proof::examine(&store, &checkpoints, |_, _| {}).await?;
    found.extend(examination.discrepancies.kept().iter().cloned());
    tell(arguments, &trusted, &checkpoints, &examination, &found, out)?;
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

fn faulty(place: &str, error: &NoteError) -> Discrepancy {
    Discrepancy::new("checkpoint-form", format!("{place}的检查点读不通：{error}"))
}

fn tell(
    arguments: &Verify,
    trusted: &Trusted,
    checkpoints: &[Checkpoint],
    examination: &Examination,
    found: &Discrepancies,
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    let Examination { events, heads, covered, confirmed, .. } = examination;
    if arguments.json {
        let heads: Vec<_> = heads
            .iter()
            .map(|(algorithm, head)| {
                json!({"hash": algorithm.name(), "size": head.size, "root": head.root.to_string()})
            })
            .collect();
        let keys: Vec<_> = trusted.keys.iter().map(ToString::to_string).collect();
        let report = json!({
            "events": events, "heads": heads, "checkpoints": checkpoints.len(),
            "confirmed": confirmed, "covered": covered, "keys": keys,
            "key_from_store": trusted.beside.is_some(),
            "discrepancies": found.kept(), "count": found.count(),
        });
        writeln!(out, "{}", serde_json::to_string_pretty(&report)?)?;
        return Ok(());
    }
    writeln!(out, "事件：{events}个")?;
    for (algorithm, head) in heads {
        writeln!(out, "散列（{}）：{}", algorithm.name(), head.root)?;
    }
    writeln!(out, "检查点：{}个，相符{confirmed}个，覆盖到第{covered}位", checkpoints.len())?;
    if *covered < *events {
        let rest = events.saturating_sub(*covered);
        writeln!(out, "  其后{rest}个事件没有检查点：能改数据库的人改了它们，这里看不出来")?;
    }
    match &trusted.beside {
        Some(path) => writeln!(
            out,
            "公钥：取自事件库旁边的“{}”。谁能换事件库，就能换它：请用 --key 指明另外得到的公钥",
            path.display()
        )?,
        None => {
            for key in &trusted.keys {
                writeln!(out, "公钥：{key}")?;
            }
        }
    }
    writeln!(out, "差异：{}处", found.count())?;
    for discrepancy in found.kept() {
        writeln!(out, "  {discrepancy}")?;
    }
    let unlisted = found.count().saturating_sub(found.kept().len() as u64);
    if unlisted > 0 {
        writeln!(out, "  ……另有{unlisted}处")?;
    }
    Ok(())
}
