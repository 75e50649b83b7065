//! The history of a stream (审计线索) in Chinese: when, who, what, with what matters of each event.

mod account;
mod campaign;
mod document;
mod entry;
mod issuer;
mod names;
mod register;
mod review;
mod selection;
mod words;

use fawen_domain::{
    account::Account, campaign::Campaign, context::BEIJING, document::OfficialDocument,
    entry::UnitEntry, issuer::Issuer, register::NumberRegister, review::ReviewRound,
    selection::Selection,
};
use fawen_store::{LoggedEvent, Position, Store};
use jiff::Timestamp;
use serde::Serialize;

use self::names::Names;
use crate::{AuditError, StreamName, as_of::raw_events};

/// One event of a history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Trail {
    /// Its position in the log.
    pub position: Position,
    /// Its place in the stream, from 1.
    pub sequence: u64,
    /// The moment of its command.
    pub at: Timestamp,
    /// Who gave the command.
    pub actor: String,
    /// Name of the event.
    pub event_type: String,
    /// The command's identifier.
    pub command_id: String,
    /// When the store took it, RFC 3339 in UTC.
    pub recorded_at: String,
    /// What happened, in Chinese.
    pub sentence: String,
}

impl Trail {
    /// The line of a history: position, Beijing time, who, what.
    #[must_use]
    pub fn line(&self) -> String {
        let Self { position, actor, sentence, .. } = self;
        let at = BEIJING.to_datetime(self.at).strftime("%Y-%m-%d %H:%M");
        format!("{position:>6}  {at}  {actor}：{sentence}")
    }
}

/// The history of a stream.
///
/// # Errors
/// There is no such stream, or what the store runs into.
pub async fn trail(store: &Store, stream: &StreamName) -> Result<Vec<Trail>, AuditError> {
    let raw = raw_events(store, stream).await?;
    let recorded: Vec<String> = raw.iter().map(|event| event.recorded_at.clone()).collect();
    let events = store.present(raw).await?;
    let mut names = Names::default();
    let mut history = Vec::new();
    for (event, recorded_at) in events.into_iter().zip(recorded) {
        let sentence = tell(&event, &mut names)?;
        history.push(Trail {
            position: event.position,
            sequence: event.sequence,
            at: event.metadata.at,
            actor: event.metadata.actor.name,
            event_type: event.event_type,
            command_id: event.metadata.command_id,
            recorded_at,
            sentence,
        });
    }
    Ok(history)
}

/// What happened, in Chinese, told of one event alone.
///
/// # Errors
/// The event is none of its type of stream.
pub fn sentence(event: &LoggedEvent) -> Result<String, AuditError> {
    tell(event, &mut Names::default())
}

/// Tells an event; learns the names that it gives to identifiers.
fn tell(event: &LoggedEvent, names: &mut Names) -> Result<String, AuditError> {
    if let Some(happened) = event.decode::<Account>()? {
        return Ok(account::tell(&happened));
    }
    if let Some(happened) = event.decode::<Campaign>()? {
        return Ok(campaign::tell(&happened));
    }
    if let Some(happened) = event.decode::<Issuer>()? {
        return Ok(issuer::tell(&happened));
    }
    if let Some(happened) = event.decode::<NumberRegister>()? {
        return Ok(register::tell(&happened));
    }
    if let Some(happened) = event.decode::<OfficialDocument>()? {
        names.learn_from_document(&happened);
        return Ok(document::tell(&happened, names));
    }
    if let Some(happened) = event.decode::<UnitEntry>()? {
        names.learn_from_entry(&happened);
        return Ok(entry::tell(&happened, names));
    }
    if let Some(happened) = event.decode::<ReviewRound>()? {
        names.learn_from_round(&happened);
        return Ok(review::tell(&happened, names));
    }
    if let Some(happened) = event.decode::<Selection>()? {
        names.learn_from_selection(&happened);
        return Ok(selection::tell(&happened, names));
    }
    Ok(event.event_type.clone())
}
