#![doc = include_str!("../README.md")]

mod campaigns;
mod cases;
mod catalogue;
mod documents;
mod happenings;
pub mod history;
mod holders;
mod parties;
mod recommended;
mod registers;
mod rounds;
mod selections;
mod standing;
mod table;
mod tallies;
mod underway;

use std::sync::Arc;

use fawen_store::{Position, Projection, Store, StoreError, ViewReader};

pub use self::{
    campaigns::{CampaignRow, Campaigns},
    cases::{CaseRow, Cases},
    catalogue::{Catalogue, CatalogueRow, PublicRow},
    documents::{DocumentRow, Documents, StepRow},
    happenings::{HappeningRow, Happenings},
    holders::Holders,
    parties::{ACTS, Parties},
    recommended::{Recommended, RecommendedRow},
    registers::{LedgerRow, Registers},
    rounds::{RoundRow, Rounds},
    selections::{SelectionRow, Selections, TierRow},
    standing::{CaseStanding, Course},
    tallies::{Facet, KindTally, Tallies, TallyRow},
    underway::{Underway, UnderwayRow},
};

/// All projections, in the order in which they are run.
#[must_use]
pub fn all() -> Vec<Arc<dyn Projection>> {
    vec![
        Arc::new(Documents),
        Arc::new(Registers),
        Arc::new(Campaigns),
        Arc::new(Cases),
        Arc::new(Rounds),
        Arc::new(Selections),
        Arc::new(Catalogue),
        Arc::new(Underway),
        Arc::new(Happenings),
        Arc::new(Parties),
        Arc::new(Tallies),
        Arc::new(Recommended),
        Arc::new(Holders),
    ]
}

/// Brings every view up to the end of the log.
///
/// # Errors
/// What a projection or the store runs into.
pub async fn catch_up(store: &Store) -> Result<Position, StoreError> {
    let mut reached = Position::START;
    for projection in all() {
        reached = store.run_projection(&projection).await?;
    }
    Ok(reached)
}

/// The position of the log at which all views stand; `None` when they stand at different ones, as
/// they may while another run is bringing them up.
///
/// # Errors
/// What the store runs into.
pub fn common_position(views: &dyn ViewReader) -> Result<Option<Position>, StoreError> {
    let mut common = None;
    for projection in all() {
        let position = views.position(projection.name())?;
        if *common.get_or_insert(position) != position {
            return Ok(None);
        }
    }
    Ok(common)
}

/// Brings every view up to the end of the log, for those who conclude something from them.
///
/// # Errors
/// [`StoreError::Incomplete`]: a view lacks events that were set aside. Or what a projection or the
/// store runs into.
pub async fn catch_up_whole(store: &Store) -> Result<Position, StoreError> {
    let reached = catch_up(store).await?;
    store.read_views(ensure_whole).await?;
    Ok(reached)
}

/// Makes sure that no view lacks events that were set aside.
///
/// # Errors
/// [`StoreError::Incomplete`], or what the store runs into.
pub fn ensure_whole(views: &dyn ViewReader) -> Result<(), StoreError> {
    for projection in all() {
        let projection = projection.name();
        let set_aside = views.set_aside(projection)?;
        if set_aside > 0 {
            return Err(StoreError::Incomplete { projection: projection.to_owned(), set_aside });
        }
    }
    Ok(())
}

/// Builds every view again from the log, beside the one that readers see, and changes over; returns
/// the position reached.
///
/// # Errors
/// What a projection or the store runs into.
pub async fn rebuild(store: &Store) -> Result<Position, StoreError> {
    let mut reached = Position::START;
    for projection in all() {
        reached = store.rebuild(&projection).await?;
    }
    Ok(reached)
}
