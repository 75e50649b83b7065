//! What of the entries waits for somebody: cases to be corrected, cases to be screened.

use fawen_domain::{
    Decider as _,
    account::{Role, Scope},
    entry::{CaseStatus, EntryEvent, UnitEntry},
};
use fawen_views::{Campaigns, CaseStanding, TallyRow};
use jiff::{Timestamp, civil::Date};

use super::{campaigns, units};
use crate::{Problem, work::Desk};

/// A case that was sent back to a unit of the asker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SentBack {
    /// The campaign.
    pub campaign: String,
    /// The unit.
    pub unit: String,
    /// The case.
    pub case: String,
    /// Its title.
    pub title: String,
    /// When it was sent back.
    pub at: Timestamp,
    /// The last day for the correction.
    pub until: Date,
}

/// Cases of a campaign that the asker may screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToScreen {
    /// The campaign.
    pub campaign: String,
    /// Its name.
    pub name: String,
    /// How many.
    pub count: u32,
}

/// The cases that were sent back to the asker's units.
///
/// # Errors
/// What the store runs into.
pub async fn sent_back(desk: &Desk) -> Result<Vec<SentBack>, Problem> {
    let (units, mut found) = (units(desk, Role::Entrant), Vec::new());
    if units.is_empty() {
        return Ok(found);
    }
    for row in Campaigns::list(&desk.app.store).await? {
        for unit in &units {
            let stream = format!("{}/{unit}", row.campaign);
            let (entry, _) = desk.app.store.load::<UnitEntry>(&stream).await?;
            for (id, case) in entry.cases() {
                let CaseStatus::Returned { until, .. } = &case.status else { continue };
                found.push(SentBack {
                    campaign: row.campaign.to_string(),
                    unit: unit.to_string(),
                    case: id.to_string(),
                    title: case.content.title.clone(),
                    at: returned_at(desk, &stream, id.as_str()).await?,
                    until: *until,
                });
            }
        }
    }
    Ok(found)
}

/// When a case was sent back last.
async fn returned_at(desk: &Desk, stream: &str, id: &str) -> Result<Timestamp, Problem> {
    let mut at = desk.at;
    for logged in desk.app.store.events(UnitEntry::TYPE, stream).await? {
        if let Some(EntryEvent::CaseReturned { case, .. }) = logged.decode::<UnitEntry>()?
            && case.as_str() == id
        {
            at = logged.metadata.at;
        }
    }
    Ok(at)
}

/// The campaigns in which cases wait for the screening by the asker.
///
/// # Errors
/// What the store runs into.
pub async fn to_be_screened(desk: &Desk) -> Result<Vec<ToScreen>, Problem> {
    let mut found = Vec::new();
    if !desk.principal.holds(Role::Reviewer) {
        return Ok(found);
    }
    for row in Campaigns::list(&desk.app.store).await? {
        let (run, _) = campaigns::load(desk, row.campaign.as_str()).await?;
        let scopes: Vec<Scope> = campaigns::scopes(desk, &run).await?;
        if !desk.may(&[Role::Reviewer], &scopes) {
            continue;
        }
        let standings = TallyRow::of(&desk.app.store, &row.campaign).await?.standings;
        if let Some(count) = standings.get(&CaseStanding::Received).copied() {
            let campaign = row.campaign.to_string();
            found.push(ToScreen { campaign, name: row.policy.name, count });
        }
    }
    Ok(found)
}
