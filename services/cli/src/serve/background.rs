//! The worker beside the web: round after round, until told to stop.

use std::{path::PathBuf, time::Duration};

use fawen_files::Files;
use fawen_store::{Position, Store};
use fawen_worker::Press;
use jiff::{SignedDuration, Timestamp};
use tokio::sync::watch;

/// So often it is looked for uploads that were left lying.
const CLEAN: SignedDuration = SignedDuration::from_mins(1);

/// What the worker works on.
pub(super) struct House {
    pub(super) store: Store,
    pub(super) press: Press,
    /// Where printed papers lie.
    pub(super) folder: PathBuf,
    pub(super) files: Files,
}

/// Works until `stopping` comes true. What the store runs into is logged, and tried again in the next round.
pub(super) async fn work(house: House, look: Duration, mut stopping: watch::Receiver<bool>) {
    let House { store, press, folder, files } = house;
    let mut reached = Position::START;
    let mut clean_next = Timestamp::MIN;
    while !*stopping.borrow() {
        match fawen_worker::round(&store, &press, &folder, Timestamp::now).await {
            Ok(round) => reached = round.reached,
            Err(error) => tracing::error!(error = %error, "the worker could not finish its round"),
        }
        let now = Timestamp::now();
        if now >= clean_next {
            fawen_worker::clean_uploads(files.uploads(), now).await;
            clean_next = now.saturating_add(CLEAN).unwrap_or(Timestamp::MAX);
        }
        let news = tokio::time::timeout(look, store.wait_beyond(reached, look));
        tokio::select! {
            _ = news => {}
            _ = stopping.changed() => {}
        }
    }
}
