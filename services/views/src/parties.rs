//! Who acted for a unit in a campaign (经办人): they do not judge in it.

use fawen_domain::{
    Decider,
    entry::UnitEntry,
    ids::{AccountId, CampaignId, UnitId},
};
use fawen_store::{Fault, LoggedEvent, Projection, Store, StoreError, ViewWriter};

use crate::table::Table;

/// By campaign and account: a unit for which they acted.
const TABLE: Table<UnitId> = Table::new("parties");

/// What somebody does for a unit, by the names of the events.
pub const ACTS: &[&str] = &[
    "EntryOpened",
    "CaseDrafted",
    "CaseRevised",
    "FileAttached",
    "FileDetached",
    "CaseEndorsed",
    "CaseSubmitted",
    "CaseCorrected",
    "CaseWithdrawn",
    "CaseRestored",
];

/// The projection of those who acted.
#[derive(Debug, Clone, Copy)]
pub struct Parties;

impl Parties {
    /// For which unit somebody acted in a campaign; the first, where there are several.
    ///
    /// # Errors
    /// What the store runs into.
    pub async fn unit_of(
        store: &Store,
        campaign: &CampaignId,
        account: &AccountId,
    ) -> Result<Option<UnitId>, StoreError> {
        TABLE.get(store, &format!("{campaign}/{account}")).await
    }
}

impl Projection for Parties {
    fn name(&self) -> &'static str {
        "parties"
    }

    fn views(&self) -> &'static [&'static str] {
        &["parties"]
    }

    fn apply(&self, event: &LoggedEvent, views: &mut dyn ViewWriter) -> Result<(), Fault> {
        if event.aggregate_type != UnitEntry::TYPE || !ACTS.contains(&event.event_type.as_str()) {
            return Ok(());
        }
        // The stream of an entry is named after campaign and unit.
        let Some((campaign, unit)) = event.aggregate_id.split_once('/') else { return Ok(()) };
        let key = format!("{campaign}/{}", event.metadata.actor.id);
        if TABLE.get_in(views, &key)?.is_none() {
            TABLE.put(views, &key, &UnitId::new(unit))?;
        }
        Ok(())
    }
}
