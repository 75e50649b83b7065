//! News of the log for somebody: what happened in what they may see, and nothing of the rest.

use std::collections::BTreeMap;

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
/// How many where the last few are enough.
const FEW: u32 = 50;
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
    let (mut news, mut hearing) = (Vec::new(), Hearing::new(desk));
    for event in events {
        if hearing.may_hear(&event).await? {
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
    let (mut news, mut before, mut hearing) = (Vec::new(), last, Hearing::new(desk));
    while before > begin && news.len() < many {
        let from = before.saturating_sub(u64::from(FEW)).max(begin);
        let batch = u32::try_from(before.saturating_sub(from)).unwrap_or(FEW);
        let mut events = store.raw_log(Position::new(from), batch).await?;
        events.retain(|event| event.aggregate_type != OfficialDocument::TYPE);
        for event in store.present(events).await?.into_iter().rev() {
            if news.len() < many && hearing.may_hear(&event).await? {
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

/// What somebody may hear of.
struct Hearing<'d> {
    desk: &'d Desk,
    /// The campaigns that were asked for, and whether they run them: most events are of a few.
    runs: BTreeMap<String, bool>,
}

impl<'d> Hearing<'d> {
    const fn new(desk: &'d Desk) -> Self {
        Self { desk, runs: BTreeMap::new() }
    }

    /// Whether they may hear of an event. Experts hear of campaigns only: the name of an entry's stream tells
    /// whose it is.
    async fn may_hear(&mut self, event: &LoggedEvent) -> Result<bool, Problem> {
        let desk = self.desk;
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
                Ok(own || self.runs(id).await?)
            }
            ReviewRound::TYPE | Selection::TYPE => self.runs(id).await,
            _ => Ok(false),
        }
    }

    /// Whether they run the campaign of a stream, whose name begins with it.
    async fn runs(&mut self, stream: &str) -> Result<bool, Problem> {
        const OFFICE: &[Role] = &[Role::Drafter, Role::Reviewer, Role::Signer];
        let Some((campaign, _)) = stream.split_once('/') else { return Ok(false) };
        if let Some(runs) = self.runs.get(campaign) {
            return Ok(*runs);
        }
        let (state, _) = self.desk.app.store.load::<Campaign>(campaign).await?;
        let runs = self.desk.may(OFFICE, &campaigns::scopes(self.desk, &state).await?);
        self.runs.insert(campaign.to_owned(), runs);
        Ok(runs)
    }
}
