//! Lets everything that follows from the log follow.

use fawen_store::{Position, Store, StoreError};

use crate::consumers;

/// Runs views and process managers until nothing new follows; returns the position reached.
///
/// Run at every start, it makes good what a crash cut off: checkpoints tell how far each had come.
/// An event that one of them cannot take is [set aside](Store::set_aside): whoever settles looks
/// there for alarms.
///
/// # Errors
/// What the store runs into; the same event comes again next time.
pub async fn settle(store: &Store) -> Result<Position, StoreError> {
    loop {
        let reached = fawen_views::catch_up(store).await?;
        consumers::run(store).await?;
        if store.last_position().await? == reached {
            return Ok(reached);
        }
    }
}
