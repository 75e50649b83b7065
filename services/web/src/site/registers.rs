//! 文号登记簿.

use axum::response::Response;
use fawen_domain::ids::DocumentId;
use fawen_pages::{
    Choice,
    register::{Line, Register},
};
use fawen_store::{StoreError, ViewReader};
use fawen_views::{Catalogue, CatalogueRow, Registers};
use serde::Deserialize;

use super::{page, visitor::Visitor};
use crate::{
    Problem,
    input::Query,
    work::{
        Desk, Slice,
        registers::{self, NumberLine},
    },
};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    ledger: String,
}

pub(super) async fn register(
    visitor: Visitor,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    let desk = visitor.desk();
    let ledgers = ledgers(&desk).await?;
    let key = |(code, year): &(String, i16)| format!("{code}/{year}");
    let chosen = ledgers.iter().find(|ledger| key(ledger) == asked.ledger).or(ledgers.last());
    let lines = match chosen {
        Some((code, year)) => lines(&desk, code, *year).await?,
        None => Vec::new(),
    };
    let choice =
        |ledger: &(String, i16)| Choice::new(key(ledger), format!("{}〔{}〕", ledger.0, ledger.1));
    let shown = Register {
        chosen: chosen.map(key).unwrap_or_default(),
        ledgers: ledgers.iter().map(choice).collect(),
        lines,
    };
    Ok(page(&visitor.frame(), &shown))
}

/// The ledgers that somebody may see.
async fn ledgers(desk: &Desk) -> Result<Vec<(String, i16)>, Problem> {
    let mut seen = Vec::new();
    for (code, year) in Registers::ledgers(&desk.app.store).await? {
        let slice = Slice { after: None, limit: Some(1) };
        match registers::ledger(desk, &code, year, &slice).await {
            Ok(_) => seen.push((code, year)),
            Err(problem) if problem.status == 404 => {}
            Err(problem) => return Err(problem),
        }
    }
    Ok(seen)
}

/// Every line of a ledger, with the papers that hold the numbers.
async fn lines(desk: &Desk, code: &str, year: i16) -> Result<Vec<Line>, Problem> {
    let mut lines = Vec::new();
    let mut slice = Slice { after: None, limit: Some(200) };
    loop {
        let found = registers::ledger(desk, code, year, &slice).await?;
        let read = |views: &dyn ViewReader| {
            let papers = found.items.into_iter().map(|line| {
                let document = DocumentId::new(line.document.as_str());
                Ok((Catalogue::get_in(views, &document)?, line))
            });
            papers.collect::<Result<Vec<_>, StoreError>>()
        };
        let papers = desk.app.store.read_views(read).await?;
        lines.extend(papers.into_iter().map(|(paper, line)| self::line(paper, line)));
        slice.after = found.next;
        if slice.after.is_none() {
            return Ok(lines);
        }
    }
}

fn line(paper: Option<CatalogueRow>, line: NumberLine) -> Line {
    Line {
        at: paper.as_ref().and_then(|paper| paper.registered_at),
        title: paper.map_or_else(|| line.document.clone(), |paper| paper.title),
        number: line.number,
        document: line.document,
        voided: line.voided,
    }
}
