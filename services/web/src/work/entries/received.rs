//! What was received, and when, as it was then (回执).

use fawen_domain::{
    Decider as _,
    entry::{AttachedFile, EntryEvent, UnitEntry},
    ids::CaseId,
};
use jiff::Timestamp;

use super::{seen, stream};
use crate::{Problem, work::Desk};

/// A case as it was received last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Received {
    /// Its title then.
    pub title: String,
    /// The name of its category then.
    pub category: String,
    /// 回执号: position of the receipt in the log.
    pub number: u64,
    /// When.
    pub at: Timestamp,
    /// Whether it came after the deadline, within the grace.
    pub in_grace: bool,
    /// Whether it was a correction.
    pub corrected: bool,
    /// Its files then.
    pub files: Vec<AttachedFile>,
}

/// A case as it was received last, for those who may see the entry.
///
/// # Errors
/// It was not received, or they may not see it.
pub async fn received(
    desk: &Desk,
    campaign: &str,
    unit: &str,
    case: &str,
) -> Result<Received, Problem> {
    seen(desk, campaign, unit).await?;
    let (id, stream) = (CaseId::new(case), stream(campaign, unit)?);
    let (mut state, mut found) = (UnitEntry::default(), None);
    for logged in desk.app.store.events(UnitEntry::TYPE, &stream).await? {
        let Some(event) = logged.decode::<UnitEntry>()? else { continue };
        state = state.evolve(&event);
        if let Some((at, corrected)) = receipt_in(&event, &id) {
            found = of(&state, &id, logged.position.get(), at, corrected);
        }
    }
    found.ok_or_else(|| Problem::absent("这个案例还没有报送，没有回执"))
}

fn receipt_in(event: &EntryEvent, id: &CaseId) -> Option<(Timestamp, bool)> {
    match event {
        EntryEvent::CaseSubmitted { case, received_at, .. } if case == id => {
            Some((*received_at, false))
        }
        EntryEvent::CaseCorrected { case, received_at, .. } if case == id => {
            Some((*received_at, true))
        }
        _ => None,
    }
}

fn of(
    state: &UnitEntry,
    id: &CaseId,
    number: u64,
    at: Timestamp,
    corrected: bool,
) -> Option<Received> {
    let case = state.case(id)?;
    let category = &case.content.category;
    let name = state.terms().map_or(category.as_str(), |terms| terms.category_name(category));
    let mut files: Vec<AttachedFile> = case.files.values().cloned().collect();
    let rules = state.terms().map(|terms| terms.files.as_slice()).unwrap_or_default();
    files.sort_by_key(|file| rules.iter().position(|rule| rule.role == file.role));
    Some(Received {
        title: case.content.title.clone(),
        category: name.to_owned(),
        number,
        at,
        in_grace: case.receipt.as_ref().is_some_and(|receipt| receipt.in_grace),
        corrected,
        files,
    })
}
