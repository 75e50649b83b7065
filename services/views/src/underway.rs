//! Papers under way (在办公文): drafted, and neither issued nor given up. What waits for somebody is among
//! them; they stay few, however many papers there are.

use fawen_domain::{
    document::{DocumentEvent, OfficialDocument},
    ids::{DocumentId, IssuerId},
};
use fawen_store::{Fault, LoggedEvent, Projection, Store, StoreError, ViewWriter};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::table::Table;

const TABLE: Table<UnderwayRow> = Table::new("underway");

/// One paper under way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnderwayRow {
    /// Identifier.
    pub document: DocumentId,
    /// Title of the present version.
    pub title: String,
    /// Issuers, host first.
    pub issuers: Vec<IssuerId>,
    /// When the last step was taken: since when it waits.
    pub since: Timestamp,
}

/// The projection of papers under way.
#[derive(Debug, Clone, Copy)]
pub struct Underway;

impl Underway {
    /// All of them, by identifier.
    ///
    /// # Errors
    /// What the store runs into.
    pub async fn list(store: &Store) -> Result<Vec<UnderwayRow>, StoreError> {
        TABLE.scan(store, "").await
    }
}

impl Projection for Underway {
    fn name(&self) -> &'static str {
        "underway"
    }

    fn views(&self) -> &'static [&'static str] {
        &["underway"]
    }

    fn apply(&self, event: &LoggedEvent, views: &mut dyn ViewWriter) -> Result<(), Fault> {
        let Some(happened) = event.decode::<OfficialDocument>()? else { return Ok(()) };
        let (key, since) = (event.aggregate_id.as_str(), event.metadata.at);
        match happened {
            DocumentEvent::DocumentDrafted { draft, .. } => {
                let (document, issuers) = (draft.document.clone(), draft.issuers.clone());
                let title = draft.paper.title;
                TABLE.put(views, key, &UnderwayRow { document, title, issuers, since })?;
            }
            DocumentEvent::DocumentIssued { .. } | DocumentEvent::DocumentDiscarded { .. } => {
                TABLE.delete(views, key)?;
            }
            DocumentEvent::DocumentRevised { paper, .. } => TABLE.change(views, key, |row| {
                row.title = paper.title;
                row.since = since;
            })?,
            _ => TABLE.change(views, key, |row| row.since = since)?,
        }
        Ok(())
    }
}
