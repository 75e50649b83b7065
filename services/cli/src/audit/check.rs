//! `fawen audit check`: an evidence bundle, without store and network.

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
};

use anyhow::{Context, bail};
use clap::Args;
use fawen_domain::document::OfficialDocument;
use fawen_proof::{
    Checkpoint, Discrepancies, Discrepancy, TreeHead, VerifierKey,
    bundle::{self, BundleError},
    journal::Journal,
};
use fawen_store::Upcasters;
use fawen_typeset::{Fonts, Profile};
use fawen_worker::Press;
use serde_json::json;

use super::{journal, keys, verify};
use crate::exit::Outcome;

/// Larger files are not even read.
const LIMIT: u64 = 256_000_000;

#[derive(Debug, Args)]
#[command(next_help_heading = "选项")]
pub(crate) struct Check {
    /// 证据包
    #[arg(value_name = "文件.zip", help_heading = "参数")]
    file: PathBuf,
    /// 信任的公钥：一行文字或 .pub 文件，可以写几次；不写则只能用包里自称的公钥
    #[arg(long, value_name = "公钥")]
    key: Vec<String>,
    /// 手里较早的检查点：检查点簿，可以写几次
    #[arg(long, value_name = "文件")]
    checkpoints: Vec<PathBuf>,
    /// 印在已发公文里的检查点，如 "9406 qZ4…="，可以写几次
    #[arg(long, value_name = "检查点", value_parser = verify::printed)]
    printed: Vec<TreeHead>,
    /// 不重印公文（不需要字体）
    #[arg(long)]
    no_print: bool,
    /// 以 JSON 输出
    #[arg(long)]
    json: bool,
}

/// What a bundle came to.
struct Verdict {
    found: Discrepancies,
    /// Nothing when the bundle could not even be opened.
    opened: Option<(bundle::Bundle, OfficialDocument)>,
}

pub(crate) async fn run(arguments: &Check, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    let keys: Vec<VerifierKey> =
        arguments.key.iter().map(|key| keys::verifier(key)).collect::<Result<_, _>>()?;
    let bytes = read(&arguments.file)?;
    let verdict = match bundle::open(&bytes, &keys) {
        Ok(bundle) => judge(arguments, bundle).await?,
        Err(error) => refused(&error),
    };
    tell(arguments, &verdict, out)?;
    Ok(if verdict.found.is_empty() { Outcome::Success } else { Outcome::Findings })
}

fn read(path: &Path) -> anyhow::Result<Vec<u8>> {
    let shown = || format!("读不到证据包“{}”", path.display());
    if fs::metadata(path).with_context(shown)?.len() > LIMIT {
        bail!("“{}”超过{}兆字节，不是证据包", path.display(), LIMIT / 1_000_000);
    }
    fs::read(path).with_context(shown)
}

fn refused(error: &BundleError) -> Verdict {
    let mut found = Discrepancies::default();
    found.push(Discrepancy::new("bundle", error.to_string()));
    Verdict { found, opened: None }
}

async fn judge(arguments: &Check, bundle: bundle::Bundle) -> anyhow::Result<Verdict> {
    let press = match arguments.no_print {
        true => None,
        false => Some(Press::new(Fonts::load(None)?, Profile::default())),
    };
    let upcasters = Upcasters::default();
    let (document, mut found) =
        fawen_verification::check(&bundle, &upcasters, press.as_ref()).await?;
    for path in &arguments.checkpoints {
        let notes = journal::read(path)?;
        let notes = notes.with_context(|| format!("没有检查点簿“{}”", path.display()))?;
        compare(&bundle, path, notes, &mut found);
    }
    for head in &arguments.printed {
        meet(&bundle, "--printed", head, &mut found);
    }
    Ok(Verdict { found, opened: Some((bundle, document)) })
}

