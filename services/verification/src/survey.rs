//! Sees every event once: whether it reads as what it says it is, and which streams want a closer look.

use std::collections::BTreeSet;

use fawen_domain::{
    Decider, DomainEvent,
    account::Account,
    campaign::Campaign,
    document::{DocumentEvent, OfficialDocument},
    entry::UnitEntry,
    issuer::Issuer,
    register::NumberRegister,
    review::ReviewRound,
    selection::Selection,
};
use fawen_proof::{Discrepancies, Discrepancy};
use fawen_store::{LoggedEvent, RawEvent, Store, Upcasters};

use crate::stream;

/// Who drafts by itself.
const DRAFTER: &str = "draft-bulletin";

/// What was seen of a log: the names of the streams from which something is derived.
#[derive(Debug, Default)]
pub struct Survey {
    upcasters: Upcasters,
    pub(crate) registers: Vec<String>,
    pub(crate) documents: Vec<String>,
    pub(crate) rounds: Vec<String>,
    pub(crate) selections: Vec<String>,
    /// Drafts that the program wrote by itself.
    pub(crate) drafts: Vec<AutomaticDraft>,
}

/// A draft that the program wrote by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct AutomaticDraft {
    pub(crate) document: String,
    /// Where the event stands.
    pub(crate) position: u64,
    /// The position that its figures are of.
    pub(crate) figures_from: u64,
}

impl Survey {
    /// A survey that has seen nothing yet, of events that these upcasters bring to the present.
    #[must_use]
    pub fn new(upcasters: Upcasters) -> Self {
        Self { upcasters, ..Self::default() }
    }

    /// Takes one event, in the order of the log.
    pub fn see(&mut self, raw: &RawEvent, found: &mut Discrepancies) {
        let read = raw.clone().without_sealed();
        let event = match read.and_then(|event| LoggedEvent::read(&self.upcasters, event)) {
            Ok(event) => event,
            Err(error) => return found.push(unreadable(raw, &error.to_string())),
        };
        if let Err(error) = self.read(&event) {
            found.push(unreadable(raw, &error));
        }
    }

    /// The SHA-256 of every file that was ever printed, in hexadecimal.
    /// What cannot be read was never printed, and is a discrepancy.
    pub async fn printed(&self, store: &Store, found: &mut Discrepancies) -> BTreeSet<String> {
        let mut printed = BTreeSet::new();
        for id in &self.documents {
            for happened in stream::read::<OfficialDocument>(store, id, found).await {
                if let DocumentEvent::DocumentPrinted { printing } = happened.event {
                    printed.extend(printing.renderings.into_iter().map(|file| file.sha256));
                }
            }
        }
        printed
    }

    /// Reads an event as one of its aggregate.
    fn read(&mut self, event: &LoggedEvent) -> Result<(), String> {
        match event.aggregate_type.as_str() {
            Account::TYPE => decoded::<Account>(event).map(drop),
            Campaign::TYPE => decoded::<Campaign>(event).map(drop),
            Issuer::TYPE => decoded::<Issuer>(event).map(drop),
            UnitEntry::TYPE => decoded::<UnitEntry>(event).map(drop),
            NumberRegister::TYPE => {
                remember(&mut self.registers, event);
                decoded::<NumberRegister>(event).map(drop)
            }
            ReviewRound::TYPE => {
                remember(&mut self.rounds, event);
                decoded::<ReviewRound>(event).map(drop)
            }
            Selection::TYPE => {
                remember(&mut self.selections, event);
                decoded::<Selection>(event).map(drop)
            }
            OfficialDocument::TYPE => {
                remember(&mut self.documents, event);
                let happened = decoded::<OfficialDocument>(event)?;
                self.drafts.extend(automatic(event, &happened));
                Ok(())
            }
            other => Err(format!("没有“{other}”这种事件流")),
        }
    }
}

/// Remembers a stream at its first event.
fn remember(streams: &mut Vec<String>, event: &LoggedEvent) {
    if event.sequence == 1 {
        streams.push(event.aggregate_id.clone());
    }
}

/// The event as one of `D`, under the name that its payload gives it.
fn decoded<D: Decider>(event: &LoggedEvent) -> Result<D::Event, String> {
    let happened: D::Event =
        serde_json::from_value(event.payload.clone()).map_err(|error| error.to_string())?;
    match happened.name() == event.event_type {
        true => Ok(happened),
        false => Err(format!("名为{}，内容却是{}", event.event_type, happened.name())),
    }
}

fn automatic(event: &LoggedEvent, happened: &DocumentEvent) -> Option<AutomaticDraft> {
    let figures_from = match happened {
        DocumentEvent::DocumentDrafted { draft, .. } => draft.figures_from,
        DocumentEvent::DocumentRevised { figures_from, .. } => *figures_from,
        _ => None,
    };
    let by_itself = event.metadata.actor.id.as_str() == DRAFTER;
    let figures_from = figures_from.filter(|_| by_itself)?;
    let (document, position) = (event.aggregate_id.clone(), event.position.get());
    Some(AutomaticDraft { document, position, figures_from })
}

fn unreadable(event: &RawEvent, why: &str) -> Discrepancy {
    Discrepancy::new("event-unreadable", format!("读不通：{why}")).of(event)
}
