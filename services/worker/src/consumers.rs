//! All consumers of the log: views, process managers, and what fills the render queue.

use std::sync::Arc;

use fawen_store::{Position, Reactor, Retried, Standing, Store, StoreError};

use crate::{
    reactors::{DraftBulletin, OpenCampaigns, ReportResults, VoidDiscarded},
    rendering::{JOBS, RenderFiles},
};

/// The names of all consumers, in the order in which they are run.
#[must_use]
pub fn consumers() -> Vec<&'static str> {
    let views = fawen_views::all();
    let mut names: Vec<_> = views.iter().map(|projection| projection.name()).collect();
    names.extend([
        OpenCampaigns.name(),
        DraftBulletin.name(),
        ReportResults.name(),
        VoidDiscarded.name(),
        JOBS,
    ]);
    names
}

/// Where each consumer stands.
///
/// # Errors
/// An error of the database.
pub async fn standings(store: &Store) -> Result<Vec<Standing>, StoreError> {
    let mut standings = Vec::new();
    for consumer in consumers() {
        standings.push(store.standing(consumer).await?);
    }
    Ok(standings)
}

/// Lets process managers see what is new, and fills the render queue.
pub(crate) async fn run(store: &Store) -> Result<(), StoreError> {
    let runs = [
        store.run_reactor(&OpenCampaigns).await,
        store.run_reactor(&DraftBulletin).await,
        store.run_reactor(&ReportResults).await,
        store.run_reactor(&VoidDiscarded).await,
        store.run_feeder(&Arc::new(RenderFiles)).await,
    ];
    // One that is stopped does not hold up the others.
    runs.into_iter().try_for_each(|run| run.map(drop))
}

/// Tries again what was set aside: by all consumers or by one; all events or the stream of one.
/// Views come first, for process managers conclude from them. Returns what came of it for each.
///
/// # Errors
/// An error of the database.
pub async fn retry(
    store: &Store,
    consumer: Option<&str>,
    only: Option<Position>,
) -> Result<Vec<(&'static str, Retried)>, StoreError> {
    let chosen = |name: &str| consumer.is_none_or(|consumer| consumer == name);
    let mut retried = Vec::new();
    for projection in fawen_views::all() {
        if chosen(projection.name()) {
            let outcome = store.retry_projection(&projection, only).await?;
            retried.push((projection.name(), outcome));
        }
    }
    retry_reactor(store, &OpenCampaigns, &chosen, only, &mut retried).await?;
    retry_reactor(store, &DraftBulletin, &chosen, only, &mut retried).await?;
    retry_reactor(store, &ReportResults, &chosen, only, &mut retried).await?;
    retry_reactor(store, &VoidDiscarded, &chosen, only, &mut retried).await?;
    if chosen(JOBS) {
        let mut outcome = store.retry_feeder(&Arc::new(RenderFiles), only).await?;
        let waiting = store.retry_jobs(JOBS, only).await?;
        outcome.taken = outcome.taken.saturating_add(waiting);
        retried.push((JOBS, outcome));
    }
    Ok(retried)
}

async fn retry_reactor<R: Reactor>(
    store: &Store,
    reactor: &R,
    chosen: &(dyn Fn(&str) -> bool + Sync),
    only: Option<Position>,
    retried: &mut Vec<(&'static str, Retried)>,
) -> Result<(), StoreError> {
    if chosen(reactor.name()) {
        retried.push((reactor.name(), store.retry_reactor(reactor, only).await?));
    }
    Ok(())
}
