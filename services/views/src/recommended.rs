//! Which units named whom as their recommender (推荐单位), drafts or not: for those who recommend.

use fawen_domain::{
    entry::{EntryEvent, UnitEntry},
    ids::{CampaignId, UnitId},
};
use fawen_store::{Fault, LoggedEvent, Projection, Store, StoreError, ViewWriter};
use serde::{Deserialize, Serialize};

use crate::table::Table;

/// By recommender, campaign and unit.
const TABLE: Table<RecommendedRow> = Table::new("recommended");

/// A unit that named its recommender when it entered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecommendedRow {
    /// The campaign.
    pub campaign: CampaignId,
    /// The unit.
    pub unit: UnitId,
    /// Who is to recommend its cases.
    pub recommender: UnitId,
}

/// The projection of units by their recommenders.
#[derive(Debug, Clone, Copy)]
pub struct Recommended;

impl Recommended {
    /// At most `limit` units that named this body, by campaign.
    ///
    /// # Errors
    /// What the store runs into.
    pub async fn by(
        store: &Store,
        body: &UnitId,
        limit: u32,
    ) -> Result<Vec<RecommendedRow>, StoreError> {
        TABLE.page(store, &format!("{body}/"), None, limit).await
    }
}

impl Projection for Recommended {
    fn name(&self) -> &'static str {
        "recommended"
    }

    fn views(&self) -> &'static [&'static str] {
        &["recommended"]
    }

    fn apply(&self, event: &LoggedEvent, views: &mut dyn ViewWriter) -> Result<(), Fault> {
        if let Some(EntryEvent::EntryOpened { campaign, unit, .. }) = event.decode::<UnitEntry>()?
            && let Some(recommender) = unit.recommender
        {
            let key = format!("{recommender}/{campaign}/{}", unit.id);
            TABLE.put(views, &key, &RecommendedRow { campaign, unit: unit.id, recommender })?;
        }
        Ok(())
    }
}
