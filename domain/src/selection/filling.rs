//! Filling one tier (等次): who may enter, who is passed over, and what stays missing.

use std::collections::BTreeMap;

use super::{
    Displacement, DisplacementReason, RankedCase, Shortfall, ThemeMinimum, TierList, TierRule,
};
use crate::{
    ids::{CaseId, ThemeId, UnitId},
    unit::RegionCode,
};

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
    pub(super) fn fill(&mut self, free: &[&'a RankedCase]) -> Vec<Displacement> {
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
        let cap = self.rule.region_cap.filter(|_| facts.region != RegionCode(0))?;
        let region = facts.region;
        (self.in_region(region) >= cap).then_some(DisplacementReason::RegionFull { region, cap })
    }

    pub(super) fn admit(&mut self, case: &'a RankedCase) {
        self.units.insert(&case.facts.unit, &case.facts.case);
        self.members.push(case);
    }

    pub(super) fn dismiss(&mut self, case: &'a RankedCase) {
        self.units.remove(&case.facts.unit);
        self.members.retain(|member| member.facts.case != case.facts.case);
    }

    pub(super) fn may_enter(&self, case: &RankedCase) -> bool {
        self.obstacle(case).is_none()
    }

    pub(super) fn displaced(&self, case: &RankedCase, reason: DisplacementReason) -> Displacement {
        Displacement { case: case.facts.case.clone(), tier: self.rule.id.clone(), reason }
    }

    fn in_region(&self, region: RegionCode) -> u32 {
        count(self.members.iter().filter(|member| member.facts.region == region).count())
    }

    pub(super) fn of_theme(&self, theme: &ThemeId) -> u32 {
        count(self.members.iter().filter(|member| member.facts.themes.contains(theme)).count())
    }

    pub(super) fn shortfalls(&self) -> Vec<Shortfall> {
        let (tier, wanted) = (self.rule.id.clone(), self.rule.count);
        let found = count(self.members.len());
        let cases = (found < wanted).then_some(Shortfall::Cases { tier, wanted, found });
        let themes = self.rule.themes.iter().filter_map(|ThemeMinimum { theme, count: wanted }| {
            let (tier, found) = (self.rule.id.clone(), self.of_theme(theme));
            let theme = theme.clone();
            (found < *wanted).then_some(Shortfall::Theme { tier, theme, wanted: *wanted, found })
        });
        cases.into_iter().chain(themes).collect()
    }

    pub(super) fn list(&self) -> TierList {
        let mut members = self.members.clone();
        members.sort_by_key(|member| member.rank);
        let cases = members.into_iter().map(|member| member.facts.case.clone());
        TierList { tier: self.rule.id.clone(), cases: cases.collect() }
    }
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
