//! 评审: the rounds; an expert's desk and score sheets.

mod desk;
mod sheet;

use std::collections::BTreeMap;

use axum::response::Response;
use fawen_domain::account::Role;
use fawen_pages::{
    Badge, Tone,
    reviews::{CampaignRounds, OwnRound, Reviews, Round},
};

pub(super) use self::{
    desk::{desk, recuse_from_all},
    sheet::{hand_in, keep, recuse, sheet},
};
use super::{page, visitor::Visitor};
use crate::{
    Problem,
    work::{Desk, campaigns, rounds},
};

/// Who sees the rounds of the campaigns that they run or watch.
const OFFICE: [Role; 4] = [Role::Drafter, Role::Reviewer, Role::Signer, Role::Auditor];

pub(super) async fn list(visitor: Visitor) -> Result<Response, Problem> {
    let desk = visitor.desk();
    let own = match desk.principal.holds(Role::Expert) {
        true => Some(rounds::own(&desk).await?.into_iter().map(own_round).collect()),
        false => None,
    };
    let campaigns = match OFFICE.iter().any(|role| desk.principal.holds(*role)) {
        true => Some(of_campaigns(&desk).await?),
        false => None,
    };
    Ok(page(&visitor.frame(), &Reviews { own, campaigns }))
}

fn own_round(round: rounds::OwnRound) -> OwnRound {
    OwnRound {
        stage: stage(round.closed),
        done: (round.done, round.cases),
        campaign: round.campaign,
        name: round.name,
        number: round.number,
    }
}

async fn of_campaigns(desk: &Desk) -> Result<Vec<CampaignRounds>, Problem> {
    let mut shown = Vec::new();
    for row in rounds::watched(desk).await? {
        let campaign = row.campaign.to_string();
        let lines = rounds::of_campaign(desk, &campaign).await?;
        let rounds = lines.into_iter().map(|line| Round {
            number: line.number,
            stage: stage(line.closed),
            cases: line.cases,
            experts: line.experts,
            sheets: line.sheets,
        });
        shown.push(CampaignRounds {
            rounds: rounds.collect(),
            may_open: campaigns::may(desk, &campaign, &[Role::Drafter]).await?,
            name: row.policy.name,
            campaign,
        });
    }
    Ok(shown)
}

/// What an expert may know of a campaign.
struct Run {
    /// `…活动 第1轮评审`.
    name: String,
    /// The names of the categories, by identifier.
    categories: BTreeMap<String, String>,
}

async fn run(desk: &Desk, campaign: &str, number: u32) -> Result<Run, Problem> {
    let view = campaigns::view(desk, campaign).await?;
    let categories = view.policy.categories.iter();
    Ok(Run {
        name: format!("{} 第{number}轮评审", view.name),
        categories: categories.map(|one| (one.id.to_string(), one.name.clone())).collect(),
    })
}

/// Where a round stands.
pub(super) fn stage(closed: bool) -> Badge {
    match closed {
        true => Badge::new("已结束", Tone::Done),
        false => Badge::new("进行中", Tone::Wait),
    }
}
