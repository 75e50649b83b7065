//! What happened last to the papers that somebody may see.

use fawen_views::{Catalogue, CatalogueRow, HappeningRow, Happenings, history};
use jiff::Timestamp;

use super::list::may_see;
use crate::{Problem, work::Desk};

/// How far back it is looked: news is what is new.
const LOOKED_AT: u32 = 400;

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

/// The last happenings, at most so many, the newest first.
///
/// # Errors
/// What the store runs into.
pub async fn latest(desk: &Desk, most: usize) -> Result<Vec<Latest>, Problem> {
    let read = |views: &dyn fawen_store::ViewReader| {
        let rows = Happenings::latest_in(views, LOOKED_AT)?.into_iter();
        let with_paper = rows.map(|row| Ok((Catalogue::get_in(views, &row.document)?, row)));
        with_paper.collect::<Result<Vec<_>, fawen_store::StoreError>>()
    };
    let found = desk.app.store.read_views(read).await?;
    let seen = found.into_iter().filter_map(|(paper, row)| {
        let paper = paper.filter(|paper| may_see(desk, &paper.issuers))?;
        Some(shown(paper, row))
    });
    Ok(seen.take(most).collect())
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
