//! `fawen log`: the events, in their one order.

use std::io::Write;

use fawen_store::{Position, Store};
use serde_json::json;

use crate::{arguments::Log, exit::Outcome, show::line};

/// How many events are read at a time.
const BATCH: u32 = 500;

pub(crate) async fn run(arguments: &Log, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    let store = Store::open_existing(&arguments.store.store).await?;
    let mut left = arguments.limit.unwrap_or(u64::MAX);
    let mut after = Position::new(arguments.after);
    while left > 0 {
        let batch = u32::try_from(left).map_or(BATCH, |left| left.min(BATCH));
        let events = store.log(after, batch).await?;
        let Some(last) = events.last() else { break };
        after = last.position;
        left = left.saturating_sub(events.len() as u64);
        for event in &events {
            if arguments.json {
                writeln!(out, "{}", json!(event))?;
            } else {
                let (kind, id) = (&event.aggregate_type, &event.aggregate_id);
                writeln!(out, "{}  {kind}/{id}", line(event))?;
            }
        }
    }
    Ok(Outcome::Success)
}
