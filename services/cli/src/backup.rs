//! `fawen backup` and `fawen restore`: copies of a store in a file.

use std::{
    io::Write,
    path::{Path, PathBuf},
};

use clap::Args;
use fawen_store::{Inspected, Store};

use crate::{arguments::StoreArgument, exit::Outcome};

/// Words of `fawen backup`.
#[derive(Debug, Args)]
#[command(next_help_heading = "选项")]
pub(crate) struct BackUp {
    /// 备份文件，不能已经存在
    #[arg(long, short, value_name = "文件")]
    out: PathBuf,
    /// 不带个人信息的密钥，也不带密码、会话和未提交的草稿：备份里的个人信息读作已删除，密钥须另行保管
    #[arg(long)]
    without_keys: bool,
    #[command(flatten)]
    store: StoreArgument,
}

/// Words of `fawen restore`.
#[derive(Debug, Args)]
#[command(next_help_heading = "选项")]
pub(crate) struct Restore {
    /// 备份文件
    #[arg(value_name = "备份", help_heading = "参数")]
    backup: PathBuf,
    #[command(flatten)]
    store: StoreArgument,
}

pub(crate) fn back_up(arguments: &BackUp, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    let store = Store::file(&arguments.store.store)?;
    let copy = fawen_store::back_up(store, &arguments.out, !arguments.without_keys)?;
    tell("已备份到", &arguments.out, &copy, out)?;
    Ok(Outcome::Success)
}

pub(crate) fn restore(arguments: &Restore, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    let store = Store::file(&arguments.store.store)?;
    let restored = fawen_store::restore(&arguments.backup, store)?;
    tell("已恢复到", store, &restored, out)?;
    writeln!(out, "请用 fawen audit verify 与检查点簿核对：备份之后的事件不在其中")?;
    Ok(Outcome::Success)
}

fn tell(what: &str, path: &Path, found: &Inspected, out: &mut dyn Write) -> std::io::Result<()> {
    let (path, last, keys, size) = (path.display(), found.last, found.keys, found.bytes / 1024);
    writeln!(out, "{what}“{path}”：{last}个事件，{keys}把个人信息密钥，{size} KB，已逐页检查")
}
