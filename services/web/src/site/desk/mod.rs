//! 工作台.

mod news;
mod waiting;

use axum::response::Response;
use fawen_domain::account::Role;
use fawen_pages::{
    Badge, Tone, address,
    desk::{Desk as Shown, Due},
};
use fawen_views::Campaigns;

use self::waiting::Waits;
use super::{page, visitor::Visitor};
use crate::{
    Problem,
    work::{Desk, entries, visits},
};

pub(super) async fn desk(visitor: Visitor) -> Result<Response, Problem> {
    let desk = visitor.desk();
    let last = visits::visit(&desk).await?;
    // Once for both: what units have to do, and until when.
    let own = entries::mine(&desk).await?.0;
    let Waits { waiting, more } = waiting::all(&desk, &own).await?;
    let shown = Shown {
        name: desk.principal.name.clone(),
        waiting,
        more: more.then(|| address::with(address::DOCUMENTS, &[("stage", "no")])),
        deadlines: deadlines(&desk, &own).await?,
        last_here: last.at,
        news: news::since(&desk, &last).await?,
        begin: begin(&desk),
    };
    Ok(page(&visitor.frame(), &shown))
}

/// What somebody may begin.
fn begin(desk: &Desk) -> Vec<(String, String)> {
    let all = [
        (Role::Drafter, "起草公文", address::DRAFT),
        (Role::Entrant, "参评", address::ENTRIES),
        (Role::Recommender, "推荐案例", address::ENTRIES),
    ];
    let open = all.into_iter().filter(|(role, ..)| desk.principal.holds(*role));
    open.map(|(_, label, href)| (label.to_owned(), href.to_owned())).collect()
}

/// The campaigns that still take cases, and until when the asker's units have to correct theirs.
async fn deadlines(desk: &Desk, own: &[entries::Mine]) -> Result<Vec<Due>, Problem> {
    let rows = Campaigns::list(&desk.app.store).await?;
    let campaigns = rows.into_iter().filter_map(|row| {
        let at = row.deadline.as_ref()?.hard();
        Some((row.policy.name, address::campaign(row.campaign.as_str()), at))
    });
    let corrections = own.iter().flat_map(|mine| {
        let href = address::entry(mine.campaign.as_str(), mine.unit.as_str());
        waiting::corrections(mine)
            .map(move |until| (format!("{}：补正", mine.name), href.clone(), until))
    });
    let due = campaigns.chain(corrections).filter(|(.., at)| *at >= desk.at);
    let mut due: Vec<Due> = due
        .map(|(title, href, at)| {
            let left = left(at.duration_since(desk.at).as_hours());
            Due { title, href, at, left }
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
