//! `fawen show`: what happened in one stream, and what it came to.

use std::io::Write;

use anyhow::bail;
use fawen_audit::{Moment, StreamName};
use fawen_domain::context::BEIJING;
use fawen_store::{LoggedEvent, Store};
use fawen_views::history;
use serde_json::json;

use crate::{arguments::Show, audit::wrong_use, exit::Outcome};

pub(crate) async fn run(arguments: &Show, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    let StreamName { kind, id } = StreamName::parse(&arguments.stream).map_err(wrong_use)?;
    let store = Store::open_existing(&arguments.store.store).await?;
    let events = store.events(&kind, &id).await?;
    if events.is_empty() {
        bail!("事件库里没有“{}”这个事件流，可用 fawen log 查看有哪些", arguments.stream);
    }
    let name = StreamName { kind, id };
    let state = fawen_audit::as_of(&store, &name, Moment::Now).await?.state;
    if arguments.json {
        let shown = json!({"stream": arguments.stream, "events": events, "state": state});
        writeln!(out, "{}", serde_json::to_string_pretty(&shown)?)?;
        return Ok(Outcome::Success);
    }
    for event in &events {
        writeln!(out, "{}", line(event))?;
    }
    writeln!(out, "现状：{}", serde_json::to_string_pretty(&state)?)?;
    Ok(Outcome::Success)
}

/// One line: position, Beijing time, who, what.
pub(crate) fn line(event: &LoggedEvent) -> String {
    let LoggedEvent { position, event_type, metadata, .. } = event;
    let at = BEIJING.to_datetime(metadata.at).strftime("%Y-%m-%d %H:%M:%S");
    let who = &metadata.actor.name;
    match history::label(event_type) {
        Some(label) => format!("{position:>6}  {at}  {who}  {label}（{event_type}）"),
        None => format!("{position:>6}  {at}  {who}  {event_type}"),
    }
}
