//! Papers under way (在办公文): drafted, and neither issued nor given up. What waits for somebody is among
//! them; they stay few, however many papers there are.

use fawen_domain::{
    Decider,
    document::{DocumentEvent, OfficialDocument, Stage},
    ids::{DocumentId, IssuerId},
};
use fawen_store::{Fault, LoggedEvent, Position, Projection, Scan, Store, StoreError, ViewWriter};
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
    /// When the last step was taken: since when it waits.
    pub since: Timestamp,
    /// Where that step stands in the log.
    pub position: Position,
    /// The state of the paper, without its text: where it stands and whose consent is missing.
    state: OfficialDocument,
}

impl UnderwayRow {
    /// How far it has come.
    #[must_use]
    pub fn stage(&self) -> Stage {
        self.state.stage()
    }

    /// Issuers, host first.
    #[must_use]
    pub fn issuers(&self) -> &[IssuerId] {
        self.state.draft().map_or(&[], |draft| &draft.issuers)
    }

    /// The co-issuers whose consent (会签) is still missing.
    #[must_use]
    pub fn missing_countersignatures(&self) -> Vec<IssuerId> {
        self.state.missing_countersignatures()
    }

    /// By stage, and what has waited longest first.
    fn sort(&self) -> String {
        format!("{}{:020}", prefix(self.stage()), self.position.get())
    }
}

fn prefix(stage: Stage) -> String {
    format!("{:02}/", stage as u8)
}

/// The projection of papers under way.
#[derive(Debug, Clone, Copy)]
pub struct Underway;

impl Underway {
    /// All of them, by stage, what has waited longest first.
    ///
    /// # Errors
    /// What the store runs into.
    pub async fn list(store: &Store) -> Result<Vec<UnderwayRow>, StoreError> {
        TABLE.scan(store, "").await
    }

    /// At most `limit` of those at a stage, what has waited longest first, after this one.
    ///
    /// # Errors
    /// What the store runs into.
    pub async fn at(
        store: &Store,
        stage: Stage,
        after: Option<&UnderwayRow>,
        limit: u32,
    ) -> Result<Vec<UnderwayRow>, StoreError> {
        let after = after.map(|row| (row.sort(), row.document.to_string()));
        let scan = Scan { prefix: prefix(stage), after, limit };
        store.read_views(move |views| TABLE.read_in(views, &scan)).await
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
        let key = event.aggregate_id.as_str();
        let row = match &happened {
            DocumentEvent::DocumentDrafted { draft, .. } => Some(UnderwayRow {
                document: draft.document.clone(),
                title: draft.paper.title.clone(),
                since: event.metadata.at,
                position: event.position,
                state: OfficialDocument::default(),
            }),
            _ => TABLE.get_in(views, key)?,
        };
        // What was issued or given up is out of the way for good.
        let Some(row) = row.map(|row| after(row, &happened, event)) else { return Ok(()) };
        if row.stage() < Stage::Issued {
            TABLE.put_sorted(views, key, &row.sort(), &row)?;
        } else {
            TABLE.delete(views, key)?;
        }
        Ok(())
    }
}

/// A paper under way after one more step.
fn after(row: UnderwayRow, happened: &DocumentEvent, event: &LoggedEvent) -> UnderwayRow {
    let (happened, title) = without_text(happened.clone(), row.title);
    let state = row.state.evolve(&happened);
    UnderwayRow {
        document: row.document,
        title,
        since: event.metadata.at,
        position: event.position,
        state,
    }
}

/// An event without the text of the paper that it may hold, and the title.
fn without_text(mut event: DocumentEvent, mut title: String) -> (DocumentEvent, String) {
    let paper = match &mut event {
        DocumentEvent::DocumentDrafted { draft, .. } => Some(&mut draft.paper),
        DocumentEvent::DocumentRevised { paper, .. } => Some(&mut **paper),
        _ => None,
    };
    if let Some(paper) = paper {
        title.clone_from(&paper.title);
        for blocks in [&mut paper.body, &mut paper.closing] {
            blocks.clear();
        }
        paper.annexes.clear();
        paper.attached = None;
    }
    (event, title)
}
