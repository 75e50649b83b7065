//! Files that are handed in: uploads, probes, and the rules of a campaign.

mod any_bytes;
mod child;
mod documents;
mod hostile;
pub(crate) mod made;
mod pictures;
mod rules;
mod uploads;

use fawen_domain::entry::FaultKind;
use fawen_files::probe::Facts;

/// The kinds of the faults that were found.
fn kinds(facts: &Facts) -> Vec<FaultKind> {
    facts.faults.iter().map(|fault| fault.kind).collect()
}
