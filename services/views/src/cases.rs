//! Cases (案例) that were received, with whose they are: for the office, not for experts.

use fawen_domain::{
    entry::{EntryEvent, UnitEntry},
    ids::{CampaignId, CaseId, CategoryId, UnitId},
    review::CaseRef,
    unit::{RegionCode, UnitKind},
};
use fawen_store::{Fault, LoggedEvent, Projection, Store, StoreError, ViewReader, ViewWriter};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{
    standing::{CaseStanding, Course},
    table::Table,
};

const TABLE: Table<CaseRow> = Table::new("cases");
const ENTRIES: Table<CampaignId> = Table::new("entries");

/// One case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseRow {
    /// The campaign.
    pub campaign: CampaignId,
    /// The case.
    pub case: CaseId,
    /// Whose it is.
    pub unit: UnitId,
    /// Name of the unit, as printed.
    pub unit_name: String,
    /// Kind of the unit.
    pub kind: UnitKind,
    /// Region of the unit.
    pub region: RegionCode,
    /// Who recommended it.
    pub recommender: Option<UnitId>,
    /// Its title.
    pub title: String,
    /// Its category.
    pub category: CategoryId,
    /// When it was first received.
    pub received_at: Timestamp,
    /// Where it stands.
    pub status: CaseStanding,
    /// How it came to stand there.
    pub course: Course,
}

impl CaseRow {
    /// Whether it counts as collected (征集到): received and not withdrawn.
    #[must_use]
    pub fn counts(&self) -> bool {
        self.status != CaseStanding::Withdrawn
    }

    /// The case as a round of review knows it.
    #[must_use]
    pub fn for_review(self) -> CaseRef {
        let Self { case, unit, region, recommender, category, .. } = self;
        CaseRef { case, unit, region, recommender, category: Some(category) }
    }

    fn stand(&mut self, course: Course) {
        self.course = course;
        self.status = course.standing();
    }
}

/// The projection of cases.
#[derive(Debug, Clone, Copy)]
pub struct Cases;

impl Cases {
    /// The cases of a campaign, by identifier.
    ///
    /// # Errors
    /// What the store runs into.
    pub async fn of_campaign(store: &Store, id: &CampaignId) -> Result<Vec<CaseRow>, StoreError> {
        TABLE.scan(store, &format!("{id}/")).await
    }

    /// At most `limit` cases of a campaign, by identifier, after this one.
    ///
    /// # Errors
    /// What the store runs into.
    pub async fn page(
        store: &Store,
        id: &CampaignId,
        after: Option<&str>,
        limit: u32,
    ) -> Result<Vec<CaseRow>, StoreError> {
        let after = after.map(|case| format!("{id}/{case}"));
        TABLE.page(store, &format!("{id}/"), after.as_deref(), limit).await
    }

    /// Those of these cases of a campaign that were received.
    ///
    /// # Errors
    /// What the store runs into.
    pub async fn these(
        store: &Store,
        campaign: &CampaignId,
        cases: Vec<CaseId>,
    ) -> Result<Vec<CaseRow>, StoreError> {
        let campaign = campaign.clone();
        let read = move |views: &dyn ViewReader| {
            let rows =
                cases.iter().filter_map(|case| Self::get_in(views, &campaign, case).transpose());
            rows.collect()
        };
        store.read_views(read).await
    }

    /// One case, inside a read of several views at once.
    ///
    /// # Errors
    /// What the store runs into.
    pub fn get_in(
        views: &dyn ViewReader,
        campaign: &CampaignId,
        case: &CaseId,
    ) -> Result<Option<CaseRow>, StoreError> {
        TABLE.get_in(views, &format!("{campaign}/{case}"))
    }

    /// At most `limit` units that have entered a campaign, drafts or not, by identifier, after this one.
    ///
    /// # Errors
    /// What the store runs into.
    pub async fn entered(
        store: &Store,
        campaign: &CampaignId,
        after: Option<&UnitId>,
        limit: u32,
    ) -> Result<Vec<UnitId>, StoreError> {
        // Each entry is noted under the name of its stream: campaign and unit.
        let prefix = format!("{campaign}/");
        let after = after.map(|unit| format!("{prefix}{unit}"));
        let names = ENTRIES.keys(store, &prefix, after.as_deref(), limit).await?;
        Ok(names.iter().filter_map(|name| name.strip_prefix(&prefix).map(UnitId::new)).collect())
    }

    /// All of them, inside a read of several views at once.
    ///
    /// # Errors
    /// What the store runs into.
    pub fn of_campaign_in(
        views: &dyn ViewReader,
        id: &CampaignId,
    ) -> Result<Vec<CaseRow>, StoreError> {
        TABLE.scan_in(views, &format!("{id}/"))
    }
}

impl Projection for Cases {
    fn name(&self) -> &'static str {
        "cases"
    }

    fn views(&self) -> &'static [&'static str] {
        &["cases", "entries"]
    }

    fn apply(&self, event: &LoggedEvent, views: &mut dyn ViewWriter) -> Result<(), Fault> {
        let Some(happened) = event.decode::<UnitEntry>()? else { return Ok(()) };
        if let EntryEvent::EntryOpened { campaign, .. } = &happened {
            ENTRIES.put(views, &event.aggregate_id, campaign)?;
            return Ok(());
        }
        if let Some((case, mut row)) = received(&happened) {
            let key = format!("{}/{case}", row.campaign);
            let before = TABLE.get_in(views, &key)?.map(|row| row.course).unwrap_or_default();
            row.stand(before.after(&happened));
            TABLE.put(views, &key, &row)?;
            return Ok(());
        }
        let Some(case) = Course::of(&happened) else { return Ok(()) };
        if let Some(campaign) = ENTRIES.get_in(views, &event.aggregate_id)? {
            TABLE.change(views, &format!("{campaign}/{case}"), |row| {
                row.stand(row.course.after(&happened));
                if let EntryEvent::CaseCorrected { title, category, .. } = &happened {
                    row.title.clone_from(title);
                    row.category.clone_from(category);
                }
            })?;
        }
        Ok(())
    }
}

fn received(event: &EntryEvent) -> Option<(&CaseId, CaseRow)> {
    let EntryEvent::CaseSubmitted {
        campaign,
        case,
        unit,
        inner_body,
        title,
        category,
        recommender,
        received_at,
        ..
    } = event
    else {
        return None;
    };
    let unit_name = format!("{}{}", unit.name, inner_body.as_deref().unwrap_or_default());
    let row = CaseRow {
        campaign: campaign.clone(),
        case: case.clone(),
        unit: unit.id.clone(),
        unit_name,
        kind: unit.kind.clone(),
        region: unit.region,
        recommender: recommender.clone(),
        title: title.clone(),
        category: category.clone(),
        received_at: *received_at,
        status: CaseStanding::Received,
        course: Course::default(),
    };
    Some((case, row))
}
