//! Cases (案例) that were received, with whose they are: for the office, not for experts.

use fawen_domain::{
    entry::{EntryEvent, UnitEntry},
    ids::{CampaignId, CaseId, CategoryId, UnitId},
    unit::{RegionCode, UnitKind},
};
use fawen_store::{Fault, LoggedEvent, Projection, Store, StoreError, ViewReader, ViewWriter};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::table::Table;

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
}

/// Where a received case stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CaseStanding {
    /// 已报送
    Received,
    /// 退回补正
    Returned,
    /// 已撤回
    Withdrawn,
    /// 通过形式审查
    ScreenedIn,
    /// 未通过形式审查
    ScreenedOut,
    /// 重复报送
    Duplicate,
}

impl CaseRow {
    /// Whether it counts as collected (征集到): received and not withdrawn.
    #[must_use]
    pub fn counts(&self) -> bool {
        self.status != CaseStanding::Withdrawn
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

    /// One case of a campaign, inside a read of several views at once.
    ///
    /// # Errors
    /// What the store runs into.
    pub fn get_in(
        views: &dyn ViewReader,
        id: &CampaignId,
        case: &CaseId,
    ) -> Result<Option<CaseRow>, StoreError> {
        TABLE.get_in(views, &format!("{id}/{case}"))
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
        if let Some((case, row)) = received(&happened) {
            TABLE.put(views, &format!("{}/{case}", row.campaign), &row)?;
            return Ok(());
        }
        let Some((case, change)) = changed(&happened) else { return Ok(()) };
        if let Some(campaign) = ENTRIES.get_in(views, &event.aggregate_id)? {
            TABLE.change(views, &format!("{campaign}/{case}"), change)?;
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
    };
    Some((case, row))
}

type Change<'e> = Box<dyn FnOnce(&mut CaseRow) + 'e>;

fn changed(event: &EntryEvent) -> Option<(&CaseId, Change<'_>)> {
    use CaseStanding as S;
    let to = |status: S| -> Change<'_> { Box::new(move |row| row.status = status) };
    Some(match event {
        EntryEvent::CaseReturned { case, .. } => (case, to(S::Returned)),
        EntryEvent::CaseWithdrawn { case, .. } => (case, to(S::Withdrawn)),
        EntryEvent::CaseScreenedIn { case, .. } => (case, to(S::ScreenedIn)),
        EntryEvent::CaseScreenedOut { case, .. } => (case, to(S::ScreenedOut)),
        EntryEvent::DuplicateMarked { case, .. } => (case, to(S::Duplicate)),
        EntryEvent::CaseRestored { case } | EntryEvent::DuplicateUnmarked { case } => {
            (case, to(S::Received))
        }
        EntryEvent::CaseCorrected { case, title, category, .. } => {
            let change = move |row: &mut CaseRow| {
                row.title.clone_from(title);
                row.category.clone_from(category);
                row.status = S::Received;
            };
            (case, Box::new(change))
        }
        _ => return None,
    })
}
