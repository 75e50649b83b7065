//! `fawen audit as-of`: a stream as it was, or the figures of a campaign.

use std::io::Write;

use clap::Args;
use fawen_audit::{AsOf as Found, Clock, Moment, StreamName};
use fawen_domain::{Decider, campaign::Campaign, context::BEIJING, ids::CampaignId};
use fawen_store::{Position, Store};
use fawen_views::history;
use serde_json::json;

use super::moment::{clock, wrong_use};
use crate::{
    arguments::{StoreArgument, whole_number},
    exit::{Outcome, WrongUse},
};

#[derive(Debug, Args)]
#[command(next_help_heading = "选项")]
pub(crate) struct AsOf {
    /// 事件流，如 OfficialDocument/2022-notice
    #[arg(value_name = "事件流", help_heading = "参数")]
    stream: String,
    /// 日志位置；与 --time 都不写，就是现在
    #[arg(long, value_name = "位置", value_parser = whole_number, conflicts_with = "time")]
    position: Option<u64>,
    /// 时间：2022-09-20（当日24时）、2022-09-20T10:00（北京时间）或 RFC 3339
    #[arg(long, value_name = "时间")]
    time: Option<String>,
    /// 按哪个时间：recorded（入库时间）或 stated（命令所载时间）；默认 recorded
    #[arg(long, value_name = "时钟", default_value = "recorded", hide_default_value = true, value_parser = clock)]
    clock: Clock,
    /// 给出征集活动当时的数字：篇数、类别、地区、等次
    #[arg(long)]
    figures: bool,
    #[command(flatten)]
    store: StoreArgument,
    /// 以 JSON 输出
    #[arg(long)]
    json: bool,
}

impl AsOf {
    fn moment(&self) -> anyhow::Result<Moment> {
        match (self.position, &self.time) {
            (Some(position), _) => Ok(Moment::Position(Position::new(position))),
            (None, Some(time)) => Moment::time(time, self.clock).map_err(wrong_use),
            (None, None) => Ok(Moment::Now),
        }
    }
}

pub(crate) async fn run(arguments: &AsOf, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    let stream = StreamName::parse(&arguments.stream).map_err(wrong_use)?;
    let moment = arguments.moment()?;
    if arguments.figures {
        return figures(arguments, &stream, moment, out).await;
    }
    let store = Store::open_existing(&arguments.store.store).await?;
    let found = fawen_audit::as_of(&store, &stream, moment).await.map_err(wrong_use)?;
    if arguments.json {
        writeln!(out, "{}", serde_json::to_string_pretty(&found)?)?;
        return Ok(Outcome::Success);
    }
    tell(&found, arguments, out)?;
    Ok(Outcome::Success)
}

async fn figures(
    arguments: &AsOf,
    stream: &StreamName,
    moment: Moment,
    out: &mut dyn Write,
) -> anyhow::Result<Outcome> {
    if stream.kind != Campaign::TYPE {
        let told = format!("--figures 只用于征集活动，如 Campaign/2022-ydyp；“{stream}”不是");
        return Err(WrongUse(told).into());
    }
    let store = Store::open_existing(&arguments.store.store).await?;
    // A campaign that is not there has no figures either.
    fawen_audit::as_of(&store, stream, moment).await.map_err(wrong_use)?;
    let campaign = CampaignId::new(stream.id.as_str());
    let figures = fawen_audit::figures(&store, &campaign, moment).await?;
    if arguments.json {
        let told = json!({"stream": stream, "figures": figures});
        writeln!(out, "{}", serde_json::to_string_pretty(&told)?)?;
        return Ok(Outcome::Success);
    }
    for line in figures.lines() {
        writeln!(out, "{line}")?;
    }
    Ok(Outcome::Success)
}

fn tell(found: &Found, arguments: &AsOf, out: &mut dyn Write) -> anyhow::Result<()> {
    let Some(last) = &found.last else {
        writeln!(out, "{}：此刻还没有任何事件", found.stream)?;
        if arguments.time.is_some() && arguments.clock == Clock::Recorded {
            writeln!(out, "以上按入库时间；如要按命令所载时间，请加 --clock stated")?;
        }
        return Ok(());
    };
    let at = BEIJING.to_datetime(last.at).strftime("%Y-%m-%d %H:%M:%S");
    let event = history::label(&last.event_type).unwrap_or(&last.event_type);
    let (position, actor) = (last.position, &last.actor);
    writeln!(
        out,
        "{}：{}个事件，止于第{position}位（{at} {actor} {event}）",
        found.stream, found.version
    )?;
    for line in fawen_audit::lines(&found.state) {
        writeln!(out, "{line}")?;
    }
    Ok(())
}
