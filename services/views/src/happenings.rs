//! What happened to papers (公文动态), the newest first.

use fawen_domain::{Decider, document::OfficialDocument, ids::DocumentId};
use fawen_store::{Fault, LoggedEvent, Position, Projection, StoreError, ViewReader, ViewWriter};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::table::{Table, newest_first};

const TABLE: Table<HappeningRow> = Table::new("happenings");

/// Something that happened to a paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HappeningRow {
    /// The paper.
    pub document: DocumentId,
    /// Name of the event.
    pub event: String,
    /// Who.
    pub actor: String,
    /// When.
    pub at: Timestamp,
    /// Where in the log.
    pub position: Position,
}

/// The projection of happenings.
#[derive(Debug, Clone, Copy)]
pub struct Happenings;

impl Happenings {
    /// The last `limit` happenings before a position, or of all, the newest first, inside a read of several views
    /// at once.
    ///
    /// # Errors
    /// What the store runs into.
    pub fn latest_in(
        views: &dyn ViewReader,
        before: Option<Position>,
        limit: u32,
    ) -> Result<Vec<HappeningRow>, StoreError> {
        TABLE.sorted_page_in(views, before.map(newest_first).as_deref(), limit)
    }
}

impl Projection for Happenings {
    fn name(&self) -> &'static str {
        "happenings"
    }

    fn views(&self) -> &'static [&'static str] {
        &["happenings"]
    }

    fn apply(&self, event: &LoggedEvent, views: &mut dyn ViewWriter) -> Result<(), Fault> {
        if event.aggregate_type != OfficialDocument::TYPE {
            return Ok(());
        }
        let row = HappeningRow {
            document: DocumentId::new(event.aggregate_id.as_str()),
            event: event.event_type.clone(),
            actor: event.metadata.actor.name.clone(),
            at: event.metadata.at,
            position: event.position,
        };
        TABLE.put(views, &newest_first(event.position), &row)?;
        Ok(())
    }
}
