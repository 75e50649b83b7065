//! Lets everything that follows from the log follow.

use fawen_store::{Position, Store, StoreError};

use crate::reactors::{DraftBulletin, OpenCampaigns, ReportResults, VoidDiscarded};

/// Runs views and process managers until nothing new follows; returns the position reached.
///
/// Run at every start, it makes good what a crash cut off: checkpoints tell how far each had come.
///
/// # Errors
/// What a view, a process manager or the store runs into; the same event comes again next time.
pub async fn settle(store: &Store) -> Result<Position, StoreError> {
    loop {
        let reached = fawen_views::catch_up(store).await?;
        let runs = [
            store.run_reactor(&OpenCampaigns).await,
            store.run_reactor(&DraftBulletin).await,
            store.run_reactor(&ReportResults).await,
            store.run_reactor(&VoidDiscarded).await,
        ];
        // One that is stuck, e.g. at a wording that wants mending, does not hold up the others.
        for run in runs {
            run?;
        }
        if store.last_position().await? == reached {
            return Ok(reached);
        }
    }
}
