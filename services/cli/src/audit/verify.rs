//! `fawen audit verify`: everything that can be checked of a store.

use std::{
    io::Write,
    path::{Path, PathBuf},
};

use anyhow::bail;
use clap::Args;
use fawen_proof::{Algorithm, Checkpoint, Discrepancies, Hash, TreeHead, VerifierKey};
use fawen_store::{RawEvent, Store, Upcasters};
use fawen_typeset::{Fonts, Profile};
use fawen_verification::{Known, Survey};
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
    let mut known = Known::new(keys);
    for path in &arguments.checkpoints {
        match journal::read(path)? {
            Some(journal) => known.journal(&shown(path), journal, found),
            None => bail!("没有检查点簿“{}”", path.display()),
        }
    }
    if let Ok(path) = keys::beside(&arguments.store.store, "checkpoints")
        && let Some(journal) = journal::read(&path)?
    {
        known.journal(&shown(&path), journal, found);
    }
    known.store(store, found).await?;
    Ok(known.checkpoints())
}

fn shown(path: &Path) -> String {
    format!("“{}”", path.display())
}

/// A checkpoint as it stands in the files of a paper, with or without the word before it.
pub(super) fn printed(text: &str) -> Result<TreeHead, String> {
    let wrong = || "应写作“事件数 根”，如 9406 qZ4…=".to_owned();
    let text = text.trim().strip_prefix("fawen-checkpoint ").unwrap_or(text.trim());
    let (size, root) = text.split_once(' ').ok_or_else(wrong)?;
    let size = size.parse().map_err(|_| wrong())?;
    Ok(TreeHead { size, root: Hash::from_base64(root).ok_or_else(wrong)? })
}