/// Each checkpoint at hand must be one that the log of the bundle extends.
fn compare(bundle: &bundle::Bundle, path: &Path, notes: Journal, found: &mut Discrepancies) {
    let place = format!("“{}”", path.display());
    let notes = match notes {
        Ok(notes) => notes,
        Err((line, error)) => {
            return found.push(fawen_verification::faulty(&format!("{place}第{line}行起"), &error));
        }
    };
    for note in notes {
        let head = match Checkpoint::verify(note, &bundle.key) {
            Ok(known) if known.algorithm == bundle.algorithm() => known.head,
            Ok(_) => continue,
            Err(error) => {
                let message = format!("{place}里有检查点不可信：{error}");
                found.push(Discrepancy::new("checkpoint-signature", message));
                continue;
            }
        };
        meet(bundle, &place, &head, found);
    }
}

/// A state at hand must be one that the log of the bundle extends.
fn meet(bundle: &bundle::Bundle, place: &str, head: &TreeHead, found: &mut Discrepancies) {
    if bundle.extends(head) {
        return;
    }
    let known = bundle.earlier.iter().chain([&bundle.checkpoint.head]);
    let other = known.into_iter().find(|known| known.size == head.size);
    found.push(match other {
        Some(other) => {
            let message =
                format!("{place}里同为{}个事件的检查点与证据包的不同：日志分叉", head.size);
            let fork = Discrepancy::new("checkpoint-fork", message);
            fork.at(head.size).compared(head.root, other.root)
        }
        None => {
            let message = format!("证据包没有证明日志延续了{place}里{}个事件的检查点", head.size);
            Discrepancy::new("checkpoint-unchecked", message).at(head.size)
        }
    });
}

fn tell(arguments: &Check, verdict: &Verdict, out: &mut dyn Write) -> anyhow::Result<()> {
    let Verdict { found, opened } = verdict;
    if arguments.json {
        let bundle = opened.as_ref().map(|(bundle, document)| {
            let number = document.registration().map(|entry| entry.number.to_string());
            json!({
                "document": bundle.document, "number": number, "events": bundle.events.len(),
                "size": bundle.checkpoint.head.size, "hash": bundle.algorithm().name(),
                "key": bundle.key.to_string(), "self_asserted": bundle.is_self_asserted,
            })
        });
        let report = json!({
            "accepted": found.is_empty(), "bundle": bundle,
            "discrepancies": found.kept(), "count": found.count(),
        });
        writeln!(out, "{}", serde_json::to_string_pretty(&report)?)?;
        return Ok(());
    }
    if let Some((bundle, document)) = opened {
        about(bundle, document, arguments, out)?;
    }
    if found.is_empty() {
        writeln!(out, "查验通过")?;
        return Ok(());
    }
    writeln!(out, "查验不通过：{}处", found.count())?;
    for discrepancy in found.kept() {
        writeln!(out, "  {discrepancy}")?;
    }
    Ok(())
}

fn about(
    bundle: &bundle::Bundle,
    document: &OfficialDocument,
    arguments: &Check,
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    let number = document.registration().map(|entry| entry.number.to_string());
    let title = document.draft().map(|draft| draft.paper.title.as_str()).unwrap_or_default();
    writeln!(out, "公文：{title}（{}）", number.unwrap_or_else(|| "无文号".to_owned()))?;
    let (events, size) = (bundle.events.len(), bundle.checkpoint.head.size);
    let hash = bundle.algorithm().name();
    writeln!(out, "事件：{events}个，都在{size}个事件的检查点（{hash}）之内")?;
    match bundle.is_self_asserted {
        true => writeln!(
            out,
            "公钥：{}\n  取自证据包本身，只说明是谁自称签名：请用 --key 指明另外得到的公钥",
            bundle.key
        )?,
        false => writeln!(out, "公钥：{}（由你指明）", bundle.key)?,
    }
    if arguments.no_print {
        writeln!(out, "重印：未做")?;
    }
    let later = "包里没有的后来的事件（如撤销、废止）这里看不出来";
    writeln!(out, "现状：截至检查点，{later}")?;
    Ok(())
}
