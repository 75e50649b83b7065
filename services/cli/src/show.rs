//! `fawen show`: what happened in one stream, and what it came to.

use anyhow::bail;
use fawen_domain::{
    Decider, campaign::Campaign, context::BEIJING, document::OfficialDocument, entry::UnitEntry,
    issuer::Issuer, register::NumberRegister, review::ReviewRound, selection::Selection,
};
use fawen_store::{LoggedEvent, Store};
use serde_json::{Value, json};

use crate::{arguments::Show, exit::Outcome};

const TYPES: [&str; 7] = [
    Campaign::TYPE,
    Issuer::TYPE,
    NumberRegister::TYPE,
    OfficialDocument::TYPE,
    ReviewRound::TYPE,
    Selection::TYPE,
    UnitEntry::TYPE,
];

pub(crate) async fn run(arguments: &Show) -> anyhow::Result<Outcome> {
    let Some((kind, id)) = arguments.stream.split_once('/') else {
        bail!(
            "“{}”不是事件流：请写成“类型/标识”，如 OfficialDocument/2022-notice",
            arguments.stream
        );
    };
    let store = Store::open_url(&arguments.store.store)?;
    let state = state(&store, kind, id).await?;
    let events = store.events(kind, id).await?;
    if events.is_empty() {
        bail!("事件库里没有“{}”这个事件流，可用 fawen log 查看有哪些", arguments.stream);
    }
    if arguments.json {
        let shown = json!({"stream": arguments.stream, "events": events, "state": state});
        println!("{}", serde_json::to_string_pretty(&shown)?);
        return Ok(Outcome::Success);
    }
    for event in &events {
        println!("{}", line(event));
    }
    println!("现状：{}", serde_json::to_string_pretty(&state)?);
    Ok(Outcome::Success)
}

/// One line: position, Beijing time, who, what.
pub(crate) fn line(event: &LoggedEvent) -> String {
    let at = BEIJING.to_datetime(event.metadata.at).strftime("%Y-%m-%d %H:%M:%S");
    let what = &event.event_type;
    format!("{:>6}  {at}  {}  {what}", event.position, event.metadata.actor.name)
}

async fn state(store: &Store, kind: &str, id: &str) -> anyhow::Result<Value> {
    match kind {
        Campaign::TYPE => folded::<Campaign>(store, id).await,
        Issuer::TYPE => folded::<Issuer>(store, id).await,
        NumberRegister::TYPE => folded::<NumberRegister>(store, id).await,
        OfficialDocument::TYPE => folded::<OfficialDocument>(store, id).await,
        ReviewRound::TYPE => folded::<ReviewRound>(store, id).await,
        Selection::TYPE => folded::<Selection>(store, id).await,
        UnitEntry::TYPE => folded::<UnitEntry>(store, id).await,
        _ => bail!("没有“{kind}”这种事件流，可用的有：{}", TYPES.join("、")),
    }
}

async fn folded<D: Decider>(store: &Store, id: &str) -> anyhow::Result<Value> {
    let (state, _) = store.load::<D>(id).await?;
    Ok(serde_json::to_value(state)?)
}
