//! What is published: in region order, never by score, so that ranks stay confidential.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{CaseFacts, RankedCase, RegionAwards, Selection};
use crate::{
    ids::{CaseId, TierId, UnitId},
    unit::RegionCode,
};

/// One line of a published list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublishedLine {
    /// The case.
    pub case: CaseId,
    /// Whose it is.
    pub unit: UnitId,
    /// Name of the unit as printed.
    pub unit_name: String,
    /// Title of the case.
    pub title: String,
    /// Region of the unit.
    pub region: RegionCode,
}

impl Selection {
    /// The cases of a confirmed tier as published: national units (00) first, then by region code
    /// (GB/T 2260), inside a region by the list order given with the cases. Revoked awards are
    /// left out. Empty before the confirmation.
    #[must_use]
    pub fn published_list(&self, tier: &TierId) -> Vec<PublishedLine> {
        let list = self.confirmed.iter().flatten().filter(|list| list.tier == *tier);
        let mut facts: Vec<&CaseFacts> = list
            .flat_map(|list| &list.cases)
            .filter(|case| !self.revoked.contains_key(*case))
            .filter_map(|case| self.facts(case))
            .collect();
        facts.sort_by_key(|facts| (facts.region, facts.list_order, &facts.case));
        facts.into_iter().map(PublishedLine::from).collect()
    }

    /// Awarded cases by region, over all confirmed tiers.
    #[must_use]
    pub fn awards_by_region(&self) -> BTreeMap<RegionCode, RegionAwards> {
        let mut awards: BTreeMap<RegionCode, RegionAwards> = BTreeMap::new();
        for (place, list) in self.confirmed.iter().flatten().enumerate() {
            for facts in list.cases.iter().filter_map(|case| self.facts(case)) {
                let region = awards.entry(facts.region).or_default();
                region.awarded = region.awarded.saturating_add(1);
                region.typical = region.typical.saturating_add(u32::from(place == 0));
            }
        }
        awards
    }

    /// The line of the ranking that holds this case.
    #[must_use]
    pub fn ranked(&self, case: &CaseId) -> Option<&RankedCase> {
        let place = self.places.get(case)?;
        self.ranking.get(*place as usize)
    }

    fn facts(&self, case: &CaseId) -> Option<&CaseFacts> {
        self.ranked(case).map(|ranked| &ranked.facts)
    }
}

impl From<&CaseFacts> for PublishedLine {
    fn from(facts: &CaseFacts) -> Self {
        Self {
            case: facts.case.clone(),
            unit: facts.unit.clone(),
            unit_name: facts.unit_name.clone(),
            title: facts.title.clone(),
            region: facts.region,
        }
    }
}
