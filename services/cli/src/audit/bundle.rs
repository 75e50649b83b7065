//! `fawen audit bundle`: the evidence of one document, in one file.

use std::{io::Write, path::PathBuf};

use anyhow::bail;
use clap::Args;
use fawen_proof::{Algorithm, Checkpoint, Notary};
use fawen_store::Store;
use fawen_typeset::{Fonts, Profile};
use fawen_verification::Scope;
use fawen_worker::Press;
use serde_json::json;

use super::{journal, keys};
use crate::{arguments::StoreArgument, exit::Outcome, whole_file};

#[derive(Debug, Args)]
#[command(next_help_heading = "选项")]
pub(crate) struct Bundle {
    /// 公文的标识，如 2022-notice
    #[arg(value_name = "公文", help_heading = "参数")]
    document: String,
    /// 证据包写到哪里
    #[arg(long, short = 'o', value_name = "文件.zip")]
    out: PathBuf,
    #[command(flatten)]
    store: StoreArgument,
    /// 连同公文背后的活动、参评、评审、推选的全部事件：含内部排名和评分，只供审计
    #[arg(long)]
    full: bool,
    /// 签名密钥文件；默认取环境变量 FAWEN_KEY，再默认在事件库旁边，扩展名 .key，初次使用时生成
    #[arg(long, value_name = "文件")]
    key: Option<PathBuf>,
    /// 检查点簿：其中的检查点都证明为日志所延续；默认在事件库旁边，扩展名 .checkpoints
    #[arg(long, value_name = "文件")]
    checkpoints: Option<PathBuf>,
    /// 散列算法：sha256 或 sm3；默认 sha256
    #[arg(long, value_name = "算法", default_value = "sha256", hide_default_value = true)]
    hash: Algorithm,
    /// 以 JSON 输出
    #[arg(long)]
    json: bool,
}

pub(crate) async fn run(arguments: &Bundle, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    let url = &arguments.store.store;
    let store = Store::open_existing(url).await?;
    let path = match &arguments.checkpoints {
        Some(path) => path.clone(),
        None => keys::beside(url, "checkpoints")?,
    };
    let key = keys::signing(arguments.key.as_deref(), url)?;
    let known = match journal::read(&path)? {
        None => vec![],
        Some(Ok(notes)) => notes,
        Some(Err((line, error))) => {
            bail!("检查点簿“{}”从第{line}行起读不通：{error}。请先查明", path.display())
        }
    };
    let known = known.into_iter().filter_map(|note| Checkpoint::verify(note, key.verifier()).ok());
    let known: Vec<Checkpoint> = known.collect();
    let checkpoint = Notary::new(&store, arguments.hash).sign(&key, &known).await?;
    if !known.contains(&checkpoint) {
        journal::append(&path, &checkpoint.note)?;
    }
    let press = Press::new(Fonts::load(None)?, Profile::default());
    let scope = if arguments.full { Scope::Everything } else { Scope::Document };
    let states = (&checkpoint, known.as_slice());
    let document = &arguments.document;
    let bytes = fawen_verification::evidence(&store, &press, &key, states, document, scope).await?;
    whole_file::write(&arguments.out, &bytes)?;
    let size = checkpoint.head.size;
    if arguments.json {
        let report = json!({
            "file": arguments.out, "bytes": bytes.len(), "document": document,
            "size": size, "key": key.verifier().to_string(),
        });
        writeln!(out, "{}", serde_json::to_string_pretty(&report)?)?;
        return Ok(Outcome::Success);
    }
    writeln!(out, "证据包：“{}”，{}字节", arguments.out.display(), bytes.len())?;
    writeln!(out, "检查点：{size}个事件，已在“{}”", path.display())?;
    writeln!(out, "公钥（请另行交给查验的人）：{}", key.verifier())?;
    if arguments.full {
        writeln!(out, "注意：含有内部排名和评分，不得对外提供")?;
    }
    Ok(Outcome::Success)
}
