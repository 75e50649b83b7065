//! `fawen audit`: what an auditor asks of a store, and what proves the answers.

mod as_of;
mod bundle;
mod check;
mod checkpoint;
mod diff;
mod journal;
mod keygen;
pub(crate) mod keys;
mod moment;
mod papers;
mod report;
mod trail;
mod verify;

use std::io::Write;

use clap::Subcommand;

pub(crate) use self::moment::wrong_use;
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
    /// 出具一份公文的证据包
    #[command(help_template = TEMPLATE, override_usage = "fawen audit bundle 公文 -o 文件.zip [--full] [选项] [--store 库]")]
    Bundle(bundle::Bundle),
    /// 查验证据包：不需要事件库，不需要网络
    #[command(help_template = TEMPLATE, override_usage = "fawen audit check 文件.zip [--key 公钥] [--checkpoints 检查点簿] [选项]")]
    Check(check::Check),
    /// 回到某一时刻：一个事件流当时的状态，或活动当时的数字
    #[command(help_template = TEMPLATE, override_usage = "fawen audit as-of 事件流 [--position 位置 | --time 时间] [--figures] [选项] [--store 库]")]
    AsOf(as_of::AsOf),
    /// 比较两个时刻：逐项列出改动，及每处改动由哪个事件、何人、因何作出
    #[command(help_template = TEMPLATE, override_usage = "fawen audit diff 起 止 [--stream 事件流] [选项] [--store 库]")]
    Diff(diff::Diff),
    /// 一个事件流的来龙去脉：何时、何人、做了什么
    #[command(help_template = TEMPLATE, override_usage = "fawen audit trail 事件流 [--json] [--store 库]")]
    Trail(trail::TrailOf),
}

pub(crate) fn run(audit: Audit, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    match audit {
        Audit::Keygen(keygen) => keygen::run(&keygen, out),
        Audit::Checkpoint(sign) => wait(checkpoint::run(&sign, out)),
        Audit::Verify(verify) => wait(verify::run(&verify, out)),
        Audit::Bundle(bundle) => wait(bundle::run(&bundle, out)),
        Audit::Check(check) => wait(check::run(&check, out)),
        Audit::AsOf(as_of) => wait(as_of::run(&as_of, out)),
        Audit::Diff(diff) => wait(diff::run(&diff, out)),
        Audit::Trail(trail) => wait(trail::run(&trail, out)),
    }
}
