//! `fawen audit checkpoint`: signs the state of the log and adds it to the journal.

use std::{io::Write, path::PathBuf};

use anyhow::bail;
use clap::Args;
use fawen_proof::{Algorithm, Checkpoint, Notary};
use fawen_store::Store;
use serde_json::json;

use super::{journal, keys};
use crate::{arguments::StoreArgument, exit::Outcome};

#[derive(Debug, Args)]
#[command(next_help_heading = "选项")]
pub(crate) struct Sign {
    #[command(flatten)]
    store: StoreArgument,
    /// 检查点簿：追加写入；默认在事件库旁边，扩展名 .checkpoints
    #[arg(long, short = 'o', value_name = "文件")]
    out: Option<PathBuf>,
    /// 签名密钥文件；默认取环境变量 FAWEN_KEY，再默认在事件库旁边，扩展名 .key，初次使用时生成
    #[arg(long, value_name = "文件")]
    key: Option<PathBuf>,
    /// 散列算法：sha256 或 sm3；默认 sha256
    #[arg(long, value_name = "算法", default_value = "sha256", hide_default_value = true)]
    hash: Algorithm,
    /// 先丢掉保存的散列，从事件重算
    #[arg(long)]
    rebuild: bool,
    /// 以 JSON 输出
    #[arg(long)]
    json: bool,
}

pub(crate) async fn run(arguments: &Sign, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    let url = &arguments.store.store;
    let store = Store::open_existing(url).await?;
    let path = match &arguments.out {
        Some(path) => path.clone(),
        None => keys::beside(url, "checkpoints")?,
    };
    let key = keys::signing(arguments.key.as_deref(), url)?;
    let notes = match journal::read(&path)? {
        Some(Err((line, error))) => {
            bail!("检查点簿“{}”从第{line}行起读不通：{error}。请先查明", path.display())
        }
        Some(Ok(notes)) => notes,
        None => vec![],
    };
    let known = notes.into_iter().filter_map(|note| Checkpoint::verify(note, key.verifier()).ok());
    let known: Vec<Checkpoint> = known.collect();
    let notary = Notary::new(&store, arguments.hash);
    if arguments.rebuild {
        notary.rebuild().await?;
    }
    let checkpoint = notary.sign(&key, &known).await?;
    let is_new = !known.contains(&checkpoint);
    if is_new {
        journal::append(&path, &checkpoint.note)?;
    }
    let Checkpoint { algorithm, head, note } = &checkpoint;
    if arguments.json {
        let report = json!({
            "size": head.size, "root": head.root.to_string(), "hash": algorithm.name(),
            "note": note.to_string(), "journal": path, "new": is_new,
        });
        writeln!(out, "{}", serde_json::to_string_pretty(&report)?)?;
        return Ok(Outcome::Success);
    }
    let done = if is_new { "已签名并记入" } else { "没有新的事件，检查点已在" };
    writeln!(out, "检查点：{}个事件，{done}“{}”", head.size, path.display())?;
    writeln!(out, "请把下面这几行（或整个检查点簿）存到事件库管理员够不着的地方：\n")?;
    write!(out, "{note}")?;
    Ok(Outcome::Success)
}
