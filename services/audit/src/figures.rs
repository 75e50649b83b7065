//! The figures of a campaign as they were: the projections of the live views, replayed into memory.

use std::collections::BTreeMap;

use fawen_domain::ids::CampaignId;
use fawen_store::{Position, Store, StoreError};
use fawen_views::{CaseRow, CaseStanding, Cases, Rounds, Selections};
use serde::Serialize;

use crate::{AuditError, MemoryViews, Moment, as_of::ensure_reached};

/// How many events are replayed at a time.
const BATCH: u32 = 500;

/// The figures of a campaign.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Figures {
    /// Which.
    pub campaign: CampaignId,
    /// The last event that they rest on.
    pub position: Position,
    /// Cases received and not withdrawn (征集到).
    pub submitted: usize,
    /// Received cases by where they stand, in Chinese.
    pub by_standing: BTreeMap<&'static str, usize>,
    /// Cases that count, by category.
    pub by_category: BTreeMap<String, usize>,
    /// Cases that count by region, in the order of region codes.
    pub by_region: Vec<(String, usize)>,
    /// Rounds of review that are closed.
    pub rounds: usize,
    /// Valid score sheets.
    pub sheets: u32,
    /// Cases by tier, the highest first.
    pub tiers: Vec<(String, usize)>,
    /// Organisers that are awarded.
    pub organisers: Vec<String>,
}

/// All views as they were at a moment.
///
/// # Errors
/// There is no such position, or what a projection or the store runs into.
pub async fn views_at(store: &Store, moment: Moment) -> Result<MemoryViews, AuditError> {
    ensure_reached(store, moment).await?;
    let projections = fawen_views::all();
    let mut views = MemoryViews::default();
    loop {
        let read = store.raw_log(views.position, BATCH).await?;
        let count = read.len();
        let until: Vec<_> = read.into_iter().take_while(|event| moment.includes(event)).collect();
        let over = until.is_empty() || until.len() < count;
        for event in store.present(until).await? {
            for projection in &projections {
                projection.apply(&event, &mut views).map_err(|source| StoreError::Consumer {
                    consumer: projection.name().to_owned(),
                    position: event.position,
                    source,
                })?;
            }
            views.position = event.position;
        }
        if over {
            return Ok(views);
        }
    }
}

/// The figures of a campaign as they were at a moment.
///
/// # Errors
/// As for [`views_at`].
pub async fn figures(
    store: &Store,
    campaign: &CampaignId,
    moment: Moment,
) -> Result<Figures, AuditError> {
    let views = views_at(store, moment).await?;
    let cases = Cases::of_campaign_in(&views, campaign)?;
    let counted = || cases.iter().filter(|case| case.counts());
    let rounds = Rounds::of_campaign_in(&views, campaign)?;
    let outcome = Selections::of_campaign_in(&views, campaign)?;
    let (tiers, organisers) = outcome.map(|row| (row.tiers, row.organisers)).unwrap_or_default();
    Ok(Figures {
        campaign: campaign.clone(),
        position: views.position,
        submitted: counted().count(),
        by_standing: tally(cases.iter().map(standing)),
        by_category: tally(counted().map(|case| case.category.to_string())),
        by_region: tally(counted().map(|case| case.region))
            .into_iter()
            .map(|(region, count)| (region.name().to_owned(), count))
            .collect(),
        rounds: rounds.iter().filter(|round| round.closed).count(),
        sheets: rounds.iter().map(|round| round.sheets).fold(0, u32::saturating_add),
        tiers: tiers.into_iter().map(|tier| (tier.name, tier.lines.len())).collect(),
        organisers: organisers.into_iter().map(|organiser| organiser.name).collect(),
    })
}

fn tally<K: Ord>(keys: impl Iterator<Item = K>) -> BTreeMap<K, usize> {
    let mut tally = BTreeMap::new();
    for key in keys {
        let count: &mut usize = tally.entry(key).or_default();
        *count = count.saturating_add(1);
    }
    tally
}

fn standing(case: &CaseRow) -> &'static str {
    match case.status {
        CaseStanding::Received => "已报送",
        CaseStanding::Returned => "退回补正",
        CaseStanding::Withdrawn => "已撤回",
        CaseStanding::ScreenedIn => "通过形式审查",
        CaseStanding::ScreenedOut => "未通过形式审查",
        CaseStanding::Duplicate => "重复报送",
    }
}

impl Figures {
    /// The figures in Chinese, one line each.
    #[must_use]
    pub fn lines(&self) -> Vec<String> {
        let mut lines = vec![
            format!("数字取自日志第{}位", self.position),
            format!("征集到{}篇", self.submitted),
        ];
        let mut counts = |name: &str, counts: Vec<(String, usize)>| {
            let words = counts.iter().map(|(key, count)| format!("{key}{count}"));
            let words: Vec<_> = words.collect();
            if !words.is_empty() {
                lines.push(format!("{name}：{}", words.join("、")));
            }
        };
        let owned = |tally: &BTreeMap<&'static str, usize>| {
            tally.iter().map(|(key, count)| ((*key).to_owned(), *count)).collect()
        };
        counts("按现状", owned(&self.by_standing));
        let by_category = self.by_category.iter().map(|(key, count)| (key.clone(), *count));
        counts("按类别", by_category.collect());
        counts("按地区", self.by_region.clone());
        counts("按等次", self.tiers.clone());
        lines.push(format!("已结束评审{}轮，有效评分表{}份", self.rounds, self.sheets));
        if !self.organisers.is_empty() {
            lines.push(format!("优秀组织单位{}家", self.organisers.len()));
        }
        lines
    }
}
