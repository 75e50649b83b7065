//! The entries of the units: drafted, filled with files, endorsed, submitted, screened.

mod material;
mod screening;
mod submission;

use std::collections::BTreeMap;

use fawen_domain::{
    ids::{CaseId, UnitId},
    region::RegionCode,
    unit::UnitKind,
};
use serde::Deserialize;

use super::scenario::{CampaignPlan, Scenario};

pub(crate) use self::{screening::screen, submission::submit};

/// How many units work at the same time.
const AT_ONCE: usize = 64;

/// One line of the entries: a real case, or a reconstructed one that says so.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Entry {
    /// Identifier.
    pub(crate) case_id: CaseId,
    /// Whose it is.
    pub(crate) unit_id: UnitId,
    /// Name of the unit, as printed.
    pub(crate) unit: String,
    /// Kind of the unit.
    pub(crate) kind: UnitKind,
    /// Region: two digits.
    pub(crate) region: RegionCode,
    /// Title.
    pub(crate) title: String,
    /// `real` or `reconstructed`.
    pub(crate) origin: Origin,
    /// What reviewers find in it, in hundredths of a point: invented.
    pub(crate) merit: i32,
}

/// Whether a case is known from the bulletin.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Origin {
    /// Printed in the bulletin of 2023.
    Real,
    /// Made up, and marked as such.
    Reconstructed,
}

/// Reads the entries of a scenario.
///
/// # Errors
/// The file is missing or does not read.
pub(crate) fn read(scenario: &Scenario, plan: &CampaignPlan) -> anyhow::Result<Vec<Entry>> {
    let text = scenario.file(&plan.entries)?;
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    Ok(reader.deserialize().collect::<Result<_, _>>()?)
}

/// The stream of a unit's entry.
#[must_use]
pub(crate) fn stream_id(plan: &CampaignPlan, unit: &UnitId) -> String {
    format!("{}/{unit}", plan.id)
}

fn by_unit(entries: &[Entry]) -> BTreeMap<&UnitId, Vec<&Entry>> {
    let mut units: BTreeMap<&UnitId, Vec<&Entry>> = BTreeMap::new();
    for entry in entries {
        units.entry(&entry.unit_id).or_default().push(entry);
    }
    units
}
