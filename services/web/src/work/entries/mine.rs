//! What somebody who enters or recommends begins with: their units' campaigns, and the cases to recommend.

use fawen_domain::{
    account::{Role, Scope},
    calendar::Deadline,
    campaign::{Campaign, Stage},
    entry::{CaseStatus, UnitEntry},
    ids::{CampaignId, CaseId, UnitId},
};
use fawen_views::{CampaignRow, Campaigns, Recommended};

use crate::{Problem, work::Desk};

/// So many units are shown to who recommends them, for each body.
const MOST: u32 = 500;

/// A unit of the asker in a campaign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mine {
    /// The campaign.
    pub campaign: CampaignId,
    /// Its name.
    pub name: String,
    /// Where it stands.
    pub stage: Stage,
    /// The deadline in force.
    pub deadline: Option<Deadline>,
    /// The unit.
    pub unit: UnitId,
    /// Its name.
    pub unit_name: String,
    /// Where each of its cases stands.
    pub standings: Vec<CaseStatus>,
}

/// A case that may be recommended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToNominate {
    /// The campaign.
    pub campaign: CampaignId,
    /// Its name.
    pub name: String,
    /// The unit.
    pub unit: UnitId,
    /// Its name.
    pub unit_name: String,
    /// The case.
    pub case: CaseId,
    /// Its title.
    pub title: String,
    /// Where it stands.
    pub status: CaseStatus,
    /// For which bodies the asker may recommend it now.
    pub bodies: Vec<UnitId>,
}

/// The units that the asker acts for in this role; who acts everywhere acts for none in particular.
#[must_use]
pub fn units(desk: &Desk, role: Role) -> Vec<UnitId> {
    let grants = desk.principal.grants.iter().filter(|grant| grant.role == role);
    let mut units: Vec<UnitId> = grants
        .filter_map(|grant| match &grant.scope {
            Scope::Unit(unit) => Some(unit.clone()),
            Scope::Everywhere | Scope::Issuer(_) | Scope::Campaign(_) => None,
        })
        .collect();
    units.sort();
    units.dedup();
    units
}

/// The campaigns that the asker's units take part in, and those that take cases and have not all of them yet.
///
/// # Errors
/// What the store runs into.
pub async fn mine(desk: &Desk) -> Result<(Vec<Mine>, Vec<CampaignRow>), Problem> {
    let (units, mut own, mut open) = (units(desk, Role::Entrant), Vec::new(), Vec::new());
    for row in Campaigns::list(&desk.app.store).await? {
        let mut missing = units.is_empty();
        for unit in &units {
            let stream = format!("{}/{unit}", row.campaign);
            let (entry, _) = desk.app.store.load::<UnitEntry>(&stream).await?;
            let Some(of_unit) = entry.unit() else {
                missing = true;
                continue;
            };
            own.push(Mine {
                campaign: row.campaign.clone(),
                name: row.policy.name.clone(),
                stage: row.stage.clone(),
                deadline: row.deadline.clone(),
                unit: unit.clone(),
                unit_name: of_unit.name.clone(),
                standings: entry.cases().values().map(|case| case.status.clone()).collect(),
            });
        }
        if missing && row.stage == Stage::Open && row.policy.collects() {
            open.push(row);
        }
    }
    Ok((own, open))
}

/// The cases of units that named one of the asker's bodies as their recommender, in campaigns that still go on.
///
/// # Errors
/// What the store runs into.
pub async fn to_nominate(desk: &Desk) -> Result<Vec<ToNominate>, Problem> {
    let mut named = Vec::new();
    for body in units(desk, Role::Recommender) {
        named.extend(Recommended::by(&desk.app.store, &body, MOST).await?);
    }
    let mut found = Vec::new();
    for row in Campaigns::list(&desk.app.store).await? {
        if !matches!(row.stage, Stage::Open | Stage::Closed) {
            continue;
        }
        for one in named.iter().filter(|one| one.campaign == row.campaign) {
            let stream = format!("{}/{}", row.campaign, one.unit);
            let (entry, _) = desk.app.store.load::<UnitEntry>(&stream).await?;
            found.extend(candidates(desk, &row, &entry));
        }
    }
    Ok(found)
}

fn candidates(desk: &Desk, row: &CampaignRow, entry: &UnitEntry) -> Vec<ToNominate> {
    let Some(unit) = entry.unit() else { return Vec::new() };
    let Some(body) = unit.recommender.clone() else { return Vec::new() };
    if !desk.may(&[Role::Recommender], &[Scope::Unit(body.clone())]) {
        return Vec::new();
    }
    let one = |(id, case): (&CaseId, &fawen_domain::entry::Case)| {
        let open = case.editable() && case.recommender.as_ref() != Some(&body);
        ToNominate {
            campaign: row.campaign.clone(),
            name: row.policy.name.clone(),
            unit: unit.id.clone(),
            unit_name: unit.name.clone(),
            case: id.clone(),
            title: case.content.title.clone(),
            status: case.status.clone(),
            bodies: open.then(|| body.clone()).into_iter().collect(),
        }
    };
    entry.cases().iter().map(one).collect()
}

/// The campaign as those who take part know it.
///
/// # Errors
/// There is none.
pub(crate) async fn campaign_of(desk: &Desk, campaign: &str) -> Result<Campaign, Problem> {
    super::campaigns::load(desk, campaign).await.map(|(state, _)| state)
}
