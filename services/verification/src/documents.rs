//! Documents (公文): each number is that of its register, each issue says what is on record.

use std::collections::BTreeMap;

use fawen_domain::{
    document::{DocumentCommand, DocumentEvent, OfficialDocument},
    ids::DocumentId,
    number::DocumentNumber,
    register::{NumberRegister, register_id},
};
use fawen_proof::Discrepancies;
use fawen_store::{Store, StoreError};

use crate::stream::{self, Happened, walk};

/// How many registers are kept at once.
const REGISTERS: usize = 64;

/// Registers, as documents ask for them.
#[derive(Debug, Default)]
pub(crate) struct Registers(BTreeMap<String, NumberRegister>);

impl Registers {
    /// Whether the register has given this number to the document, voided or not.
    async fn gave(
        &mut self,
        store: &Store,
        number: &DocumentNumber,
        document: &DocumentId,
    ) -> Result<bool, StoreError> {
        let id = register_id(&number.code, number.year).to_string();
        if !self.0.contains_key(&id) {
            if self.0.len() >= REGISTERS {
                self.0.clear();
            }
            let register = stream::folded(&stream::read::<NumberRegister>(store, &id).await?);
            self.0.insert(id.clone(), register);
        }
        let entry = self.0.get(&id).and_then(|register| register.entries().get(&number.seq));
        Ok(entry.is_some_and(|entry| entry.document == *document))
    }
}

/// Compares the numbers of a document with its register, and its issue with its record.
pub(crate) async fn verify(
    store: &Store,
    id: &str,
    events: &[Happened<OfficialDocument>],
    registers: &mut Registers,
    found: &mut Discrepancies,
) -> Result<(), StoreError> {
    for happened in events {
        let DocumentEvent::DocumentRegistered { registration, .. } = &happened.event else {
            continue;
        };
        if !registers.gave(store, &registration.number, &DocumentId::new(id)).await? {
            let message = format!("登记簿没有把{}给这份公文", registration.number);
            found.push(happened.discrepancy("number", message));
        }
    }
    walk(events, "issue", found, |_, happened| match &happened.event {
        DocumentEvent::DocumentIssued { issued_on, .. } => {
            Some(DocumentCommand::Issue { issued_on: *issued_on })
        }
        _ => None,
    });
    Ok(())
}
