//! Documents (公文): each number is that of its register, each issue says what is on record.

use std::collections::BTreeMap;

use fawen_domain::{
    Decider,
    document::{DocumentCommand, DocumentEvent, OfficialDocument},
    ids::DocumentId,
    number::DocumentNumber,
    register::{NumberRegister, register_id},
};
use fawen_proof::{Algorithm, Discrepancies, Hash, Notary, TreeHead};
use fawen_store::{Position, Store};

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
        found: &mut Discrepancies,
    ) -> bool {
        let id = register_id(&number.code, number.year).to_string();
        if !self.0.contains_key(&id) {
            if self.0.len() >= REGISTERS {
                self.0.clear();
            }
            let register = stream::folded(&stream::read::<NumberRegister>(store, &id, found).await);
            self.0.insert(id.clone(), register);
        }
        let entry = self.0.get(&id).and_then(|register| register.entries().get(&number.seq));
        entry.is_some_and(|entry| entry.document == *document)
    }
}

/// The state of the log that is written into the files of a document.
pub(crate) fn printed(state: &OfficialDocument) -> Option<TreeHead> {
    let checkpoint = state.printing()?.checkpoint.as_ref()?;
    Some(TreeHead { size: checkpoint.size, root: Hash::from_base64(&checkpoint.root)? })
}

/// Compares the state of the log that was printed with the hashes of today, which the examination of the log
/// compares with the events.
pub(crate) async fn verify_printed(
    store: &Store,
    events: &[Happened<OfficialDocument>],
    found: &mut Discrepancies,
) {
    let mut state = OfficialDocument::default();
    for happened in events {
        state = state.evolve(&happened.event);
        if !matches!(happened.event, DocumentEvent::DocumentPrinted { .. }) {
            continue;
        }
        let Some(head) = printed(&state) else { continue };
        let notary = Notary::new(store, Algorithm::Sha256);
        match notary.head_at(Position::new(head.size)).await {
            Ok(now) if now == head && head.size < happened.logged.position.get() => {}
            Ok(now) => {
                let message = "印在公文里的检查点与日志不符";
                let printed = happened.discrepancy("printed-checkpoint", message);
                found.push(printed.compared(head.root, now.root));
            }
            Err(error) => {
                let message = format!("印在公文里的检查点无法核对：{error}");
                found.push(happened.discrepancy("printed-checkpoint", message));
            }
        }
    }
}

/// Compares the numbers of a document with its register, and its issue with its record.
pub(crate) async fn verify(
    store: &Store,
    id: &str,
    events: &[Happened<OfficialDocument>],
    registers: &mut Registers,
    found: &mut Discrepancies,
) {
    for happened in events {
        let DocumentEvent::DocumentRegistered { registration, .. } = &happened.event else {
            continue;
        };
        if !registers.gave(store, &registration.number, &DocumentId::new(id), found).await {
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
}
