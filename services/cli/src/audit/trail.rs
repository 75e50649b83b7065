//! `fawen audit trail`: the history of a stream in Chinese.

use std::io::Write;

use clap::Args;
use fawen_audit::StreamName;
use fawen_store::Store;

use super::moment::wrong_use;
use crate::{arguments::StoreArgument, exit::Outcome};

#[derive(Debug, Args)]
#[command(next_help_heading = "选项")]
pub(crate) struct TrailOf {
    /// 事件流，如 OfficialDocument/2022-notice
    #[arg(value_name = "事件流", help_heading = "参数")]
    stream: String,
    #[command(flatten)]
    store: StoreArgument,
    /// 以 JSON 数组输出
    #[arg(long)]
    json: bool,
}

pub(crate) async fn run(arguments: &TrailOf, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    let stream = StreamName::parse(&arguments.stream).map_err(wrong_use)?;
    let store = Store::open_existing(&arguments.store.store).await?;
    let trail = fawen_audit::trail(&store, &stream).await.map_err(wrong_use)?;
    if arguments.json {
        writeln!(out, "{}", serde_json::to_string_pretty(&trail)?)?;
        return Ok(Outcome::Success);
    }
    for event in &trail {
        writeln!(out, "{}", event.line())?;
    }
    Ok(Outcome::Success)
}
