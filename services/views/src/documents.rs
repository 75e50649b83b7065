//! Documents (公文): where each stands, and how it came there.

use fawen_domain::{
    document::{DocumentEvent, Erratum, OfficialDocument},
    ids::{CampaignId, DocumentId, IssuerId},
};
use fawen_store::{
    Fault, LoggedEvent, Position, Projection, Store, StoreError, ViewReader, ViewWriter,
};
use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use crate::table::Table;

const TABLE: Table<DocumentRow> = Table::new("documents");

/// One document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DocumentRow {
    /// Identifier.
    pub document: DocumentId,
    /// Title of the present version.
    pub title: String,
    /// Kind (文种), in Chinese.
    pub kind: String,
    /// Issuers, host first.
    pub issuers: Vec<IssuerId>,
    /// The number, once registered, as printed.
    pub number: Option<String>,
    /// Date of signing, once issued.
    pub signed_on: Option<Date>,
    /// Date of issue.
    pub issued_on: Option<Date>,
    /// The campaigns that it is about.
    pub concerns: Vec<CampaignId>,
    /// The earlier document that it refers to.
    pub refers_to: Option<DocumentId>,
    /// Position of the log at which its figures were computed.
    pub figures_from: Option<u64>,
    /// Corrections after the issue.
    pub errata: Vec<Erratum>,
    /// How it came here, one line an event.
    pub steps: Vec<StepRow>,
}

/// One step in the life of a document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StepRow {
    /// Position in the log.
    pub position: Position,
    /// When.
    pub at: Timestamp,
    /// Who.
    pub actor: String,
    /// Name of the event.
    pub event: String,
}

/// The projection of documents.
#[derive(Debug, Clone, Copy)]
pub struct Documents;

impl Documents {
    /// One document.
    ///
    /// # Errors
    /// What the store runs into.
    pub async fn get(store: &Store, id: &DocumentId) -> Result<Option<DocumentRow>, StoreError> {
        TABLE.get(store, id.as_str()).await
    }

    /// The same, inside a read of several views at once.
    ///
    /// # Errors
    /// What the store runs into.
    pub fn get_in(
        views: &dyn ViewReader,
        id: &DocumentId,
    ) -> Result<Option<DocumentRow>, StoreError> {
        TABLE.get_in(views, id.as_str())
    }

    /// At most `limit` documents, by identifier, after this one.
    ///
    /// # Errors
    /// What the store runs into.
    pub async fn page(
        store: &Store,
        after: Option<&str>,
        limit: u32,
    ) -> Result<Vec<DocumentRow>, StoreError> {
        TABLE.page(store, "", after, limit).await
    }

    /// All documents, by identifier.
    ///
    /// # Errors
    /// What the store runs into.
    pub async fn list(store: &Store) -> Result<Vec<DocumentRow>, StoreError> {
        TABLE.scan(store, "").await
    }
}

impl Projection for Documents {
    fn name(&self) -> &'static str {
        "documents"
    }

    fn views(&self) -> &'static [&'static str] {
        &["documents"]
    }

    fn apply(&self, event: &LoggedEvent, views: &mut dyn ViewWriter) -> Result<(), Fault> {
        let Some(happened) = event.decode::<OfficialDocument>()? else { return Ok(()) };
        let key = event.aggregate_id.as_str();
        if let DocumentEvent::DocumentDrafted { draft, .. } = &happened {
            let row = DocumentRow {
                document: draft.document.clone(),
                title: draft.paper.title.clone(),
                kind: draft.paper.kind.name().to_owned(),
                issuers: draft.issuers.clone(),
                number: None,
                signed_on: None,
                issued_on: None,
                concerns: draft.concerns.clone(),
                refers_to: draft.refers_to.clone(),
                figures_from: draft.figures_from,
                errata: Vec::new(),
                steps: Vec::new(),
            };
            TABLE.put(views, key, &row)?;
        }
        TABLE.change(views, key, |row| {
            fold(row, &happened);
            row.steps.push(step(event));
        })?;
        Ok(())
    }
}

fn step(event: &LoggedEvent) -> StepRow {
    StepRow {
        position: event.position,
        at: event.metadata.at,
        actor: event.metadata.actor.name.clone(),
        event: event.event_type.clone(),
    }
}

fn fold(row: &mut DocumentRow, event: &DocumentEvent) {
    match event {
        DocumentEvent::DocumentRevised { paper, figures_from, .. } => {
            row.title.clone_from(&paper.title);
            row.figures_from = *figures_from;
        }
        DocumentEvent::DocumentRegistered { registration, .. } => {
            row.number = Some(registration.number.to_string());
        }
        DocumentEvent::DocumentIssued { signed_on, issued_on, .. } => {
            row.signed_on = Some(*signed_on);
            row.issued_on = Some(*issued_on);
        }
        DocumentEvent::DocumentCorrected { erratum } => row.errata.push(erratum.clone()),
        _ => {}
    }
}
