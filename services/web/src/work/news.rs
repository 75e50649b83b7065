//! News of the log for somebody: what happened in what they may see, and nothing of the rest.

use fawen_domain::{
    Decider,
    account::{Role, Scope},
    campaign::Campaign,
    document::OfficialDocument,
    entry::UnitEntry,
    ids::UnitId,
    register::NumberRegister,
    review::ReviewRound,
    selection::Selection,
};
use fawen_store::{LoggedEvent, Position};
use fawen_views::history;
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;

use super::{Desk, campaigns, documents};
use crate::Problem;

/// How many events are looked at in one go.
const BATCH: u32 = 200;
/// How far back the news of a long absence go, in events.
const LOOKED_AT: u64 = 400;

/// Something that happened. It names no person, and nothing of what an event holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct News {
    /// Position in the log.
    pub position: u64,
    /// When.
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    /// The stream.
    pub stream: String,
    /// Name of the event.
    pub event: String,
    /// What it is called, in Chinese.
    pub label: String,
}

/// What happened after a position that they may hear of, and the position that was looked at last.
///
/// # Errors
/// What the store runs into.
pub async fn after(desk: &Desk, position: Position) -> Result<(Vec<News>, Position), Problem> {
    let events = desk.app.store.log(position, BATCH).await?;
    let reached = events.last().map_or(position, |event| event.position);
    let mut news = Vec::new();
    for event in events {
        if may_hear(desk, &event).await? {
            news.push(News::from(event));
        }
    }
    Ok((news, reached))
}

/// The last that happened after a position, papers aside, that they may hear of, newest first. Of a long absence,
/// only the end is looked at.
///
/// # Errors
/// What the store runs into.
pub async fn last(desk: &Desk, after: Option<Position>, many: usize) -> Result<Vec<News>, Problem> {
    let store = &desk.app.store;
    let last = store.last_position().await?.get();
    let begin = after.map_or(0, Position::get).max(last.saturating_sub(LOOKED_AT));
    let (mut news, mut before) = (Vec::new(), last);
    while before > begin && news.len() < many {
        let from = before.saturating_sub(u64::from(BATCH)).max(begin);
        let batch = u32::try_from(before.saturating_sub(from)).unwrap_or(BATCH);
        let mut events = store.raw_log(Position::new(from), batch).await?;
        events.retain(|event| event.aggregate_type != OfficialDocument::TYPE);
        for event in store.present(events).await?.into_iter().rev() {
            if news.len() < many && may_hear(desk, &event).await? {
                news.push(News::from(event));
            }
        }
        before = from;
    }
    Ok(news)
}

impl From<LoggedEvent> for News {
    fn from(event: LoggedEvent) -> Self {
        Self {
            position: event.position.get(),
            at: event.metadata.at,
            stream: format!("{}/{}", event.aggregate_type, event.aggregate_id),
            label: history::label(&event.event_type).unwrap_or(&event.event_type).to_owned(),
            event: event.event_type,
        }
    }
}

/// Whether somebody may hear of an event. Experts hear of campaigns only: the name of an entry's stream tells
/// whose it is.
async fn may_hear(desk: &Desk, event: &LoggedEvent) -> Result<bool, Problem> {
    if desk.may(&[Role::Auditor], &[]) {
        return Ok(true);
    }
    let id = event.aggregate_id.as_str();
    match event.aggregate_type.as_str() {
        Campaign::TYPE => Ok(true),
        OfficialDocument::TYPE => documents::may_see(desk, id).await,
        NumberRegister::TYPE => Ok(desk.principal.holds(Role::Registrar)),
        UnitEntry::TYPE => {
            let unit = id.split_once('/').map(|(_, unit)| Scope::Unit(UnitId::new(unit)));
            let own = desk.may(&[Role::Entrant], unit.as_slice());
            Ok(own || in_office(desk, id).await?)
        }
        ReviewRound::TYPE | Selection::TYPE => in_office(desk, id).await,
        _ => Ok(false),
    }
}

/// Whether somebody runs the campaign of a stream, whose name begins with it.
async fn in_office(desk: &Desk, stream: &str) -> Result<bool, Problem> {
    const OFFICE: &[Role] = &[Role::Drafter, Role::Reviewer, Role::Signer];
    let Some((campaign, _)) = stream.split_once('/') else { return Ok(false) };
    let (state, _) = desk.app.store.load::<Campaign>(campaign).await?;
    Ok(desk.may(OFFICE, &campaigns::scopes(desk, &state).await?))
}
