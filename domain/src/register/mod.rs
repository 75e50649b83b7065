//! The register of document numbers (文号登记簿): one ledger per issuer code and year.
//!
//! Gap-free by construction: the next number is always the last one plus one, a number is never
//! given twice, and a voided one stays in the ledger with its reason. Numbers given before the
//! system existed are carried over as one figure when the register is opened.

mod decide;
mod error;
mod event;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub use self::{
    error::{RULES, RegisterError},
    event::{RegisterCommand, RegisterEvent},
};
use crate::{
    Context, Decider,
    ids::{DocumentId, IssuerId, RegisterId},
    number::DocumentNumber,
};

/// The identifier of the register of a code and year: `卫健政促发/2022`.
#[must_use]
pub fn register_id(code: &str, year: i16) -> RegisterId {
    RegisterId::new(format!("{code}/{year}"))
}

/// The state of one register.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NumberRegister {
    opened: Option<Opened>,
    entries: BTreeMap<u32, Entry>,
    by_document: BTreeMap<DocumentId, u32>,
}

/// What was fixed when the register was opened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Opened {
    issuer: IssuerId,
    code: String,
    year: i16,
    /// Numbers 1 to this one were given before the system existed.
    carried_over: u32,
}

/// One line of the ledger.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// The document that holds the number.
    pub document: DocumentId,
    /// Why the number was voided, if it was.
    pub voided: Option<String>,
}

impl NumberRegister {
    /// The last number given, carried-over ones included; 0 when none was.
    #[must_use]
    pub fn last(&self) -> u32 {
        let carried_over = self.opened.as_ref().map_or(0, |opened| opened.carried_over);
        self.entries.keys().next_back().copied().unwrap_or(carried_over)
    }

    /// The number that a document holds, voided ones left aside.
    #[must_use]
    pub fn number_of(&self, document: &DocumentId) -> Option<u32> {
        self.by_document.get(document).copied()
    }

    /// The number that a document holds, in full.
    #[must_use]
    pub fn document_number(&self, document: &DocumentId) -> Option<DocumentNumber> {
        let opened = self.opened.as_ref()?;
        let seq = self.number_of(document)?;
        Some(DocumentNumber { code: opened.code.clone(), year: opened.year, seq })
    }

    /// Whose register it is, once it was opened.
    #[must_use]
    pub fn issuer(&self) -> Option<&IssuerId> {
        self.opened.as_ref().map(|opened| &opened.issuer)
    }

    /// The lines of the ledger, in order.
    #[must_use]
    pub const fn entries(&self) -> &BTreeMap<u32, Entry> {
        &self.entries
    }
}

impl Decider for NumberRegister {
    const TYPE: &'static str = "NumberRegister";
    type Command = RegisterCommand;
    type Event = RegisterEvent;
    type Error = RegisterError;

    fn decide(
        &self,
        command: RegisterCommand,
        context: &Context,
    ) -> Result<Vec<RegisterEvent>, RegisterError> {
        match command {
            RegisterCommand::Open { issuer, code, year, carried_over } => {
                decide::open(self, context, issuer, code, year, carried_over)
            }
            RegisterCommand::Reserve { document } => decide::reserve(self, document),
            RegisterCommand::Void { seq, reason } => decide::void(self, seq, &reason),
        }
    }

    fn evolve(mut self, event: &RegisterEvent) -> Self {
        match event.clone() {
            RegisterEvent::RegisterOpened { issuer, code, year, carried_over } => {
                self.opened = Some(Opened { issuer, code, year, carried_over });
            }
            RegisterEvent::NumberReserved { number, document } => {
                self.by_document.insert(document.clone(), number.seq);
                self.entries.insert(number.seq, Entry { document, voided: None });
            }
            RegisterEvent::NumberVoided { number, reason, .. } => {
                if let Some(entry) = self.entries.get_mut(&number.seq) {
                    entry.voided = Some(reason);
                    self.by_document.remove(&entry.document);
                }
            }
        }
        self
    }
}
