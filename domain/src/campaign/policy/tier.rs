//! What can be won, and what limits it.

use serde::{Deserialize, Serialize};

use crate::ids::TierId;

/// A tier (等次), e.g. 典型案例 or 一等奖.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tier {
    /// Identifier.
    pub id: TierId,
    /// Name as printed.
    pub name: String,
    /// How many.
    pub count: TierCount,
}

/// How many awards a tier has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TierCount {
    /// Exactly so many.
    Exact(u32),
    /// As many as the jury sees fit (若干).
    Open,
}

/// What limits the awards, and what is chosen from them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AwardConstraints {
    /// At most so many awards a unit, over all tiers.
    pub per_unit: Option<u32>,
    /// At most so many awards a region in each tier.
    pub per_region: Option<u32>,
    /// At least so many themes among the awarded cases.
    pub min_themes: Option<u32>,
    /// What is chosen from the awarded (从中推选优秀作品3个).
    pub further: Vec<FurtherSelection>,
}

/// A choice among the awarded cases, e.g. 3 works to be presented.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FurtherSelection {
    /// Name, e.g. `微党课优秀作品`.
    pub name: String,
    /// How many, roughly when `about`.
    pub count: u32,
    /// Whether the notice says “左右”.
    #[serde(default)]
    pub about: bool,
    /// What for, e.g. `在系统主题教育学习会上作集中汇报展示`.
    #[serde(default)]
    pub purpose: String,
}

/// The award for those who recommended much and well (优秀组织单位).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrganiserAward {
    /// Name as printed.
    pub name: String,
    /// How many.
    pub count: u32,
    /// By what regions are ranked, the weightiest first.
    pub measures: Vec<OrganiserMeasure>,
    /// Whether cases of national units (中央、部属) count for the region they sit in.
    pub national_units_count: bool,
}

/// By what recommending regions are ranked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OrganiserMeasure {
    /// Awarded cases of the region (获奖数量).
    Awards,
    /// Submitted cases of the region (推荐数量).
    Submissions,
}
