//! `fawen log`: the events, in their one order.

use fawen_store::{LoggedEvent, Position, Store};
use serde_json::json;

use crate::{arguments::Log, exit::Outcome, show::line};

const BATCH: u32 = 500;

pub(crate) async fn run(arguments: &Log) -> anyhow::Result<Outcome> {
    let store = Store::open_url(&arguments.store.store)?;
    let mut left = arguments.limit.unwrap_or(u64::MAX);
    let mut after = Position::new(arguments.after);
    while left > 0 {
        let batch = u32::try_from(left.min(u64::from(BATCH))).unwrap_or(BATCH);
        let events = store.log(after, batch).await?;
        let Some(last) = events.last() else { break };
        after = last.position;
        left = left.saturating_sub(events.len() as u64);
        for event in &events {
            if arguments.json {
                println!("{}", json!(event));
            } else {
                println!("{}", with_stream(event));
            }
        }
    }
    Ok(Outcome::Success)
}

fn with_stream(event: &LoggedEvent) -> String {
    format!("{}  {}/{}", line(event), event.aggregate_type, event.aggregate_id)
}
