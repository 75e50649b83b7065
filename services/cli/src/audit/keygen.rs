//! `fawen audit keygen`: a new pair of keys.

use std::{io::Write, path::PathBuf};

use clap::Args;
use fawen_proof::SigningKey;

use super::keys;
use crate::exit::Outcome;

#[derive(Debug, Args)]
#[command(next_help_heading = "选项")]
pub(crate) struct Keygen {
    /// 签名密钥写到这个新文件，公钥写到旁边同名的 .pub 文件
    #[arg(long, short = 'o', value_name = "文件")]
    out: PathBuf,
    /// 日志的名称，印在每个检查点上，如 wjw.example.gov.cn/fawen；默认自拟
    #[arg(long, value_name = "名称")]
    name: Option<String>,
}

pub(crate) fn run(arguments: &Keygen, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    let key = SigningKey::generate(arguments.name.as_deref())?;
    let public = keys::write(&arguments.out, &key)?;
    writeln!(out, "签名密钥：{}（只有本人可读，请另行备份，切勿外传）", arguments.out.display())?;
    writeln!(out, "公钥：{}，请交给要核验的人：", public.display())?;
    writeln!(out, "{}", key.verifier())?;
    Ok(Outcome::Success)
}
