//! Campaigns (征集活动): where each stands, and by which notice it was opened.

use std::collections::BTreeMap;

use fawen_domain::{
    calendar::Deadline,
    campaign::{BulletinPlan, Campaign, CampaignEvent, PhaseRun, Policy, Stage},
    ids::{CampaignId, DocumentId},
    number::DocumentNumber,
};
use fawen_store::{Fault, LoggedEvent, Projection, Store, StoreError, ViewReader, ViewWriter};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::table::Table;

const TABLE: Table<CampaignRow> = Table::new("campaigns");

/// One campaign.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CampaignRow {
    /// Identifier.
    pub campaign: CampaignId,
    /// The notice that opens it.
    pub notice: DocumentId,
    /// The rules.
    pub policy: Box<Policy>,
    /// Where it stands.
    pub stage: Stage,
    /// Number of the notice, once open.
    pub number: Option<DocumentNumber>,
    /// Date of issue of the notice, once open.
    pub opened_on: Option<Date>,
    /// The deadline in force.
    pub deadline: Option<Deadline>,
    /// When its phases really ran, by their names.
    pub phases: BTreeMap<String, PhaseRun>,
    /// How its result is to be reported, once that is planned.
    pub bulletin_plan: Option<BulletinPlan>,
    /// The paper that reports the result.
    pub bulletin: Option<DocumentId>,
}

/// The projection of campaigns.
#[derive(Debug, Clone, Copy)]
pub struct Campaigns;

impl Campaigns {
    /// One campaign.
    ///
    /// # Errors
    /// What the store runs into.
    pub async fn get(store: &Store, id: &CampaignId) -> Result<Option<CampaignRow>, StoreError> {
        TABLE.get(store, id.as_str()).await
    }

    /// The same, inside a read of several views at once.
    ///
    /// # Errors
    /// What the store runs into.
    pub fn get_in(
        views: &dyn ViewReader,
        id: &CampaignId,
    ) -> Result<Option<CampaignRow>, StoreError> {
        TABLE.get_in(views, id.as_str())
    }

    /// All campaigns, by identifier.
    ///
    /// # Errors
    /// What the store runs into.
    pub async fn list(store: &Store) -> Result<Vec<CampaignRow>, StoreError> {
        TABLE.scan(store, "").await
    }

    /// The campaigns that a notice opens, by identifier.
    ///
    /// # Errors
    /// What the store runs into.
    pub async fn of_notice(
        store: &Store,
        notice: &DocumentId,
    ) -> Result<Vec<CampaignRow>, StoreError> {
        let mut rows = Self::list(store).await?;
        rows.retain(|row| row.notice == *notice);
        Ok(rows)
    }
}

impl Projection for Campaigns {
    fn name(&self) -> &'static str {
        "campaigns"
    }

    fn views(&self) -> &'static [&'static str] {
        &["campaigns"]
    }

    fn apply(&self, event: &LoggedEvent, views: &mut dyn ViewWriter) -> Result<(), Fault> {
        let Some(happened) = event.decode::<Campaign>()? else { return Ok(()) };
        let key = event.aggregate_id.as_str();
        if let CampaignEvent::CampaignPlanned { campaign, notice, policy } = happened {
            let row = CampaignRow {
                campaign,
                notice,
                deadline: policy.schedule.deadline.clone(),
                policy,
                stage: Stage::Planned,
                number: None,
                opened_on: None,
                phases: BTreeMap::new(),
                bulletin_plan: None,
                bulletin: None,
            };
            TABLE.put(views, key, &row)?;
        } else {
            TABLE.change(views, key, |row| fold(row, happened))?;
        }
        Ok(())
    }
}

fn fold(row: &mut CampaignRow, event: CampaignEvent) {
    match event {
        CampaignEvent::CampaignReplanned { policy } => {
            row.deadline.clone_from(&policy.schedule.deadline);
            row.policy = policy;
        }
        CampaignEvent::CampaignOpened { number, issued_on, .. } => {
            row.stage = Stage::Open;
            row.number = Some(number);
            row.opened_on = Some(issued_on);
        }
        CampaignEvent::DeadlineExtended { to, .. } => row.deadline = Some(to),
        CampaignEvent::PhaseStarted { phase, on } => {
            row.phases.insert(phase, PhaseRun { started: on, ended: None });
        }
        CampaignEvent::PhaseEnded { phase, on } => {
            if let Some(run) = row.phases.get_mut(&phase) {
                run.ended = Some(on);
            }
        }
        CampaignEvent::CampaignClosed { .. } => row.stage = Stage::Closed,
        CampaignEvent::BulletinPlanned { plan } => row.bulletin_plan = Some(*plan),
        CampaignEvent::ResultReported { bulletin } => row.bulletin = Some(bulletin),
        CampaignEvent::CampaignArchived { .. } => row.stage = Stage::Archived,
        CampaignEvent::CampaignCancelled { reason } => row.stage = Stage::Cancelled { reason },
        _ => {}
    }
}
