//! How many cases a unit may and should hand in.

use serde::{Deserialize, Serialize};

use crate::{ids::CategoryId, unit::UnitKind};

/// A quota (名额) for kinds of units: what is at most accepted, and what is at least expected.
///
/// A maximum is enforced when a case is handed in; a minimum is only a reminder.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Quota {
    /// For these kinds; empty: for every kind that no other quota names (“其他单位”).
    pub kinds: Vec<UnitKind>,
    /// Counting only this category; `None`: all cases.
    pub category: Option<CategoryId>,
    /// At least so many (不少于), reminded of.
    pub min: u32,
    /// At most so many (限送), enforced.
    pub max: Option<u32>,
    /// At most so many by one person (每人限报), enforced.
    pub per_person: Option<u32>,
    /// Places inside the maximum that are kept for some categories.
    pub subs: Vec<SubQuota>,
    /// The words of the notice.
    pub words: String,
}

/// A part of a quota kept for some categories (其中…不少于).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SubQuota {
    /// Name of the part, e.g. `书画作品`.
    pub name: String,
    /// The categories that count.
    pub categories: Vec<CategoryId>,
    /// At least so many of them: so many places are closed to other categories.
    pub min: u32,
    /// At most so many of them.
    pub max: Option<u32>,
}

impl Quota {
    /// Whether a case of this category counts.
    #[must_use]
    pub fn covers(&self, category: &CategoryId) -> bool {
        self.category.as_ref().is_none_or(|only| only == category)
    }
}

/// The quotas that hold for a kind of unit: those that name it, otherwise those for “其他单位”.
#[must_use]
pub fn quotas_for<'p>(quotas: &'p [Quota], kind: &UnitKind) -> Vec<&'p Quota> {
    let named: Vec<&Quota> = quotas.iter().filter(|quota| quota.kinds.contains(kind)).collect();
    if named.is_empty() {
        quotas.iter().filter(|quota| quota.kinds.is_empty()).collect()
    } else {
        named
    }
}
