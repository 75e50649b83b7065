//! Review rounds (评审轮次): how far each has come.

use fawen_domain::{
    ids::CampaignId,
    review::{ReviewRound, RoundEvent},
};
use fawen_store::{Fault, LoggedEvent, Projection, Store, StoreError, ViewReader, ViewWriter};
use serde::{Deserialize, Serialize};

use crate::table::Table;

const TABLE: Table<RoundRow> = Table::new("rounds");

/// One round.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoundRow {
    /// The campaign.
    pub campaign: CampaignId,
    /// Number of the round, from 1.
    pub number: u32,
    /// Cases under review.
    pub cases: usize,
    /// Members of the panel.
    pub experts: usize,
    /// Sheets handed in and not given back.
    pub sheets: u32,
    /// Whether it was closed.
    pub closed: bool,
}

/// The projection of rounds.
#[derive(Debug, Clone, Copy)]
pub struct Rounds;

impl Rounds {
    /// All rounds, by the identifier of their stream.
    ///
    /// # Errors
    /// What the store runs into.
    pub async fn list(store: &Store) -> Result<Vec<RoundRow>, StoreError> {
        TABLE.scan(store, "").await
    }

    /// The rounds of a campaign that were closed, inside a read of several views at once.
    ///
    /// # Errors
    /// What the store runs into.
    pub fn closed_in(
        views: &dyn ViewReader,
        campaign: &CampaignId,
    ) -> Result<Vec<RoundRow>, StoreError> {
        let mut rows = Self::of_campaign_in(views, campaign)?;
        rows.retain(|row| row.closed);
        Ok(rows)
    }

    /// The rounds of a campaign, inside a read of several views at once.
    ///
    /// # Errors
    /// What the store runs into.
    pub fn of_campaign_in(
        views: &dyn ViewReader,
        campaign: &CampaignId,
    ) -> Result<Vec<RoundRow>, StoreError> {
        let mut rows = TABLE.scan_in(views, "")?;
        rows.retain(|row| row.campaign == *campaign);
        Ok(rows)
    }
}

impl Projection for Rounds {
    fn name(&self) -> &'static str {
        "rounds"
    }

    fn views(&self) -> &'static [&'static str] {
        &["rounds"]
    }

    fn apply(&self, event: &LoggedEvent, views: &mut dyn ViewWriter) -> Result<(), Fault> {
        let Some(happened) = event.decode::<ReviewRound>()? else { return Ok(()) };
        let key = event.aggregate_id.as_str();
        if let RoundEvent::RoundOpened { plan } = &happened {
            let row = RoundRow {
                campaign: plan.campaign.clone(),
                number: plan.number,
                cases: plan.cases.len(),
                experts: 0,
                sheets: 0,
                closed: false,
            };
            TABLE.put(views, key, &row)?;
        } else {
            TABLE.change(views, key, |row| fold(row, &happened))?;
        }
        Ok(())
    }
}

fn fold(row: &mut RoundRow, event: &RoundEvent) {
    match event {
        RoundEvent::PanelFormed { experts } => row.experts = experts.len(),
        RoundEvent::ExpertJoined { .. } => row.experts += 1,
        RoundEvent::ScoreSheetSubmitted { .. } => row.sheets += 1,
        RoundEvent::ScoreSheetReopened { .. } => row.sheets = row.sheets.saturating_sub(1),
        RoundEvent::RoundClosed { sheets } => {
            row.sheets = *sheets;
            row.closed = true;
        }
        _ => {}
    }
}
