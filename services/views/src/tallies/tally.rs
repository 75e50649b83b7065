//! The figures themselves.

use std::collections::BTreeMap;

use fawen_domain::{
    ids::CampaignId,
    unit::{RegionCode, UnitKind},
};
use fawen_store::{Store, StoreError, ViewReader, ViewWriter};
use serde::{Deserialize, Serialize};

use super::Fact;
use crate::{standing::CaseStanding, table::Table};

const TABLE: Table<TallyRow> = Table::new("tallies");
/// How many counted cases a unit has in a campaign; as a whole, and as a unit of its kind.
const UNITS: Table<u32> = Table::new("tally_units");

/// The figures of one campaign. A case that was withdrawn is in `standings` only.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TallyRow {
    /// Cases received and not withdrawn.
    pub cases: u32,
    /// Units that they come from.
    pub units: u32,
    /// Cases by where they stand.
    pub standings: BTreeMap<CaseStanding, u32>,
    /// Cases by region.
    pub regions: BTreeMap<RegionCode, u32>,
    /// Cases and units by kind of unit.
    pub kinds: BTreeMap<UnitKind, KindTally>,
}

/// The figures of one kind of unit.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct KindTally {
    /// Cases received and not withdrawn.
    pub cases: u32,
    /// Units that they come from.
    pub units: u32,
}

impl TallyRow {
    /// The figures of a campaign; zeros before the first case.
    ///
    /// # Errors
    /// What the store runs into.
    pub async fn of(store: &Store, campaign: &CampaignId) -> Result<Self, StoreError> {
        Ok(TABLE.get(store, campaign.as_str()).await?.unwrap_or_default())
    }

    /// The same, inside a read of several views at once.
    ///
    /// # Errors
    /// What the store runs into.
    pub fn of_in(views: &dyn ViewReader, campaign: &CampaignId) -> Result<Self, StoreError> {
        Ok(TABLE.get_in(views, campaign.as_str())?.unwrap_or_default())
    }

    fn add(&mut self, fact: &Fact, by: Step) {
        by.on(self.standings.entry(fact.standing()).or_default());
        if fact.counts() {
            by.on(&mut self.cases);
            by.on(self.regions.entry(fact.region).or_default());
            by.on(&mut self.kinds.entry(fact.kind.clone()).or_default().cases);
        }
        // What nobody has is not shown.
        self.standings.retain(|_, cases| *cases > 0);
        self.regions.retain(|_, cases| *cases > 0);
        self.kinds.retain(|_, kind| kind.cases > 0);
    }
}

/// One more or one fewer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Up,
    Down,
}

impl Step {
    fn on(self, count: &mut u32) {
        *count = match self {
            Self::Up => count.saturating_add(1),
            Self::Down => count.saturating_sub(1),
        };
    }
}

/// Counts a case as it is, and no longer as it was.
pub(super) fn count(
    views: &mut dyn ViewWriter,
    campaign: &CampaignId,
    before: Option<&Fact>,
    after: &Fact,
) -> Result<(), StoreError> {
    let mut tally = TallyRow::of_in(views, campaign)?;
    // Units are counted first: a kind that loses its last case is forgotten.
    for (fact, by) in before.map(|fact| (fact, Step::Down)).into_iter().chain([(after, Step::Up)]) {
        if fact.counts() {
            unit(views, campaign, fact, by, &mut tally)?;
        }
        tally.add(fact, by);
    }
    TABLE.put(views, campaign.as_str(), &tally)
}

/// Counts the unit of a case when it gets its first or loses its last.
fn unit(
    views: &mut dyn ViewWriter,
    campaign: &CampaignId,
    fact: &Fact,
    by: Step,
    tally: &mut TallyRow,
) -> Result<(), StoreError> {
    let whole = format!("{campaign}/{}", fact.unit);
    let of_kind = format!("{campaign}/{}/{}", fact.unit, fact.kind.0);
    if turns(views, &whole, by)? {
        by.on(&mut tally.units);
    }
    if turns(views, &of_kind, by)? {
        by.on(&mut tally.kinds.entry(fact.kind.clone()).or_default().units);
    }
    Ok(())
}

/// Counts on; whether that was from nothing to one, or back.
fn turns(views: &mut dyn ViewWriter, key: &str, by: Step) -> Result<bool, StoreError> {
    let was = UNITS.get_in(views, key)?.unwrap_or(0);
    let mut is = was;
    by.on(&mut is);
    match is {
        0 => UNITS.delete(views, key)?,
        _ => UNITS.put(views, key, &is)?,
    }
    Ok((was == 0) != (is == 0))
}
