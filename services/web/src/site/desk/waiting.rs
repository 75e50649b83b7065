//! What waits for somebody: papers, cases to screen, sheets to hand in, cases to correct or to hand in.

use std::collections::BTreeSet;

use fawen_domain::{calendar::end_of, campaign::Stage, entry::CaseStatus};
use fawen_pages::{Badge, Tone, address, desk::Waiting};
use fawen_views::Underway;
use jiff::{Timestamp, civil::Date};

use super::super::{document::acts, entries::waiting as of_entries};
use crate::{
    Problem,
    work::{Desk, entries, rounds},
};

/// Everything, the longest waiting first, then what waits since no particular moment.
pub(super) async fn all(desk: &Desk, own: &[entries::Mine]) -> Result<Vec<Waiting>, Problem> {
    let mut waiting = papers(desk).await?;
    waiting.extend(of_entries::waiting(desk).await?);
    waiting.sort_by_key(|item| item.since);
    waiting.extend(to_review(desk).await?);
    waiting.extend(own.iter().filter_map(drafts));
    Ok(waiting)
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
                since: Some(row.since),
            });
        }
    }
    Ok(waiting)
}

/// The rounds in which sheets are missing. Nothing here tells whose cases they are.
async fn to_review(desk: &Desk) -> Result<Vec<Waiting>, Problem> {
    let rounds = rounds::own(desk).await?;
    let open = rounds.into_iter().filter(|round| !round.closed && round.done < round.cases);
    let line = |round: rounds::OwnRound| {
        let left = round.cases.saturating_sub(round.done);
        let title = format!("{} 第{}轮：还有{left}件", round.name, round.number);
        simple("待评审", title, address::review(&round.campaign, round.number))
    };
    Ok(open.map(line).collect())
}

/// What a unit has begun and not handed in, while it still can.
fn drafts(mine: &entries::Mine) -> Option<Waiting> {
    let drafts = mine.standings.iter().filter(|status| matches!(status, CaseStatus::Draft));
    let number = drafts.count();
    let open = mine.stage == Stage::Open && number > 0;
    open.then(|| {
        let title = format!("{}：{number}件案例", mine.name);
        let href = address::entry(mine.campaign.as_str(), mine.unit.as_str());
        simple("待报送", title, href)
    })
}

/// Until when a unit has to correct its cases, each day once.
pub(super) fn corrections(mine: &entries::Mine) -> impl Iterator<Item = Timestamp> {
    let days = mine.standings.iter().filter_map(|status| match status {
        CaseStatus::Returned { until, .. } => Some(*until),
        _ => None,
    });
    let days: BTreeSet<Date> = days.collect();
    days.into_iter().map(end_of)
}

fn simple(act: &str, title: String, href: String) -> Waiting {
    Waiting { act: Badge::new(act, Tone::Wait), title, href, since: None }
}
