//! The words of `fawen consumers` and `fawen work`.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use crate::arguments::{StoreArgument, TEMPLATE, whole_number};

#[derive(Debug, Args)]
#[command(
    next_help_heading = "选项",
    subcommand_help_heading = "命令",
    args_conflicts_with_subcommands = true
)]
pub(crate) struct Consumers {
    #[command(subcommand)]
    pub(crate) command: Option<ConsumersCommand>,
    #[command(flatten)]
    pub(crate) list: List,
}

#[derive(Debug, Args)]
#[command(next_help_heading = "选项")]
pub(crate) struct List {
    #[command(flatten)]
    pub(crate) store: StoreArgument,
    /// 以 JSON 输出
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Subcommand)]
pub(crate) enum ConsumersCommand {
    /// 重试被搁置的事件
    #[command(help_template = TEMPLATE, override_usage = "fawen consumers retry [消费者] [--position 位置] [--store 库]")]
    Retry(Retry),
}

#[derive(Debug, Args)]
#[command(next_help_heading = "选项")]
pub(crate) struct Retry {
    /// 只重试这一个消费者，如 documents；默认全部
    #[arg(value_name = "消费者", help_heading = "参数")]
    pub(crate) consumer: Option<String>,
    /// 只重试这个位置的事件，及同一事件流中排在它前后的
    #[arg(long, value_name = "位置", value_parser = whole_number)]
    pub(crate) position: Option<u64>,
    #[command(flatten)]
    pub(crate) store: StoreArgument,
    /// 以 JSON 输出
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
#[command(next_help_heading = "选项")]
pub(crate) struct Work {
    #[command(flatten)]
    pub(crate) store: StoreArgument,
    /// 存放重印文件的目录，文件按内容命名；默认 files
    #[arg(long, value_name = "目录", default_value = "files", hide_default_value = true)]
    pub(crate) out: PathBuf,
    /// 一直办理，直到收到终止信号
    #[arg(long)]
    pub(crate) watch: bool,
    /// 每轮办理后写出运行指标（Prometheus 文本格式）的文件
    #[arg(long, value_name = "文件")]
    pub(crate) metrics: Option<PathBuf>,
    /// 以 JSON 报告结果
    #[arg(long)]
    pub(crate) json: bool,
}
