//! Selections (推选): what may be published of them. Ranks and scores are left out.

use fawen_domain::{
    Decider,
    ids::{CampaignId, DocumentId},
    selection::{OrganiserCandidate, PublishedLine, Selection},
};
use fawen_store::{Fault, LoggedEvent, Projection, Store, StoreError, ViewReader, ViewWriter};
use serde::{Deserialize, Serialize};

use crate::table::Table;

/// Whole states, ranks included: only for building the rows, never read from outside.
const STATES: Table<Selection> = Table::new("selection_states");
const TABLE: Table<SelectionRow> = Table::new("selections");

/// The outcome of one selection, as published or to be published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SelectionRow {
    /// The campaign.
    pub campaign: CampaignId,
    /// The tiers in order, each with its cases in the order of regions; empty before the
    /// confirmation.
    pub tiers: Vec<TierRow>,
    /// The awarded organisers, in the order of regions.
    pub organisers: Vec<OrganiserCandidate>,
    /// The paper that published it.
    pub bulletin: Option<DocumentId>,
}

/// One tier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TierRow {
    /// Name as printed: `典型案例`.
    pub name: String,
    /// Its cases, in the order in which they are printed.
    pub lines: Vec<PublishedLine>,
}

/// The projection of selections.
#[derive(Debug, Clone, Copy)]
pub struct Selections;

impl Selections {
    /// All selections, by the identifier of their stream.
    ///
    /// # Errors
    /// What the store runs into.
    pub async fn list(store: &Store) -> Result<Vec<SelectionRow>, StoreError> {
        TABLE.scan(store, "").await
    }

    /// The selection under this stream, inside a read of several views at once.
    ///
    /// # Errors
    /// What the store runs into.
    pub fn get_in(views: &dyn ViewReader, key: &str) -> Result<Option<SelectionRow>, StoreError> {
        TABLE.get_in(views, key)
    }

    /// The selection of a campaign, inside a read of several views at once.
    ///
    /// # Errors
    /// What the store runs into.
    pub fn of_campaign_in(
        views: &dyn ViewReader,
        campaign: &CampaignId,
    ) -> Result<Option<SelectionRow>, StoreError> {
        let rows = TABLE.scan_in(views, "")?;
        Ok(rows.into_iter().find(|row| row.campaign == *campaign))
    }
}

impl Projection for Selections {
    fn name(&self) -> &'static str {
        "selections"
    }

    fn views(&self) -> &'static [&'static str] {
        &["selection_states", "selections"]
    }

    fn apply(&self, event: &LoggedEvent, views: &mut dyn ViewWriter) -> Result<(), Fault> {
        let Some(happened) = event.decode::<Selection>()? else { return Ok(()) };
        let key = event.aggregate_id.as_str();
        let state = STATES.get_in(views, key)?.unwrap_or_default().evolve(&happened);
        STATES.put(views, key, &state)?;
        if let Some(row) = row(&state) {
            TABLE.put(views, key, &row)?;
        }
        Ok(())
    }
}

fn row(state: &Selection) -> Option<SelectionRow> {
    let rules = if state.confirmed().is_some() { &state.policy()?.tiers.tiers[..] } else { &[] };
    let tiers = rules
        .iter()
        .map(|rule| TierRow { name: rule.name.clone(), lines: state.published_list(&rule.id) })
        .collect();
    Some(SelectionRow {
        campaign: state.campaign()?.clone(),
        tiers,
        organisers: state.organisers().to_vec(),
        bulletin: state.bulletin().cloned(),
    })
}
