//! What waits for somebody: papers, cases to screen, sheets to hand in, cases to correct or to hand in.

use std::collections::BTreeSet;

use fawen_domain::{account::Role, calendar::end_of, campaign::Stage, entry::CaseStatus};
use fawen_pages::{Badge, Tone, address, desk::Waiting};
use fawen_views::{CaseStanding, TallyRow, Underway};
use jiff::{Timestamp, civil::Date};

use super::super::document::acts;
use crate::{
    Problem,
    work::{Desk, entries, rounds},
};

/// Everything, papers first, the longest waiting before the others.
pub(super) async fn all(desk: &Desk, own: &[entries::Mine]) -> Result<Vec<Waiting>, Problem> {
    let mut waiting = papers(desk).await?;
    waiting.extend(to_screen(desk).await?);
    waiting.extend(to_review(desk).await?);
    waiting.extend(own.iter().flat_map(of_unit));
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
    waiting.sort_by_key(|item| item.since);
    Ok(waiting)
}

/// The campaigns in which received cases wait to be screened.
async fn to_screen(desk: &Desk) -> Result<Vec<Waiting>, Problem> {
    let mut waiting = Vec::new();
    if !desk.principal.holds(Role::Reviewer) {
        return Ok(waiting);
    }
    for row in entries::to_screen(desk).await? {
        let tally = TallyRow::of(&desk.app.store, &row.campaign).await?;
        let received = tally.standings.get(&CaseStanding::Received).copied().unwrap_or(0);
        if received > 0 {
            let title = format!("{}：{received}件案例", row.policy.name);
            let href = address::under(address::SCREENING, &[row.campaign.as_str()]);
            waiting.push(simple("待审查", title, href));
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

/// What a unit has to do in a campaign.
fn of_unit(mine: &entries::Mine) -> Vec<Waiting> {
    let href = address::entry(mine.campaign.as_str(), mine.unit.as_str());
    let count = |is: fn(&CaseStatus) -> bool| mine.standings.iter().filter(|one| is(one)).count();
    let returned = count(|status| matches!(status, CaseStatus::Returned { .. }));
    let drafts = count(|status| matches!(status, CaseStatus::Draft));
    let line = |act, number| simple(act, format!("{}：{number}件案例", mine.name), href.clone());
    let mut waiting = Vec::new();
    if returned > 0 {
        waiting.push(line("待补正", returned));
    }
    if drafts > 0 && mine.stage == Stage::Open {
        waiting.push(line("待报送", drafts));
    }
    waiting
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
