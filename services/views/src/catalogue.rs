//! The catalogue of papers (公文目录): one short line a paper, the one touched last first; the numbers of
//! issued papers; and those that were made public.

use fawen_domain::{
    document::{DocumentEvent, OfficialDocument},
    ids::{DocumentId, IssuerId},
};
use fawen_store::{
    Fault, LoggedEvent, Position, Projection, Store, StoreError, ViewReader, ViewWriter,
};
use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use crate::{
    documents::{DocumentRow, Documents},
    table::{Table, newest_first},
};

const TABLE: Table<CatalogueRow> = Table::new("catalogue");
const ISSUERS: Table<IssuerId> = Table::new("catalogue_issuers");
const NUMBERS: Table<DocumentId> = Table::new("catalogue_numbers");
const PUBLIC: Table<PublicRow> = Table::new("catalogue_public");

/// One line of the catalogue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CatalogueRow {
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
    /// When it was entered in the register.
    pub registered_at: Option<Timestamp>,
    /// Date of signing, once issued.
    pub signed_on: Option<Date>,
    /// Date of issue.
    pub issued_on: Option<Date>,
    /// Name of the last event.
    pub last_event: String,
    /// When it happened.
    pub last_at: Timestamp,
    /// Its position: where the line stands in the catalogue.
    pub last: Position,
}

impl CatalogueRow {
    /// Where the next page of the catalogue begins after this line.
    #[must_use]
    pub fn key(&self) -> String {
        newest_first(self.last)
    }
}

/// A paper that was made public.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublicRow {
    /// The paper.
    pub document: DocumentId,
    /// Position of its publication: where it stands among those that are public.
    pub published: Position,
}

impl PublicRow {
    /// Where the next page begins after this one.
    #[must_use]
    pub fn key(&self) -> String {
        newest_first(self.published)
    }
}

/// The projection of the catalogue.
#[derive(Debug, Clone, Copy)]
pub struct Catalogue;

impl Catalogue {
    /// The line of one paper.
    ///
    /// # Errors
    /// What the store runs into.
    pub async fn get(store: &Store, id: &DocumentId) -> Result<Option<CatalogueRow>, StoreError> {
        TABLE.get(store, id.as_str()).await
    }

    /// The same, inside a read of several views at once.
    ///
    /// # Errors
    /// What the store runs into.
    pub fn get_in(
        views: &dyn ViewReader,
        id: &DocumentId,
    ) -> Result<Option<CatalogueRow>, StoreError> {
        TABLE.get_in(views, id.as_str())
    }

    /// At most `limit` lines after this [key](CatalogueRow::key), the one touched last first.
    ///
    /// # Errors
    /// What the store runs into.
    pub async fn page(
        store: &Store,
        after: Option<&str>,
        limit: u32,
    ) -> Result<Vec<CatalogueRow>, StoreError> {
        let after = after.map(ToOwned::to_owned);
        store.read_views(move |views| TABLE.sorted_page_in(views, after.as_deref(), limit)).await
    }

    /// At most `limit` papers that were made public, after this [key](PublicRow::key), the last one first, each
    /// as the view of [documents](Documents) has it; and whether there may be more.
    ///
    /// # Errors
    /// What the store runs into.
    pub async fn public_page(
        store: &Store,
        after: Option<String>,
        limit: u32,
    ) -> Result<(Vec<(PublicRow, DocumentRow)>, bool), StoreError> {
        store.read_views(move |views| public_page(views, after.as_deref(), limit)).await
    }

    /// Whether a paper was made public.
    ///
    /// # Errors
    /// What the store runs into.
    pub async fn is_public(store: &Store, id: &DocumentId) -> Result<bool, StoreError> {
        Ok(PUBLIC.get(store, id.as_str()).await?.is_some())
    }

    /// Everybody who has a paper in the catalogue, by identifier.
    ///
    /// # Errors
    /// What the store runs into.
    pub async fn issuers(store: &Store) -> Result<Vec<IssuerId>, StoreError> {
        ISSUERS.scan(store, "").await
    }

    /// The issued paper that bears a number, as printed: `卫健政促发〔2022〕10号`.
    ///
    /// # Errors
    /// What the store runs into.
    pub async fn of_number(store: &Store, number: &str) -> Result<Option<DocumentId>, StoreError> {
        NUMBERS.get(store, number).await
    }
}

impl Projection for Catalogue {
    fn name(&self) -> &'static str {
        "catalogue"
    }

    fn views(&self) -> &'static [&'static str] {
        &["catalogue", "catalogue_numbers", "catalogue_public", "catalogue_issuers"]
    }

    fn apply(&self, event: &LoggedEvent, views: &mut dyn ViewWriter) -> Result<(), Fault> {
        let Some(happened) = event.decode::<OfficialDocument>()? else { return Ok(()) };
        let key = event.aggregate_id.as_str();
        let row = match &happened {
            DocumentEvent::DocumentDrafted { draft, .. } => Some(CatalogueRow {
                document: draft.document.clone(),
                title: draft.paper.title.clone(),
                kind: draft.paper.kind.name().to_owned(),
                issuers: draft.issuers.clone(),
                number: None,
                registered_at: None,
                signed_on: None,
                issued_on: None,
                last_event: String::new(),
                last_at: event.metadata.at,
                last: event.position,
            }),
            _ => TABLE.get_in(views, key)?,
        };
        let Some(mut row) = row else { return Ok(()) };
        fold(&mut row, &happened, event);
        TABLE.put_sorted(views, key, &row.key(), &row)?;
        if let (DocumentEvent::DocumentIssued { .. }, Some(number)) = (&happened, &row.number) {
            NUMBERS.put(views, number, &row.document)?;
        }
        if let DocumentEvent::DocumentDrafted { .. } = &happened {
            row.issuers.iter().try_for_each(|id| ISSUERS.put(views, id.as_str(), id))?;
        }
        if let DocumentEvent::DocumentPublished { .. } = &happened {
            publish(views, &row)?;
        }
        Ok(())
    }
}

/// Published again elsewhere, it keeps its place.
fn publish(views: &mut dyn ViewWriter, row: &CatalogueRow) -> Result<(), StoreError> {
    let key = row.document.as_str();
    if row.issued_on.is_none() || PUBLIC.get_in(views, key)?.is_some() {
        return Ok(());
    }
    let public = PublicRow { document: row.document.clone(), published: row.last };
    PUBLIC.put_sorted(views, key, &public.key(), &public)
}

fn public_page(
    views: &dyn ViewReader,
    after: Option<&str>,
    limit: u32,
) -> Result<(Vec<(PublicRow, DocumentRow)>, bool), StoreError> {
    let found = PUBLIC.sorted_page_in(views, after, limit)?;
    let more = found.len() >= limit as usize;
    let mut rows = Vec::new();
    for public in found {
        if let Some(row) = Documents::get_in(views, &public.document)? {
            rows.push((public, row));
        }
    }
    Ok((rows, more))
}

fn fold(row: &mut CatalogueRow, happened: &DocumentEvent, event: &LoggedEvent) {
    match happened {
        DocumentEvent::DocumentRevised { paper, .. } => row.title.clone_from(&paper.title),
        DocumentEvent::DocumentRegistered { registration, .. } => {
            row.number = Some(registration.number.to_string());
            row.registered_at = Some(event.metadata.at);
        }
        DocumentEvent::DocumentIssued { signed_on, issued_on, .. } => {
            row.signed_on = Some(*signed_on);
            row.issued_on = Some(*issued_on);
        }
        _ => {}
    }
    row.last_event.clone_from(&event.event_type);
    row.last_at = event.metadata.at;
    row.last = event.position;
}
