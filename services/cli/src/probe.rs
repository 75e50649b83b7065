//! `fawen probe`: the child in which a file is looked at; the service starts it, nobody types it.

use std::io::{self, Write};

use clap::Args;
use fawen_files::probe::{ProbeLimits, Task, serve};

use crate::{arguments::whole_number, exit::Outcome};

#[derive(Debug, Args)]
#[command(next_help_heading = "选项")]
pub(crate) struct Probe {
    /// 只取文稿的文字，不带署名
    #[arg(long)]
    words: bool,
    /// 最多用多少秒处理器时间
    #[arg(long, value_name = "秒", value_parser = whole_number)]
    cpu_seconds: Option<u64>,
    /// 最多用多少字节内存
    #[arg(long, value_name = "字节", value_parser = whole_number)]
    memory: Option<u64>,
    /// 最多看多少字节
    #[arg(long, value_name = "字节", value_parser = whole_number)]
    file_bytes: Option<u64>,
}

pub(crate) fn run(probe: &Probe, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    let usual = ProbeLimits::default();
    let seconds = probe.cpu_seconds.and_then(|seconds| u32::try_from(seconds).ok());
    let limits = ProbeLimits {
        cpu_seconds: seconds.unwrap_or(usual.cpu_seconds),
        memory: probe.memory.unwrap_or(usual.memory),
        file_bytes: probe.file_bytes.unwrap_or(usual.file_bytes),
        ..usual
    };
    let task = if probe.words { Task::Words } else { Task::Facts };
    serve(task, &limits, &mut io::stdin().lock(), out)?;
    Ok(Outcome::Success)
}
