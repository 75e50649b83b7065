//! The worker beside the web: round after round, until told to stop.

use std::{path::PathBuf, time::Duration};

use fawen_store::{Position, Store};
use fawen_worker::Press;
use jiff::Timestamp;
use tokio::sync::watch;

/// Works until `stopping` comes true. What the store runs into is logged, and tried again in the next round.
pub(super) async fn work(
    store: Store,
    press: Press,
    folder: PathBuf,
    look: Duration,
    mut stopping: watch::Receiver<bool>,
) {
    let mut reached = Position::START;
    while !*stopping.borrow() {
        match fawen_worker::round(&store, &press, &folder, Timestamp::now).await {
            Ok(round) => reached = round.reached,
            Err(error) => tracing::error!(error = %error, "the worker could not finish its round"),
        }
        let news = tokio::time::timeout(look, store.wait_beyond(reached, look));
        tokio::select! {
            _ = news => {}
            _ = stopping.changed() => {}
        }
    }
}
