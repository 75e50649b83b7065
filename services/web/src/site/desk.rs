//! 工作台.

use axum::response::Response;
use fawen_domain::{
    Decider, account::Role, campaign::Campaign, document::OfficialDocument, entry::UnitEntry,
    register::NumberRegister, review::ReviewRound, selection::Selection,
};
use fawen_pages::{
    Badge, Happening, Section, Tone, address,
    desk::{Desk as Shown, Due, Waiting},
};
use fawen_views::{Campaigns, Documents};

use super::{document::acts, page, visitor::Visitor};
use crate::{
    Problem,
    work::{
        Desk, Slice, documents,
        news::{self, News},
        visits,
    },
};

/// How much of the news is shown.
const NEWS: usize = 20;

pub(super) async fn desk(visitor: Visitor) -> Result<Response, Problem> {
    let desk = visitor.desk();
    let frame = visitor.frame();
    let sees_papers =
        frame.person.iter().any(|person| person.sections.contains(&Section::Documents));
    let waiting = if sees_papers { papers(&desk).await? } else { Vec::new() };
    let begin = desk
        .principal
        .holds(Role::Drafter)
        .then(|| ("起草公文".to_owned(), address::DRAFT.to_owned()));
    let last = visits::visit(&desk).await?;
    let shown = Shown {
        name: desk.principal.name.clone(),
        waiting,
        deadlines: deadlines(&desk).await?,
        last_here: last.at,
        news: happenings(&desk, news::last(&desk, last.position, NEWS).await?).await?,
        begin: begin.into_iter().collect(),
    };
    Ok(page(&frame, &shown))
}

/// What happened, with the name of what it happened to.
async fn happenings(desk: &Desk, news: Vec<News>) -> Result<Vec<Happening>, Problem> {
    let store = &desk.app.store;
    let mut told = Vec::new();
    for item in news {
        let (kind, id) = item.stream.split_once('/').unwrap_or((item.stream.as_str(), ""));
        let campaign = id.split_once('/').map_or(id, |(campaign, _)| campaign);
        let (who, name, href) = match kind {
            OfficialDocument::TYPE => {
                let (state, _) = store.load::<OfficialDocument>(id).await?;
                let title = state.draft().map(|draft| draft.paper.title.clone());
                ("公文", format!("《{}》", title.unwrap_or_default()), Some(address::document(id)))
            }
            NumberRegister::TYPE => {
                let href = address::with(address::REGISTERS, &[("ledger", id)]);
                ("文号登记簿", id.to_owned(), Some(href))
            }
            _ => {
                let (state, _) = store.load::<Campaign>(campaign).await?;
                let name = state.policy().map(|policy| policy.name.clone());
                (what(kind), name.unwrap_or_default(), Some(address::campaign(campaign)))
            }
        };
        let href = href.filter(|_| !name.is_empty());
        let (who, what) = (who.to_owned(), format!("{}{name}", item.label));
        told.push(Happening { at: item.at, who, what, words: None, href });
    }
    Ok(told)
}

/// What a type of object of a campaign is called.
fn what(kind: &str) -> &'static str {
    match kind {
        Campaign::TYPE => "征集活动",
        UnitEntry::TYPE => "参评",
        ReviewRound::TYPE => "评审",
        Selection::TYPE => "推选",
        _ => "其他",
    }
}

/// The papers that wait for this person.
async fn papers(desk: &Desk) -> Result<Vec<Waiting>, Problem> {
    let mut waiting = Vec::new();
    let mut slice = Slice { after: None, limit: Some(200) };
    loop {
        let found = documents::list(desk, &documents::Filter::default(), &slice).await?;
        for line in &found.items {
            let id = fawen_domain::ids::DocumentId::new(line.document.as_str());
            let Some(act) = acts::waits(desk, &line.document).await? else { continue };
            let Some(row) = Documents::get(&desk.app.store, &id).await? else { continue };
            let Some(since) = row.steps.last().map(|step| step.at) else { continue };
            waiting.push(Waiting {
                act: Badge::new(act, Tone::Wait),
                title: row.title,
                href: address::document(&line.document),
                since,
            });
        }
        slice.after = found.next;
        if slice.after.is_none() {
            break;
        }
    }
    waiting.sort_by_key(|item| item.since);
    Ok(waiting)
}

/// The campaigns that still take cases.
async fn deadlines(desk: &Desk) -> Result<Vec<Due>, Problem> {
    let rows = Campaigns::list(&desk.app.store).await?;
    let mut due: Vec<Due> = rows
        .into_iter()
        .filter_map(|row| {
            let at = row.deadline.as_ref()?.hard();
            (at >= desk.at).then(|| Due {
                title: row.policy.name,
                href: address::campaign(row.campaign.as_str()),
                at,
                left: left(at.duration_since(desk.at).as_hours()),
            })
        })
        .collect();
    due.sort_by_key(|due| due.at);
    Ok(due)
}

fn left(hours: i64) -> Badge {
    let days = hours / 24;
    let text = if days > 0 { format!("还有{days}天") } else { format!("还有{hours}小时") };
    Badge::new(text, if days < 7 { Tone::Wait } else { Tone::Plain })
}
