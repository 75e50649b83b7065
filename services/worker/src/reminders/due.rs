//! What is due now.

use fawen_domain::{
    account::{Role, Scope},
    calendar::end_of,
    campaign::Stage as CampaignStage,
    context::BEIJING,
    document::Stage,
    entry::{CaseStatus, UnitEntry},
    ids::{CampaignId, UnitId},
};
use fawen_store::{Store, StoreError};
use fawen_views::{CampaignRow, Campaigns, CaseStanding, Cases, Facet, Underway, UnderwayRow};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

/// A paper that waits is called to mind after so many days, and again after as many more.
const PAPER_DAYS: i64 = 3;
/// So many days before its deadline a campaign is called to mind.
const DEADLINE_DAYS: [i64; 3] = [1, 3, 7];
/// So many days before its last day a correction is called to mind.
const CORRECTION_DAYS: i64 = 1;
/// How many units or cases are read at once.
const BATCH: u32 = 500;

/// Something to be called to mind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reminder {
    /// Tells it from every other; the same for the same thing.
    pub id: String,
    /// Who is reminded: whoever has this role …
    pub role: Role,
    /// … in this part of the house.
    pub scope: Scope,
    /// What it says, in Chinese.
    pub text: String,
    /// The page where it is done, without the host.
    pub page: String,
}

/// Everything that is due at a moment.
///
/// # Errors
/// What the store runs into.
pub(super) async fn due(store: &Store, now: Timestamp) -> Result<Vec<Reminder>, StoreError> {
    let mut due = Vec::new();
    for row in Underway::list(store).await? {
        due.extend(paper(&row, now));
    }
    for row in Campaigns::list(store).await? {
        if row.stage == CampaignStage::Open {
            due.extend(deadline(store, &row, now).await?);
        }
        due.extend(corrections(store, &row.campaign, now).await?);
    }
    Ok(due)
}

fn days(span: SignedDuration) -> i64 {
    span.as_hours() / 24
}

/// A paper that has waited for somebody.
fn paper(row: &UnderwayRow, now: Timestamp) -> Vec<Reminder> {
    let waited = days(now.duration_since(row.since)) / PAPER_DAYS * PAPER_DAYS;
    if waited == 0 {
        return Vec::new();
    }
    let (stage, missing) = (row.stage(), row.missing_countersignatures().into_iter());
    let signing = stage == Stage::ToBeSigned;
    let of_co_issuers = missing.filter(|_| signing).map(|id| (Role::Countersigner, id));
    let of_host = stage.awaits().into_iter().zip(row.issuers().first().cloned());
    let to = of_host.chain(of_co_issuers).map(|(role, issuer)| Reminder {
        id: format!("paper/{}/{}/{waited}/{}/{issuer}", row.document, row.since, role.label()),
        role,
        scope: Scope::Issuer(issuer),
        text: format!("《{}》已等待办理{waited}天（{}），请及时办理。", row.title, stage.name()),
        page: format!("/documents/{}", row.document),
    });
    to.collect()
}

/// The units that have written something and not handed it in, before the deadline.
async fn deadline(
    store: &Store,
    row: &CampaignRow,
    now: Timestamp,
) -> Result<Vec<Reminder>, StoreError> {
    let Some(at) = row.deadline.as_ref().map(fawen_domain::calendar::Deadline::hard) else {
        return Ok(Vec::new());
    };
    let left = at.duration_since(now);
    let near = DEADLINE_DAYS.into_iter().find(|days| left <= SignedDuration::from_hours(days * 24));
    let Some(near) = near.filter(|_| left.is_positive()) else { return Ok(Vec::new()) };
    let (mut due, mut after) = (Vec::new(), None::<UnitId>);
    loop {
        let units = Cases::entered(store, &row.campaign, after.as_ref(), BATCH).await?;
        for unit in &units {
            let drafts = drafts(store, &row.campaign, unit).await?;
            if drafts > 0 {
                due.push(unsent(row, unit, drafts, (at, near)));
            }
        }
        match units.last() {
            Some(last) if units.len() == BATCH as usize => after = Some(last.clone()),
            _ => return Ok(due),
        }
    }
}

async fn drafts(store: &Store, campaign: &CampaignId, unit: &UnitId) -> Result<usize, StoreError> {
    let (entry, _) = store.load::<UnitEntry>(&format!("{campaign}/{unit}")).await?;
    Ok(entry.cases().values().filter(|case| case.status == CaseStatus::Draft).count())
}

fn unsent(
    row: &CampaignRow,
    unit: &UnitId,
    drafts: usize,
    (at, near): (Timestamp, i64),
) -> Reminder {
    let campaign = &row.campaign;
    let until = BEIJING.to_datetime(at).strftime("%Y年%-m月%-d日%H:%M");
    Reminder {
        id: format!("deadline/{campaign}/{unit}/{at}/{near}"),
        role: Role::Entrant,
        scope: Scope::Unit(unit.clone()),
        text: format!("“{}”于{until}截止，贵单位还有{drafts}件案例没有报送。", row.policy.name),
        page: format!("/entries/{campaign}/{unit}"),
    }
}

/// The cases that are to be corrected soon.
async fn corrections(
    store: &Store,
    campaign: &CampaignId,
    now: Timestamp,
) -> Result<Vec<Reminder>, StoreError> {
    let (returned, mut after) = (Facet::Standing(CaseStanding::Returned), None::<String>);
    let mut due = Vec::new();
    loop {
        let (rows, more) = returned.page(store, campaign, after.as_deref(), BATCH).await?;
        for row in &rows {
            let (entry, _) = store.load::<UnitEntry>(&format!("{campaign}/{}", row.unit)).await?;
            let status = entry.case(&row.case).map(|case| &case.status);
            let Some(CaseStatus::Returned { until, .. }) = status else { continue };
            let left = end_of(*until).duration_since(now);
            if left.is_positive() && days(left) <= CORRECTION_DAYS {
                due.push(Reminder {
                    id: format!("correction/{campaign}/{}/{until}", row.case),
                    role: Role::Entrant,
                    scope: Scope::Unit(row.unit.clone()),
                    text: format!(
                        "《{}》须在{}前补正并重新报送。",
                        row.title,
                        until.strftime("%-m月%-d日")
                    ),
                    page: format!("/entries/{campaign}/{}/cases/{}", row.unit, row.case),
                });
            }
        }
        if !more {
            return Ok(due);
        }
        after = rows.last().map(|row| row.case.to_string());
    }
}
