//! The tiers (等次): filled from the top of the ranking, under constraints; whoever a constraint
//! passes over is recorded with the reason.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{RankedCase, filling::Filling, themes};
use crate::{
    ids::{CaseId, ThemeId, TierId, UnitId},
    unit::RegionCode,
};

/// How many get what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TierPolicy {
    /// The tiers, the highest first.
    pub tiers: Vec<TierRule>,
    /// No unit gets more than one award, over all tiers.
    pub one_per_unit: bool,
}

/// One tier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TierRule {
    /// Identifier.
    pub id: TierId,
    /// Name as printed, e.g. `典型案例`.
    pub name: String,
    /// Exactly so many.
    pub count: u32,
    /// Most cases from one region; national units (00) are no region.
    pub region_cap: Option<u32>,
    /// Themes that must be present.
    pub themes: Vec<ThemeMinimum>,
}

/// Fewest cases of a theme in a tier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ThemeMinimum {
    /// The theme.
    pub theme: ThemeId,
    /// At least so many.
    pub count: u32,
}

/// The cases of one tier, by rank.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TierList {
    /// The tier.
    pub tier: TierId,
    /// Its cases.
    pub cases: Vec<CaseId>,
}

/// A case that its rank would have put into a tier, and a constraint kept out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Displacement {
    /// Which.
    pub case: CaseId,
    /// Kept out of this tier.
    pub tier: TierId,
    /// Why.
    pub reason: DisplacementReason,
}

/// Why a case was kept out of a tier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DisplacementReason {
    /// Its unit already has an award.
    UnitHasAward {
        /// The unit.
        unit: UnitId,
        /// The case that got it.
        awarded: CaseId,
    },
    /// Its region has as many as it may have.
    RegionFull {
        /// The region.
        region: RegionCode,
        /// Most cases from it.
        cap: u32,
    },
    /// It made room for a theme that was missing.
    ThemeCoverage {
        /// The theme.
        theme: ThemeId,
        /// The case that came in.
        in_favour_of: CaseId,
    },
}

/// What the ranking cannot give.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shortfall {
    /// Too few cases for a tier.
    Cases {
        /// The tier.
        tier: TierId,
        /// How many it takes.
        wanted: u32,
        /// How many there are.
        found: u32,
    },
    /// Too few cases of a theme.
    Theme {
        /// The tier.
        tier: TierId,
        /// The theme.
        theme: ThemeId,
        /// How many it takes.
        wanted: u32,
        /// How many there are.
        found: u32,
    },
}

/// Tiers as the ranking and the policy give them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposal {
    /// The tiers, the highest first.
    pub tiers: Vec<TierList>,
    /// Who was kept out, and why.
    pub displacements: Vec<Displacement>,
    /// What could not be met.
    pub shortfalls: Vec<Shortfall>,
}

impl Proposal {
    /// The tier a case is in.
    #[must_use]
    pub fn tier_of(&self, case: &CaseId) -> Option<&TierId> {
        tier_of(&self.tiers, case)
    }
}

/// The tier a case is in.
pub(super) fn tier_of<'a>(tiers: &'a [TierList], case: &CaseId) -> Option<&'a TierId> {
    tiers.iter().find(|list| list.cases.contains(case)).map(|list| &list.tier)
}

/// Fills the tiers in order from the top of the ranking, without the cases that are out.
#[must_use]
pub fn propose(ranking: &[RankedCase], policy: &TierPolicy, out: &BTreeSet<CaseId>) -> Proposal {
    let mut proposal = Proposal::default();
    let mut free: Vec<&RankedCase> =
        ranking.iter().filter(|case| !out.contains(&case.facts.case)).collect();
    let mut units = BTreeMap::new();
    for rule in &policy.tiers {
        let mut filling =
            Filling { rule, one_per_unit: policy.one_per_unit, units, members: vec![] };
        let passed_over = filling.fill(&free);
        let exchanged = themes::cover(&mut filling, &free);
        let members: BTreeSet<&CaseId> = filling.members.iter().map(|m| &m.facts.case).collect();
        let displaced = passed_over.into_iter().chain(exchanged);
        proposal.displacements.extend(displaced.filter(|d| !members.contains(&d.case)));
        proposal.shortfalls.extend(filling.shortfalls());
        free.retain(|case| !members.contains(&case.facts.case));
        proposal.tiers.push(filling.list());
        units = filling.units;
    }
    proposal
}
