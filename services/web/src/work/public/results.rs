//! Published results (公布的推选结果): in the order of regions, without ranks or scores.

use fawen_views::Selections;
use serde::Serialize;
use utoipa::ToSchema;

use super::super::campaigns;
use crate::{App, Problem};

/// The results of a campaign.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct PublicResults {
    /// The campaign.
    pub campaign: String,
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
            .map(|line| PublicAward { title: line.title, unit: line.unit_name })
            .collect(),
    };
    Ok(PublicResults {
        campaign: campaign.to_owned(),
        bulletin: bulletin.to_string(),
        tiers: row.tiers.into_iter().map(tier).collect(),
        organisers: row.organisers.into_iter().map(|organiser| organiser.name).collect(),
    })
}
