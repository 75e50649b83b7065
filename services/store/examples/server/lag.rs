//! How soon others see what was written.

use std::time::Duration;

use fawen_store::{Position, Store};
use jiff::Timestamp;

use crate::load::Outcome;

/// The median and the 99th percentile of the time after which each of so many events was seen by a reader
/// that follows the log, from the moment at which it was written.
pub(crate) async fn follow(
    store: Store,
    mut after: Position,
    events: u32,
) -> Outcome<[Duration; 2]> {
    let mut lags = Vec::new();
    while lags.len() < events as usize {
        store.wait_beyond(after, Duration::from_secs(60)).await?;
        let seen = store.raw_log(after, 50_000).await?;
        let now = Timestamp::now();
        after = seen.last().map_or(after, |event| event.position);
        for event in seen {
            let recorded: Timestamp = event.recorded_at.parse()?;
            lags.push(Duration::try_from(now.duration_since(recorded)).unwrap_or_default());
        }
    }
    lags.sort_unstable();
    let at = |share: usize| lags.get(lags.len() * share / 100).copied().unwrap_or_default();
    Ok([at(50), at(99)])
}

/// Waits until everything that is written is in order.
pub(crate) async fn settled(store: &Store) -> Outcome<()> {
    crate::load::open(store, &format!("settled-{}", store.last_position().await?)).await
}
