//! What happened last to the papers that somebody may see.

use fawen_store::{Position, StoreError, ViewReader};
use fawen_views::{Catalogue, CatalogueRow, HappeningRow, Happenings, history};
use jiff::Timestamp;

use super::list::may_see;
use crate::{Problem, work::Desk};

/// How many happenings are read at once, and how often: news is what is new.
const BATCH: u32 = 40;
const BATCHES: u32 = 10;

/// Something that happened to a paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Latest {
    /// When.
    pub at: Timestamp,
    /// Who.
    pub who: String,
    /// What it is called, in Chinese.
    pub label: String,
    /// The paper.
    pub document: String,
    /// Its title.
    pub title: String,
}

/// The last happenings after a moment, at most so many, the newest first.
///
/// # Errors
/// What the store runs into.
pub async fn latest(
    desk: &Desk,
    since: Option<Timestamp>,
    most: usize,
) -> Result<Vec<Latest>, Problem> {
    let (mut found, mut before) = (Vec::new(), None);
    for _ in 0..BATCHES {
        let rows = desk.app.store.read_views(move |views| batch(views, before)).await?;
        for (paper, row) in rows {
            if found.len() == most || since.is_some_and(|since| row.at <= since) {
                return Ok(found);
            }
            before = Some(row.position);
            let paper = paper.filter(|paper| may_see(desk, &paper.issuers));
            found.extend(paper.map(|paper| shown(paper, row)));
        }
    }
    Ok(found)
}

type Happened = (Option<CatalogueRow>, HappeningRow);

fn batch(views: &dyn ViewReader, before: Option<Position>) -> Result<Vec<Happened>, StoreError> {
    let rows = Happenings::latest_in(views, before, BATCH)?.into_iter();
    rows.map(|row| Ok((Catalogue::get_in(views, &row.document)?, row))).collect()
}

fn shown(paper: CatalogueRow, row: HappeningRow) -> Latest {
    Latest {
        at: row.at,
        who: row.actor,
        label: history::label(&row.event).unwrap_or(&row.event).to_owned(),
        document: paper.document.to_string(),
        title: paper.title,
    }
}
