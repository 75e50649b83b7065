//! One round of everything that Fawen does by itself.

use std::path::Path;

use fawen_domain::{Actor, Context, ids::CampaignId};
use fawen_store::{ExecuteError, Position, Store, StoreError};
use jiff::Timestamp;

use crate::{Press, Rendered, close_due, render_due, settle};

/// So many sessions and counts that are over are swept away in a round.
const SWEPT: u32 = 1000;

/// What a round did.
#[derive(Debug, Clone)]
pub struct Round {
    /// The position of the log that views and process managers have reached.
    pub reached: Position,
    /// The campaigns whose deadline had passed, closed now.
    pub closed: Vec<CampaignId>,
    /// The jobs of the render queue that were worked on.
    pub jobs: Vec<Rendered>,
}

/// Closes the campaigns whose time is over, lets follow what follows, works off the render queue, with its files
/// below `folder`, and sweeps away records that are over. Cut off anywhere, the next round goes on from there.
///
/// # Errors
/// What the store runs into. A campaign that refuses to be closed is logged and tried again in the next round.
pub async fn round(
    store: &Store,
    press: &Press,
    folder: &Path,
    clock: impl Fn() -> Timestamp,
) -> Result<Round, StoreError> {
    let actor = Actor { id: "clock".into(), name: "时钟".into() };
    let closed = match close_due(store, &Context::new(clock(), actor)).await {
        Ok(closed) => closed,
        Err(ExecuteError::Store(error)) => return Err(error),
        Err(error) => {
            tracing::warn!(error = %error, "a campaign was not closed");
            Vec::new()
        }
    };
    let reached = settle(store).await?;
    let jobs = render_due(store, press, folder, &clock).await?;
    // They count as gone already; this keeps the store from filling up with them.
    store.sweep_kept(clock(), SWEPT).await?;
    Ok(Round { reached, closed, jobs })
}
