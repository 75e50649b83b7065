//! `fawen audit diff`: what changed between two moments, and by which event.

use std::io::Write;

use clap::Args;
use fawen_audit::{AuditError, Change, Changed, Clock, Moment, StreamName};
use fawen_domain::context::BEIJING;
use fawen_store::Store;
use fawen_views::history;

use super::moment::{clock, wrong_use};
use crate::{arguments::StoreArgument, exit::Outcome};

#[derive(Debug, Args)]
#[command(next_help_heading = "选项")]
pub(crate) struct Diff {
    /// 起：日志位置，或时间（写法同 as-of），此刻之后的改动才列出
    #[arg(value_name = "起", help_heading = "参数")]
    from: String,
    /// 止：日志位置，或时间
    #[arg(value_name = "止", help_heading = "参数")]
    to: String,
    /// 只看这个事件流；默认看全部，此时起止都须是日志位置
    #[arg(long, value_name = "事件流")]
    stream: Option<String>,
    /// 按哪个时间：recorded（入库时间）或 stated（命令所载时间）；默认 recorded
    #[arg(long, value_name = "时钟", default_value = "recorded", hide_default_value = true, value_parser = clock)]
    clock: Clock,
    #[command(flatten)]
    store: StoreArgument,
    /// 以 JSON 数组输出
    #[arg(long)]
    json: bool,
}

pub(crate) async fn run(arguments: &Diff, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    let moment = |text: &str| Moment::parse(text, arguments.clock).map_err(wrong_use);
    let (from, to) = (moment(&arguments.from)?, moment(&arguments.to)?);
    let stream =
        arguments.stream.as_deref().map(StreamName::parse).transpose().map_err(wrong_use)?;
    let changed = match (stream, from, to) {
        (Some(stream), from, to) => {
            let store = Store::open_existing(&arguments.store.store).await?;
            fawen_audit::diff(&store, &stream, from, to).await
        }
        (None, Moment::Position(from), Moment::Position(to)) => {
            let store = Store::open_existing(&arguments.store.store).await?;
            fawen_audit::diff_all(&store, from, to).await
        }
        _ => Err(AuditError::TimesOfAll),
    };
    let changed = changed.map_err(wrong_use)?;
    if arguments.json {
        writeln!(out, "{}", serde_json::to_string_pretty(&changed)?)?;
        return Ok(Outcome::Success);
    }
    if changed.is_empty() {
        writeln!(out, "两个时刻之间没有事件")?;
    }
    for event in &changed {
        tell(event, out)?;
    }
    Ok(Outcome::Success)
}

fn tell(event: &Changed, out: &mut dyn Write) -> anyhow::Result<()> {
    let at = BEIJING.to_datetime(event.at).strftime("%Y-%m-%d %H:%M:%S");
    let label = history::label(&event.event_type).unwrap_or(&event.event_type);
    let Changed { position, stream, actor, command_id, .. } = event;
    writeln!(out, "第{position}位  {at}  {actor}  {label}  {stream}（命令 {command_id}）")?;
    if let Some(reason) = &event.reason {
        writeln!(out, "  理由或意见：{reason}")?;
    }
    if event.changes.is_empty() {
        writeln!(out, "  状态没有改动")?;
    }
    for change in event.changes.iter().map(Change::line) {
        writeln!(out, "  {change}")?;
    }
    Ok(())
}
