//! The name of a stream, and the eight kinds there are.

use fawen_domain::{
    Decider, account::Account, campaign::Campaign, document::OfficialDocument, entry::UnitEntry,
    issuer::Issuer, register::NumberRegister, review::ReviewRound, selection::Selection,
};
use fawen_store::{LoggedEvent, StoreError};
use serde::Serialize;
use serde_json::Value;

use crate::AuditError;

/// All types of streams.
pub const TYPES: [&str; 8] = [
    Account::TYPE,
    Campaign::TYPE,
    Issuer::TYPE,
    NumberRegister::TYPE,
    OfficialDocument::TYPE,
    ReviewRound::TYPE,
    Selection::TYPE,
    UnitEntry::TYPE,
];

/// The name of a stream, written `OfficialDocument/2022-notice`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct StreamName {
    /// Type of the stream.
    pub kind: String,
    /// Identifier of the stream.
    pub id: String,
}

impl StreamName {
    /// Reads a name.
    ///
    /// # Errors
    /// [`AuditError::NoStreamName`] says what would be one.
    pub fn parse(name: &str) -> Result<Self, AuditError> {
        let types = TYPES.join("、");
        let wrong = |told| Err(AuditError::NoStreamName(told));
        match name.split_once('/') {
            Some((kind, id)) if TYPES.contains(&kind) && !id.is_empty() => {
                Ok(Self { kind: kind.to_owned(), id: id.to_owned() })
            }
            Some((kind, id)) if !id.is_empty() => {
                wrong(format!("没有“{kind}”这种事件流，可用的有：{types}"))
            }
            _ => wrong(format!(
                "“{name}”不是事件流：请写成“类型/标识”，如 OfficialDocument/2022-notice；类型有：{types}"
            )),
        }
    }
}

impl std::fmt::Display for StreamName {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}/{}", self.kind, self.id)
    }
}

/// Shows the state before and after each event, except for the first `skipped`.
pub(crate) fn steps(
    kind: &str,
    events: &[LoggedEvent],
    skipped: usize,
    show: &mut dyn FnMut(&Value, &Value, &LoggedEvent),
) -> Result<(), AuditError> {
    match kind {
        Account::TYPE => each::<Account>(events, skipped, show),
        Campaign::TYPE => each::<Campaign>(events, skipped, show),
        Issuer::TYPE => each::<Issuer>(events, skipped, show),
        NumberRegister::TYPE => each::<NumberRegister>(events, skipped, show),
        OfficialDocument::TYPE => each::<OfficialDocument>(events, skipped, show),
        ReviewRound::TYPE => each::<ReviewRound>(events, skipped, show),
        Selection::TYPE => each::<Selection>(events, skipped, show),
        _ => each::<UnitEntry>(events, skipped, show),
    }
}

/// The state of a stream after its events.
pub(crate) fn state(kind: &str, events: &[LoggedEvent]) -> Result<Value, AuditError> {
    match kind {
        Account::TYPE => last::<Account>(events),
        Campaign::TYPE => last::<Campaign>(events),
        Issuer::TYPE => last::<Issuer>(events),
        NumberRegister::TYPE => last::<NumberRegister>(events),
        OfficialDocument::TYPE => last::<OfficialDocument>(events),
        ReviewRound::TYPE => last::<ReviewRound>(events),
        Selection::TYPE => last::<Selection>(events),
        _ => last::<UnitEntry>(events),
    }
}

fn each<D: Decider>(
    events: &[LoggedEvent],
    skipped: usize,
    show: &mut dyn FnMut(&Value, &Value, &LoggedEvent),
) -> Result<(), AuditError> {
    let (before, between) = events.split_at(skipped.min(events.len()));
    let mut state = before.iter().try_fold(D::default(), taken)?;
    let mut shown = serde_json::to_value(&state)?;
    for event in between {
        state = taken(state, event)?;
        let next = serde_json::to_value(&state)?;
        show(&shown, &next, event);
        shown = next;
    }
    Ok(())
}

fn last<D: Decider>(events: &[LoggedEvent]) -> Result<Value, AuditError> {
    let state = events.iter().try_fold(D::default(), taken)?;
    Ok(serde_json::to_value(&state)?)
}

fn taken<D: Decider>(state: D, event: &LoggedEvent) -> Result<D, StoreError> {
    Ok(match event.decode::<D>()? {
        Some(happened) => state.evolve(&happened),
        None => state,
    })
}
