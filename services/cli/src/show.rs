//! `fawen show`: what happened in one stream, and what it came to.

use std::io::Write;

use anyhow::bail;
use fawen_domain::{
    Decider, campaign::Campaign, context::BEIJING, document::OfficialDocument, entry::UnitEntry,
    issuer::Issuer, register::NumberRegister, review::ReviewRound, selection::Selection,
};
use fawen_store::{LoggedEvent, Store};
use fawen_views::history;
use serde_json::{Value, json};

use crate::{
    arguments::Show,
    exit::{Outcome, WrongUse},
};

const TYPES: [&str; 7] = [
    Campaign::TYPE,
    Issuer::TYPE,
    NumberRegister::TYPE,
    OfficialDocument::TYPE,
    ReviewRound::TYPE,
    Selection::TYPE,
    UnitEntry::TYPE,
];

pub(crate) async fn run(arguments: &Show, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    let (kind, id) = stream(&arguments.stream)?;
    let store = Store::open_existing(&arguments.store.store)?;
    let events = store.events(kind, id).await?;
    if events.is_empty() {
        bail!("事件库里没有“{}”这个事件流，可用 fawen log 查看有哪些", arguments.stream);
    }
    let state = state(&store, kind, id).await?;
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

/// The two parts of a stream's name.
pub(crate) fn stream(name: &str) -> Result<(&str, &str), WrongUse> {
    let types = TYPES.join("、");
    match name.split_once('/') {
        Some((kind, id)) if TYPES.contains(&kind) && !id.is_empty() => Ok((kind, id)),
        Some((kind, id)) if !id.is_empty() => {
            Err(WrongUse(format!("没有“{kind}”这种事件流，可用的有：{types}")))
        }
        _ => Err(WrongUse(format!(
            "“{name}”不是事件流：请写成“类型/标识”，如 OfficialDocument/2022-notice；类型有：{types}"
        ))),
    }
}

async fn state(store: &Store, kind: &str, id: &str) -> anyhow::Result<Value> {
    match kind {
        Campaign::TYPE => folded::<Campaign>(store, id).await,
        Issuer::TYPE => folded::<Issuer>(store, id).await,
        NumberRegister::TYPE => folded::<NumberRegister>(store, id).await,
        OfficialDocument::TYPE => folded::<OfficialDocument>(store, id).await,
        ReviewRound::TYPE => folded::<ReviewRound>(store, id).await,
        Selection::TYPE => folded::<Selection>(store, id).await,
        _ => folded::<UnitEntry>(store, id).await,
    }
}

async fn folded<D: Decider>(store: &Store, id: &str) -> anyhow::Result<Value> {
    let (state, _) = store.load::<D>(id).await?;
    Ok(serde_json::to_value(state)?)
}
