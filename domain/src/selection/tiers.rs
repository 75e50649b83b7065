//! The tiers (等次): filled from the top of the ranking, under constraints; whoever a constraint
//! passes over is recorded with the reason.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{RankedCase, themes};
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
    tiers
        .iter()
        .find(|list| list.cases.contains(case))
        .map(|list| &list.tier)
}

/// Fills the tiers in order from the top of the ranking, without the cases that are out.
#[must_use]
pub fn propose(ranking: &[RankedCase], policy: &TierPolicy, out: &BTreeSet<CaseId>) -> Proposal {
    let mut proposal = Proposal::default();
    let mut free: Vec<&RankedCase> = ranking
        .iter()
        .filter(|case| !out.contains(&case.facts.case))
        .collect();
    let mut units = BTreeMap::new();
    for rule in &policy.tiers {
        let mut filling = Filling {
            rule,
            one_per_unit: policy.one_per_unit,
            units,
            members: vec![],
        };
        let passed_over = filling.fill(&free);
        let exchanged = themes::cover(&mut filling, &free);
        let members: BTreeSet<&CaseId> = filling.members.iter().map(|m| &m.facts.case).collect();
        let displaced = passed_over.into_iter().chain(exchanged);
        proposal
            .displacements
            .extend(displaced.filter(|d| !members.contains(&d.case)));
        proposal.shortfalls.extend(filling.shortfalls());
        free.retain(|case| !members.contains(&case.facts.case));
        proposal.tiers.push(filling.list());
        units = filling.units;
    }
    proposal
}

/// A tier that is being filled.
pub(super) struct Filling<'a> {
    pub(super) rule: &'a TierRule,
    pub(super) one_per_unit: bool,
    /// Units with an award in this tier or a higher one, and the case that got it.
    pub(super) units: BTreeMap<&'a UnitId, &'a CaseId>,
    pub(super) members: Vec<&'a RankedCase>,
}

impl<'a> Filling<'a> {
    /// Takes the best until the tier is full; gives whom a constraint passed over.
    fn fill(&mut self, free: &[&'a RankedCase]) -> Vec<Displacement> {
        let mut passed_over = Vec::new();
        for case in free {
            if self.members.len() >= self.rule.count as usize {
                break;
            }
            match self.obstacle(case) {
                Some(reason) => passed_over.push(self.displaced(case, reason)),
                None => self.admit(case),
            }
        }
        passed_over
    }

    /// The constraint that keeps this case out of the tier as it stands.
    fn obstacle(&self, case: &RankedCase) -> Option<DisplacementReason> {
        let facts = &case.facts;
        if let Some(awarded) = self.units.get(&facts.unit).filter(|_| self.one_per_unit) {
            let (unit, awarded) = (facts.unit.clone(), (*awarded).clone());
            return Some(DisplacementReason::UnitHasAward { unit, awarded });
        }
        let cap = self
            .rule
            .region_cap
            .filter(|_| facts.region != RegionCode(0))?;
        let region = facts.region;
        (self.from_region(region) >= cap).then_some(DisplacementReason::RegionFull { region, cap })
    }

    pub(super) fn admit(&mut self, case: &'a RankedCase) {
        self.units.insert(&case.facts.unit, &case.facts.case);
        self.members.push(case);
    }

    pub(super) fn dismiss(&mut self, case: &'a RankedCase) {
        self.units.remove(&case.facts.unit);
        self.members
            .retain(|member| member.facts.case != case.facts.case);
    }

    pub(super) fn may_enter(&self, case: &RankedCase) -> bool {
        self.obstacle(case).is_none()
    }

    pub(super) fn displaced(&self, case: &RankedCase, reason: DisplacementReason) -> Displacement {
        Displacement {
            case: case.facts.case.clone(),
            tier: self.rule.id.clone(),
            reason,
        }
    }

    fn from_region(&self, region: RegionCode) -> u32 {
        count(
            self.members
                .iter()
                .filter(|member| member.facts.region == region)
                .count(),
        )
    }

    pub(super) fn of_theme(&self, theme: &ThemeId) -> u32 {
        count(
            self.members
                .iter()
                .filter(|member| member.facts.themes.contains(theme))
                .count(),
        )
    }

    fn shortfalls(&self) -> Vec<Shortfall> {
        let (tier, wanted) = (self.rule.id.clone(), self.rule.count);
        let found = count(self.members.len());
        let cases = (found < wanted).then_some(Shortfall::Cases {
            tier,
            wanted,
            found,
        });
        let themes = self.rule.themes.iter().filter_map(
            |ThemeMinimum {
                 theme,
                 count: wanted,
             }| {
                let (tier, found) = (self.rule.id.clone(), self.of_theme(theme));
                let theme = theme.clone();
                (found < *wanted).then_some(Shortfall::Theme {
                    tier,
                    theme,
                    wanted: *wanted,
                    found,
                })
            },
        );
        cases.into_iter().chain(themes).collect()
    }

    fn list(&self) -> TierList {
        let mut members = self.members.clone();
        members.sort_by_key(|member| member.rank);
        let cases = members.into_iter().map(|member| member.facts.case.clone());
        TierList {
            tier: self.rule.id.clone(),
            cases: cases.collect(),
        }
    }
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
