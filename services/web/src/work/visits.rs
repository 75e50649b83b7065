//! When somebody was last here: kept beside the events, for what happened since is shown to them and to nobody else.

use fawen_store::{Keep, Kept, Position};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::Desk;
use crate::Problem;

/// Whoever was away for so long comes back; within it, it is the same visit.
const AWAY: SignedDuration = SignedDuration::from_mins(30);
/// Being here is noted at most so often, for each note is a write.
const NOTED: SignedDuration = SignedDuration::from_secs(60);
/// After so long nobody asks any more.
const FORGOTTEN: SignedDuration = SignedDuration::from_hours(366 * 24);

/// When somebody was last here, before this visit.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastVisit {
    /// When; none on the first visit.
    pub at: Option<Timestamp>,
    /// The last position of the log then.
    pub position: Option<Position>,
}

#[derive(Debug, Serialize, Deserialize)]
struct Record {
    /// When they were seen last, and how far the log had come then.
    seen: Timestamp,
    reached: Position,
    /// Their visit before this one.
    before: LastVisit,
}

/// Notes that somebody is here; says when they were here before.
///
/// # Errors
/// What the store runs into.
pub async fn visit(desk: &Desk) -> Result<LastVisit, Problem> {
    let shelf = desk.app.store.shelf("visit");
    let account = desk.principal.account.as_str();
    let kept = shelf.get(account, desk.at).await?;
    let known: Option<Record> = kept.as_ref().map(Kept::read).transpose()?;
    let (before, noted) = match &known {
        None => (LastVisit::default(), false),
        Some(record) => {
            let away = desk.at.duration_since(record.seen);
            let back = LastVisit { at: Some(record.seen), position: Some(record.reached) };
            (if away >= AWAY { back } else { record.before }, away < NOTED)
        }
    };
    if !noted {
        let reached = desk.app.store.last_position().await?;
        let record = Record { seen: desk.at, reached, before };
        let body = serde_json::to_value(record).map_err(|error| Problem::internal(&error))?;
        let until = desk.at.saturating_add(FORGOTTEN).ok();
        shelf.put(account, Keep { owner: account.to_owned(), body, until }).await?;
    }
    Ok(before)
}
