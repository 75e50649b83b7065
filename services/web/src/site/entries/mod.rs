//! 参评: what units do, from registering to the receipt.

mod act;
mod case;
mod enrol;
mod entry;
mod receipt;
mod save;
pub(super) mod upload;
pub(super) mod waiting;
pub(super) mod words;

use axum::{
    Router,
    extract::DefaultBodyLimit,
    response::Response,
    routing::{get, post},
};
use fawen_domain::{account::Role, campaign::Stage, entry::CaseStatus};
use fawen_pages::{
    Badge, Choice, Tone, address,
    entries::{Candidate, Entries, Open, Own},
};

use super::{page, visitor::Visitor};
use crate::{App, Problem, work::entries};

/// The routes of this part.
pub(super) fn routes() -> Router<App> {
    // Files are as long as they may be: whoever takes them counts.
    let unlimited = DefaultBodyLimit::disable;
    Router::new()
        .route(address::ENTRIES, get(overview))
        .route("/entries/{campaign}", get(enrol::form).post(enrol::enrol))
        .route("/entries/{campaign}/{unit}", get(entry::entry))
        .route("/entries/{campaign}/{unit}/cases", post(entry::begin))
        .route("/entries/{campaign}/{unit}/files", post(upload::to_unit).layer(unlimited()))
        .route("/entries/{campaign}/{unit}/detach", post(entry::detach))
        .route("/entries/{campaign}/{unit}/cases/{case}", get(case::page).post(save::save))
        .route(
            "/entries/{campaign}/{unit}/cases/{case}/files",
            post(upload::to_case).layer(unlimited()),
        )
        .route("/entries/{campaign}/{unit}/cases/{case}/nominate", post(act::nominate))
        .route("/entries/{campaign}/{unit}/cases/{case}/receipt", get(receipt::receipt))
        .route("/entries/{campaign}/{unit}/cases/{case}/{act}", post(act::act))
}

async fn overview(visitor: Visitor) -> Result<Response, Problem> {
    let desk = visitor.desk();
    let (own, open) = entries::mine(&desk).await?;
    let to_nominate = match desk.principal.holds(Role::Recommender) {
        true => Some(entries::to_nominate(&desk).await?.into_iter().map(candidate).collect()),
        false => None,
    };
    let enters = desk.principal.holds(Role::Entrant);
    let shown = Entries {
        own: own.into_iter().map(of_mine).collect(),
        open: open
            .into_iter()
            .filter(|_| enters)
            .map(|row| Open {
                campaign: row.campaign.to_string(),
                name: row.policy.name.clone(),
                deadline: row.deadline.as_ref().map(ToString::to_string),
            })
            .collect(),
        to_nominate,
    };
    Ok(page(&visitor.frame(), &shown))
}

fn of_mine(mine: entries::Mine) -> Own {
    Own {
        campaign: mine.campaign.to_string(),
        name: mine.name,
        unit: mine.unit.to_string(),
        unit_name: mine.unit_name,
        stage: stage(&mine.stage),
        deadline: mine.deadline.map(|deadline| deadline.to_string()),
        cases: tally(&mine.standings),
    }
}

fn candidate(found: entries::ToNominate) -> Candidate {
    Candidate {
        campaign: found.campaign.to_string(),
        campaign_name: found.name,
        unit: found.unit.to_string(),
        unit_name: found.unit_name,
        case: found.case.to_string(),
        title: found.title,
        standing: words::standing(&found.status),
        bodies: found.bodies.iter().map(|id| Choice::new(id.as_str(), id.as_str())).collect(),
    }
}

/// `草稿1件，已报送2件`.
fn tally(standings: &[CaseStatus]) -> String {
    let mut counts: Vec<(&str, usize)> = Vec::new();
    for name in standings.iter().map(CaseStatus::chinese) {
        match counts.iter_mut().find(|(known, _)| *known == name) {
            Some((_, count)) => *count += 1,
            None => counts.push((name, 1)),
        }
    }
    let told: Vec<String> =
        counts.into_iter().map(|(name, count)| format!("{name}{count}件")).collect();
    told.join("，")
}

pub(super) fn stage(stage: &Stage) -> Badge {
    match stage {
        Stage::Planned => Badge::new("待发", Tone::Plain),
        Stage::Open => Badge::new("征集中", Tone::Wait),
        Stage::Closed => Badge::new("已截止", Tone::Done),
        Stage::Archived => Badge::new("已归档", Tone::Done),
        Stage::Cancelled { .. } => Badge::new("已取消", Tone::Stop),
    }
}
