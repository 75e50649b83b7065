//! Views that know everything that has happened, for those who conclude from them.

use std::time::Duration;

use fawen_store::{Store, StoreError};

use crate::Problem;

/// How often, and how long in between, it is tried while the worker moves the views on as well.
const TRIES: u32 = 100;
const PAUSE: Duration = Duration::from_millis(20);

/// Brings the views up to what has happened until now; none of them may lack an event.
///
/// # Errors
/// A view lacks events that were set aside, or the views do not come to rest.
pub(super) async fn catch_up(store: &Store) -> Result<(), Problem> {
    let target = store.last_position().await?;
    for _ in 0..TRIES {
        match fawen_views::catch_up(store).await {
            Ok(reached) if reached >= target => {
                return Ok(store.read_views(fawen_views::ensure_whole).await?);
            }
            // The worker is at it too: who comes second looks again.
            Ok(_) | Err(StoreError::CheckpointMoved { .. }) => tokio::time::sleep(PAUSE).await,
            Err(error) => return Err(error.into()),
        }
    }
    Err(StoreError::Unsettled.into())
}
