//! 工作台.

use axum::response::Response;
use fawen_domain::account::Role;
use fawen_pages::{
    Badge, Happening, Section, Tone, address,
    desk::{Desk as Shown, Due, Waiting},
};
use fawen_views::{Campaigns, Underway};

use super::{document::acts, page, visitor::Visitor};
use crate::{
    Problem,
    work::{Desk, documents},
};

/// How much of the news is shown.
const NEWS: usize = 20;

pub(super) async fn desk(visitor: Visitor) -> Result<Response, Problem> {
    let desk = visitor.desk();
    let frame = visitor.frame();
    let sees_papers =
        frame.person.iter().any(|person| person.sections.contains(&Section::Documents));
    let (waiting, news) = if sees_papers { papers(&desk).await? } else { Default::default() };
    let begin = desk
        .principal
        .holds(Role::Drafter)
        .then(|| ("起草公文".to_owned(), address::DRAFT.to_owned()));
    let shown = Shown {
        name: desk.principal.name.clone(),
        waiting,
        deadlines: deadlines(&desk).await?,
        last_here: None,
        news,
        begin: begin.into_iter().collect(),
    };
    Ok(page(&frame, &shown))
}

/// The papers that wait for this person, and what happened to those that they may see.
async fn papers(desk: &Desk) -> Result<(Vec<Waiting>, Vec<Happening>), Problem> {
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
    waiting.sort_by_key(|item| item.since);
    let news = documents::latest(desk, NEWS).await?;
    Ok((waiting, news.into_iter().map(happening).collect()))
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
