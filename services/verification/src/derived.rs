//! Everything that is derived again, one kind after the other.

use std::collections::BTreeMap;

use fawen_domain::{
    document::OfficialDocument, ids::CampaignId, register::NumberRegister, review::ReviewRound,
    selection::Selection,
};
use fawen_proof::Discrepancies;
use fawen_store::Store;
use fawen_worker::Press;
use serde_json::{Value, json};

use crate::{
    Survey, VerificationError, documents, drafts, printings, registers, rounds, selections, stream,
};

/// How much was derived again.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Derived {
    /// Registers of numbers.
    pub registers: usize,
    /// Documents.
    pub documents: usize,
    /// Rounds of review.
    pub rounds: usize,
    /// Selections.
    pub selections: usize,
    /// Drafts that came out the same.
    pub drafts: u64,
    /// Files that came out the same to the byte.
    pub files: u64,
}

impl Derived {
    /// The same as JSON.
    #[must_use]
    pub fn json(&self) -> Value {
        let Self { registers, documents, rounds, selections, drafts, files } = self;
        json!({
            "registers": registers, "documents": documents, "rounds": rounds,
            "selections": selections, "drafts": drafts, "files": files,
        })
    }
}

/// Derives again what follows from the events of a log that was surveyed; without a press nothing is printed.
/// One stream is in memory at a time, of a selection its rounds as well.
///
/// # Errors
/// [`VerificationError`]; what is not as it should be is a discrepancy.
pub async fn verify(
    store: &Store,
    survey: &Survey,
    press: Option<&Press>,
    found: &mut Discrepancies,
) -> Result<Derived, VerificationError> {
    for id in &survey.registers {
        let events = stream::read::<NumberRegister>(store, id, found).await;
        registers::verify(id, &events, found);
    }
    let mut rounds_of: BTreeMap<CampaignId, Vec<&String>> = BTreeMap::new();
    for id in &survey.rounds {
        let events = stream::read::<ReviewRound>(store, id, found).await;
        rounds::verify(&events, found);
        if let Some(plan) = stream::folded(&events).plan() {
            rounds_of.entry(plan.campaign.clone()).or_default().push(id);
        }
    }
    for id in &survey.selections {
        let events = stream::read::<Selection>(store, id, found).await;
        let campaign = stream::folded(&events).campaign().cloned();
        let ids = campaign.and_then(|campaign| rounds_of.get(&campaign)).into_iter().flatten();
        let mut rounds = Vec::new();
        for id in ids {
            rounds.push(stream::read::<ReviewRound>(store, id, found).await);
        }
        selections::verify(&events, &rounds, found);
    }
    let (mut ledger, mut files) = (documents::Registers::default(), 0_u64);
    for id in &survey.documents {
        let events = stream::read::<OfficialDocument>(store, id, found).await;
        documents::verify(store, id, &events, &mut ledger, found).await;
        documents::verify_printed(store, &events, found).await;
        if let Some(press) = press {
            files = files.saturating_add(printings::verify(press, &events, found).await?);
        }
    }
    let drafts = drafts::verify(store, &survey.drafts, found).await?;
    Ok(Derived {
        registers: survey.registers.len(),
        documents: survey.documents.len(),
        rounds: survey.rounds.len(),
        selections: survey.selections.len(),
        drafts,
        files,
    })
}
