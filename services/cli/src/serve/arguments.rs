//! The words of `fawen serve`.

use std::path::PathBuf;

use clap::Args;

#[derive(Debug, Args)]
#[command(next_help_heading = "选项")]
pub(crate) struct Serve {
    /// 配置文件（TOML）；各项说明见 docs/configuration.md
    #[arg(long, value_name = "文件")]
    pub(crate) config: Option<PathBuf>,
    /// 事件库；优先于配置文件中的 store
    #[arg(long, value_name = "库")]
    pub(crate) store: Option<String>,
    /// 地址和端口，如 127.0.0.1:8420；优先于配置文件中的 http.listen
    #[arg(long, value_name = "地址")]
    pub(crate) listen: Option<String>,
    /// 只提供网页和接口，后台工作另由 fawen serve --worker-only 办理
    #[arg(long, conflicts_with = "worker_only")]
    pub(crate) web_only: bool,
    /// 只办理后台工作，不提供网页和接口
    #[arg(long)]
    pub(crate) worker_only: bool,
}
