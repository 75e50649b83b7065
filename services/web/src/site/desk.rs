//! 工作台.

use axum::response::Response;
use fawen_domain::{
    Decider, account::Role, campaign::Campaign, entry::UnitEntry, register::NumberRegister,
    review::ReviewRound, selection::Selection,
};
use fawen_pages::{
    Badge, Happening, Section, Tone, address,
    desk::{Desk as Shown, Due, Waiting},
};
use fawen_views::{Campaigns, Underway};

use super::{document::acts, entries, page, visitor::Visitor};
use crate::{
    Problem,
    work::{
        Desk, documents,
        news::{self, News},
        visits::{self, LastVisit},
    },
};

/// How much of the news is shown.
const NEWS: usize = 20;

pub(super) async fn desk(visitor: Visitor) -> Result<Response, Problem> {
    let desk = visitor.desk();
    let frame = visitor.frame();
    let sees_papers =
        frame.person.iter().any(|person| person.sections.contains(&Section::Documents));
    let mut waiting = if sees_papers { papers(&desk).await? } else { Vec::new() };
    waiting.extend(entries::waiting::waiting(&desk).await?);
    waiting.sort_by_key(|item| item.since);
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
        news: since(&desk, &last).await?,
        begin: begin.into_iter().collect(),
    };
    Ok(page(&frame, &shown))
}

/// What happened since: to papers, with who did it, and to what else they may hear of.
async fn since(desk: &Desk, last: &LastVisit) -> Result<Vec<Happening>, Problem> {
    let papers = documents::latest(desk, NEWS).await?.into_iter();
    let papers = papers.filter(|latest| last.at.is_none_or(|at| latest.at > at));
    let mut told: Vec<Happening> = papers.map(happening).collect();
    for item in news::last(desk, last.position, NEWS).await? {
        told.push(heard(desk, item).await?);
    }
    told.sort_by_key(|happening| std::cmp::Reverse(happening.at));
    told.truncate(NEWS);
    Ok(told)
}

fn happening(latest: documents::Latest) -> Happening {
    Happening {
        at: latest.at,
        who: latest.who,
        what: format!("{}《{}》", latest.label, latest.title),
        words: None,
        href: Some(address::document(&latest.document)),
    }
}

/// What happened to something else than a paper, with the name of what it happened to, and of nobody.
async fn heard(desk: &Desk, item: News) -> Result<Happening, Problem> {
    let (kind, id) = item.stream.split_once('/').unwrap_or((item.stream.as_str(), ""));
    let (who, name, href) = if kind == NumberRegister::TYPE {
        let href = address::with(address::REGISTERS, &[("ledger", id)]);
        ("文号登记簿", id.to_owned(), Some(href))
    } else {
        let campaign = id.split_once('/').map_or(id, |(campaign, _)| campaign);
        let (state, _) = desk.app.store.load::<Campaign>(campaign).await?;
        let name = state.policy().map(|policy| policy.name.clone()).unwrap_or_default();
        let href = (!name.is_empty()).then(|| address::campaign(campaign));
        (called(kind), name, href)
    };
    let what = if name.is_empty() { item.label } else { format!("{}：{name}", item.label) };
    let who = who.to_owned();
    Ok(Happening { at: item.at, who, what, words: None, href })
}

/// What a type of object of a campaign is called.
fn called(kind: &str) -> &'static str {
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
    for row in Underway::list(&desk.app.store).await? {
        if let Some(act) = acts::waits(desk, row.document.as_str()).await? {
            waiting.push(Waiting {
                act: Badge::new(act, Tone::Wait),
                title: row.title,
                href: address::document(row.document.as_str()),
                since: row.since,
            });
        }
    }
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
