//! Organiser awards (优秀组织单位): the regions with the most awarded cases.

use std::{cmp::Reverse, collections::BTreeMap};

use serde::{Deserialize, Serialize};

use crate::{ids::UnitId, unit::RegionCode};

/// How organisers are found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrganiserRule {
    /// Exactly so many.
    pub count: u32,
}

/// Who would be awarded for a region.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrganiserCandidate {
    /// The region.
    pub region: RegionCode,
    /// The organisation.
    pub unit: UnitId,
    /// Its name as printed.
    pub name: String,
    /// Cases submitted from the region (组织参与情况).
    pub submissions: u32,
}

/// The awarded cases of a region.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegionAwards {
    /// In all tiers.
    pub awarded: u32,
    /// In the first tier (典型).
    pub typical: u32,
}

/// How a region stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrganiserStanding {
    /// Who would be awarded.
    pub candidate: OrganiserCandidate,
    /// Its awarded cases.
    pub awards: RegionAwards,
    /// What put it behind the one before it.
    pub decided_by: OrganiserStep,
}

/// What put a region behind the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OrganiserStep {
    /// Nothing: it is the first.
    First,
    /// Fewer awarded cases.
    Awarded,
    /// Equal in these, and fewer submissions.
    Submissions,
    /// Equal in these too, and fewer cases in the first tier.
    Typical,
    /// Equal in everything: the order of region codes decided.
    RegionCode,
}

/// Regions by awarded cases, and what follows from them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrganiserRanking {
    /// All regions that have a candidate, the first first.
    pub standings: Vec<OrganiserStanding>,
    /// Who is awarded, in region-code order: at most as many as the rule says.
    pub awards: Vec<OrganiserCandidate>,
    /// Regions that would have been awarded, or might have been, had they named anyone.
    pub unnamed: Vec<RegionCode>,
}

/// Ranks regions by awarded cases, then submissions, then cases in the first tier, then code.
/// National units (00) count for no region; a region without an awarded case gets nothing.
#[must_use]
pub fn rank_organisers(
    rule: OrganiserRule,
    awards: &BTreeMap<RegionCode, RegionAwards>,
    candidates: &[OrganiserCandidate],
) -> OrganiserRanking {
    let of_region = |region: &RegionCode| awards.get(region).copied().unwrap_or_default();
    let mut standings: Vec<OrganiserStanding> = candidates
        .iter()
        .filter(|candidate| candidate.region != RegionCode(0))
        .map(|candidate| OrganiserStanding {
            candidate: candidate.clone(),
            awards: of_region(&candidate.region),
            decided_by: OrganiserStep::First,
        })
        .collect();
    standings.sort_by_key(key);
    say_what_decided(&mut standings);
    let mut winners: Vec<OrganiserCandidate> = standings
        .iter()
        .filter(|standing| standing.awards.awarded > 0)
        .take(rule.count as usize)
        .map(|standing| standing.candidate.clone())
        .collect();
    // As many awards as the last winner, or any where places stayed empty, might have sufficed.
    let last = match winners.last() {
        Some(last) if winners.len() == rule.count as usize => of_region(&last.region).awarded,
        _ => 1,
    };
    winners.sort_by_key(|candidate| candidate.region);
    let named = |region: &RegionCode| candidates.iter().any(|c| c.region == *region);
    let unnamed = awards
        .iter()
        .filter(|(region, count)| **region != RegionCode(0) && count.awarded >= last)
        .map(|(region, _)| *region)
        .filter(|region| !named(region))
        .collect();
    OrganiserRanking { standings, awards: winners, unnamed }
}

type Key = (Reverse<u32>, Reverse<u32>, Reverse<u32>, RegionCode);

fn key(standing: &OrganiserStanding) -> Key {
    let OrganiserStanding { candidate, awards, .. } = standing;
    (
        Reverse(awards.awarded),
        Reverse(candidate.submissions),
        Reverse(awards.typical),
        candidate.region,
    )
}

fn say_what_decided(standings: &mut [OrganiserStanding]) {
    let mut before: Option<Key> = None;
    for standing in standings {
        let own = key(standing);
        standing.decided_by = match before {
            None => OrganiserStep::First,
            Some(before) if before.0 != own.0 => OrganiserStep::Awarded,
            Some(before) if before.1 != own.1 => OrganiserStep::Submissions,
            Some(before) if before.2 != own.2 => OrganiserStep::Typical,
            Some(_) => OrganiserStep::RegionCode,
        };
        before = Some(own);
    }
}
