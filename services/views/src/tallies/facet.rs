//! The index of cases: by where they stand, by region, by kind of unit.

use fawen_domain::{
    ids::{CampaignId, CaseId},
    unit::{RegionCode, UnitKind},
};
use fawen_store::{Scan, Store, StoreError, ViewReader, ViewWriter};

use super::{Fact, TallyRow};
use crate::{
    cases::{CaseRow, Cases},
    standing::CaseStanding,
    table::Table,
};

/// Identifier of the case, under campaign, facet and case.
const TABLE: Table<CaseId> = Table::new("case_facets");

/// One way to choose among the cases of a campaign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Facet {
    /// Where they stand.
    Standing(CaseStanding),
    /// The region of their unit.
    Region(RegionCode),
    /// The kind of their unit.
    Kind(UnitKind),
}

impl Facet {
    fn prefix(&self, campaign: &CampaignId) -> String {
        match self {
            Self::Standing(standing) => format!("{campaign}/standing/{}/", standing.name()),
            Self::Region(region) => format!("{campaign}/region/{:02}/", region.0),
            Self::Kind(kind) => format!("{campaign}/kind/{}/", kind.0),
        }
    }

    /// How many cases a campaign has of it; withdrawn ones are in no figure of regions and kinds.
    fn cases(&self, tally: &TallyRow) -> u32 {
        let found = match self {
            Self::Standing(standing) => tally.standings.get(standing).copied(),
            Self::Region(region) => tally.regions.get(region).copied(),
            Self::Kind(kind) => tally.kinds.get(kind).map(|kind| kind.cases),
        };
        found.unwrap_or(0)
    }

    /// The one of these that the fewest cases of a campaign have.
    ///
    /// # Errors
    /// What the store runs into.
    pub async fn narrowest(
        store: &Store,
        campaign: &CampaignId,
        facets: Vec<Self>,
    ) -> Result<Option<Self>, StoreError> {
        if facets.len() < 2 {
            return Ok(facets.into_iter().next());
        }
        let tally = TallyRow::of(store, campaign).await?;
        Ok(facets.into_iter().min_by_key(|facet| facet.cases(&tally)))
    }

    /// At most `limit` cases that have it, by identifier, after this one; and whether there may be more.
    ///
    /// # Errors
    /// What the store runs into.
    pub async fn page(
        &self,
        store: &Store,
        campaign: &CampaignId,
        after: Option<&str>,
        limit: u32,
    ) -> Result<(Vec<CaseRow>, bool), StoreError> {
        let (prefix, campaign) = (self.prefix(campaign), campaign.clone());
        let after = after.map(|case| format!("{prefix}{case}"));
        let after = after.map(|key| (key.clone(), key));
        store.read_views(move |views| page(views, &campaign, Scan { prefix, after, limit })).await
    }
}

fn page(
    views: &dyn ViewReader,
    campaign: &CampaignId,
    scan: Scan,
) -> Result<(Vec<CaseRow>, bool), StoreError> {
    let limit = scan.limit as usize;
    let found: Vec<CaseId> = TABLE.read_in(views, &scan)?;
    let more = found.len() >= limit;
    let rows = found.iter().filter_map(|case| Cases::get_in(views, campaign, case).transpose());
    Ok((rows.collect::<Result<_, _>>()?, more))
}

/// Takes a case out of where it was and enters it where it is.
pub(super) fn enter(
    views: &mut dyn ViewWriter,
    campaign: &CampaignId,
    case: &CaseId,
    before: Option<&Fact>,
    after: &Fact,
) -> Result<(), StoreError> {
    let was = before.map(facets).unwrap_or_default();
    let is = facets(after);
    for gone in was.iter().filter(|facet| !is.contains(facet)) {
        TABLE.delete(views, &format!("{}{case}", gone.prefix(campaign)))?;
    }
    for new in is.iter().filter(|facet| !was.contains(facet)) {
        TABLE.put(views, &format!("{}{case}", new.prefix(campaign)), case)?;
    }
    Ok(())
}

fn facets(fact: &Fact) -> Vec<Facet> {
    vec![
        Facet::Standing(fact.standing()),
        Facet::Region(fact.region),
        Facet::Kind(fact.kind.clone()),
    ]
}
