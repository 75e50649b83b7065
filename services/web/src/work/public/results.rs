//! Published results (公布的推选结果): in the order of regions, without ranks or scores.

use fawen_views::{Campaigns, Selections};
use serde::Serialize;
use utoipa::ToSchema;

use super::super::campaigns;
use crate::{App, Problem};

/// The results of a campaign.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct PublicResults {
    /// The campaign.
    pub campaign: String,
    /// 活动名称
    pub name: String,
    /// The document that published them.
    pub bulletin: String,
    /// The tiers, the highest first.
    pub tiers: Vec<PublicTier>,
    /// 优秀组织单位
    pub organisers: Vec<String>,
}

/// A tier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct PublicTier {
    /// 等次
    pub name: String,
    /// Its cases, in the order in which they are printed.
    pub cases: Vec<PublicAward>,
}

/// An awarded case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct PublicAward {
    /// 题目
    pub title: String,
    /// 单位
    pub unit: String,
    /// 地区
    pub region: String,
}

/// The results of a campaign, once they are published.
///
/// # Errors
/// They are not.
pub async fn results(app: &App, campaign: &str) -> Result<PublicResults, Problem> {
    let id = campaigns::id(campaign)?;
    let row = app.store.read_views(move |views| Selections::of_campaign_in(views, &id)).await?;
    let published = row.and_then(|row| Some((row.bulletin.clone()?, row)));
    let (bulletin, row) =
        published.ok_or_else(|| Problem::absent(format!("活动“{campaign}”没有公布过结果")))?;
    let tier = |tier: fawen_views::TierRow| PublicTier {
        name: tier.name,
        cases: tier
            .lines
            .into_iter()
            .map(|line| PublicAward {
                title: line.title,
                unit: line.unit_name,
                region: line.region.name().to_owned(),
            })
            .collect(),
    };
    let name = Campaigns::get(&app.store, &row.campaign).await?;
    Ok(PublicResults {
        campaign: campaign.to_owned(),
        name: name.map_or_else(|| campaign.to_owned(), |known| known.policy.name),
        bulletin: bulletin.to_string(),
        tiers: row.tiers.into_iter().map(tier).collect(),
        organisers: row.organisers.into_iter().map(|organiser| organiser.name).collect(),
    })
}

/// The campaigns whose results were published: identifier and name.
///
/// # Errors
/// What the store runs into.
pub async fn results_list(app: &App) -> Result<Vec<(String, String)>, Problem> {
    let mut list = Vec::new();
    for row in Selections::list(&app.store).await? {
        if row.bulletin.is_none() {
            continue;
        }
        let known = Campaigns::get(&app.store, &row.campaign).await?;
        let id = row.campaign.to_string();
        let name = known.map_or_else(|| id.clone(), |known| known.policy.name);
        list.push((id, name));
    }
    Ok(list)
}
