//! The whole log, read as typed events: in order, checked for holes.

use fawen_domain::register::RegisterEvent;
use fawen_store::{Position, Store};
use futures::{StreamExt, stream};

use crate::load::Outcome;

/// How many events are asked for at a time.
const BATCH: u32 = 25_000;
/// How many batches are read ahead: where they begin is known beforehand.
const AHEAD: usize = 3;

/// Reads the log; how many events it holds.
pub(crate) async fn typed(store: &Store) -> Outcome<u64> {
    let last = store.last_position().await?.get();
    let starts = (0..last).step_by(BATCH as usize).map(Position::new);
    let mut batches = stream::iter(starts)
        .map(|after| {
            let store = store.clone();
            async move { tokio::spawn(async move { store.raw_log(after, BATCH).await }).await }
        })
        .buffered(AHEAD);
    let mut count = 0;
    while let Some(events) = batches.next().await {
        for event in events?? {
            let _: RegisterEvent = serde_json::from_str(&event.payload)?;
            count += 1;
        }
    }
    Ok(count)
}
