//! What happened since somebody was last here.

use std::collections::BTreeMap;

use fawen_domain::{
    Decider, campaign::Campaign, entry::UnitEntry, ids::CampaignId, register::NumberRegister,
    review::ReviewRound, selection::Selection,
};
use fawen_pages::{Happening, address};
use fawen_views::Campaigns;

use crate::{
    Problem,
    work::{
        Desk, documents,
        news::{self, News},
        visits::LastVisit,
    },
};

/// How much of the news is shown.
const NEWS: usize = 20;

/// What happened since: to papers, with who did it, and to what else they may hear of.
pub(super) async fn since(desk: &Desk, last: &LastVisit) -> Result<Vec<Happening>, Problem> {
    let papers = documents::latest(desk, last.at, NEWS).await?.into_iter();
    let mut told: Vec<Happening> = papers.map(happening).collect();
    let mut names = BTreeMap::new();
    for item in news::last(desk, last.position, NEWS).await? {
        told.push(heard(desk, item, &mut names).await?);
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

/// The names of campaigns that were asked for.
type Names = BTreeMap<String, String>;

/// What happened to something else than a paper, with the name of what it happened to, and of nobody.
async fn heard(desk: &Desk, item: News, names: &mut Names) -> Result<Happening, Problem> {
    let (kind, id) = item.stream.split_once('/').unwrap_or((item.stream.as_str(), ""));
    let (who, name, href) = if kind == NumberRegister::TYPE {
        let href = address::with(address::REGISTERS, &[("ledger", id)]);
        ("文号登记簿", id.to_owned(), Some(href))
    } else {
        let campaign = id.split_once('/').map_or(id, |(campaign, _)| campaign);
        let name = called_campaign(desk, campaign, names).await?;
        let href = (!name.is_empty()).then(|| address::campaign(campaign));
        (called(kind), name, href)
    };
    let what = if name.is_empty() { item.label } else { format!("{}：{name}", item.label) };
    let who = who.to_owned();
    Ok(Happening { at: item.at, who, what, words: None, href })
}

/// The name of a campaign; empty where there is none.
async fn called_campaign(desk: &Desk, id: &str, names: &mut Names) -> Result<String, Problem> {
    if let Some(name) = names.get(id) {
        return Ok(name.clone());
    }
    let row = Campaigns::get(&desk.app.store, &CampaignId::new(id)).await?;
    let name = row.map(|row| row.policy.name.clone()).unwrap_or_default();
    names.insert(id.to_owned(), name.clone());
    Ok(name)
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
