//! `fawen audit`: what an auditor asks of a store, and what proves the answers.

mod checkpoint;
mod journal;
mod keygen;
mod keys;
mod verify;

use std::io::Write;

use clap::Subcommand;

use crate::{arguments::TEMPLATE, exit::Outcome, wait};

#[derive(Debug, Subcommand)]
pub(crate) enum Audit {
    /// 生成一对密钥：签检查点的和验检查点的
    #[command(help_template = TEMPLATE, override_usage = "fawen audit keygen -o 文件 [--name 名称]")]
    Keygen(keygen::Keygen),
    /// 签署检查点：此刻全部事件的一个数，记入检查点簿
    #[command(help_template = TEMPLATE, override_usage = "fawen audit checkpoint [-o 检查点簿] [选项] [--store 库]")]
    Checkpoint(checkpoint::Sign),
    /// 核验事件库：次序、散列、签名、检查点、内容
    #[command(help_template = TEMPLATE, override_usage = "fawen audit verify [--key 公钥] [--checkpoints 检查点簿] [选项] [--store 库]")]
    Verify(verify::Verify),
}

pub(crate) fn run(audit: Audit, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    match audit {
        Audit::Keygen(keygen) => keygen::run(&keygen, out),
        Audit::Checkpoint(sign) => wait(checkpoint::run(&sign, out)),
        Audit::Verify(verify) => wait(verify::run(&verify, out)),
    }
}
