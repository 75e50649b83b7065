//! What waits for somebody: papers, cases to screen, sheets to hand in, cases to correct or to hand in.

use std::collections::BTreeSet;

use fawen_domain::{calendar::end_of, campaign::Stage as Run, document::Stage, entry::CaseStatus};
use fawen_pages::{Badge, Tone, address, desk::Waiting};
use fawen_views::{Underway, UnderwayRow};
use jiff::{Timestamp, civil::Date};

use super::super::{document::acts, entries::waiting as of_entries};
use crate::{
    Problem,
    work::{Desk, entries, rounds},
};

/// So many papers are shown at a stage; the rest follows when these are done.
const MOST: usize = 50;
/// How many papers are read at once, and how often.
const BATCH: u32 = 60;
const BATCHES: u32 = 10;

/// Everything, the longest waiting first, then what waits since no particular moment.
pub(super) async fn all(desk: &Desk, own: &[entries::Mine]) -> Result<Waits, Problem> {
    let (mut waiting, mut more) = (Vec::new(), false);
    for stage in acts::stages(desk) {
        let (papers, rest) = papers(desk, stage).await?;
        waiting.extend(papers);
        more |= rest;
    }
    waiting.extend(of_entries::waiting(desk).await?);
    // What waits since no particular moment stands last.
    waiting.sort_by_key(|item| (item.since.is_none(), item.since));
    waiting.extend(to_review(desk).await?);
    waiting.extend(own.iter().filter_map(drafts));
    Ok(Waits { waiting, more })
}

/// What waits for somebody, and whether more papers do than are shown.
pub(super) struct Waits {
    pub(super) waiting: Vec<Waiting>,
    pub(super) more: bool,
}

/// The papers at a stage that wait for this person, the longest waiting first, and whether there may be more.
async fn papers(desk: &Desk, stage: Stage) -> Result<(Vec<Waiting>, bool), Problem> {
    let (mut waiting, mut after) = (Vec::new(), None);
    for _ in 0..BATCHES {
        let rows = Underway::at(&desk.app.store, stage, after.as_ref(), BATCH).await?;
        let whole = rows.len() < BATCH as usize;
        for row in rows {
            if waiting.len() == MOST {
                return Ok((waiting, true));
            }
            waiting.extend(acts::waits(desk, &row).map(|act| paper(act, &row)));
            after = Some(row);
        }
        if whole {
            return Ok((waiting, false));
        }
    }
    Ok((waiting, true))
}

fn paper(act: String, row: &UnderwayRow) -> Waiting {
    Waiting {
        act: Badge::new(act, Tone::Wait),
        title: row.title.clone(),
        href: address::document(row.document.as_str()),
        since: Some(row.since),
    }
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
    let open = mine.stage == Run::Open && number > 0;
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
