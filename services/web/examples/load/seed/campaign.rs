//! The campaign, collecting now.

use fawen_domain::{
    campaign::{Campaign, CampaignCommand, Policy},
    number::DocumentNumber,
};
use fawen_store::Store;
use jiff::{ToSpan as _, Zoned};
use serde_json::json;

use super::{CAMPAIGN, give};
use crate::Outcome;

pub(super) async fn open(store: &Store) -> Outcome<()> {
    let notice = super::papers::id(0);
    let plan = CampaignCommand::Plan {
        campaign: CAMPAIGN.into(),
        notice: notice.as_str().into(),
        policy: Box::new(policy()?),
    };
    give::<Campaign>(store, CAMPAIGN, "plan", plan).await?;
    let today = Zoned::now().date();
    let number: DocumentNumber = format!("压测发〔{}〕1号", today.year()).parse()?;
    let open = CampaignCommand::Open { notice: notice.as_str().into(), number, issued_on: today };
    give::<Campaign>(store, CAMPAIGN, "open", open).await
}

/// Demands little; the deadline lies a week ahead.
pub(super) fn policy() -> Outcome<Policy> {
    let today = Zoned::now().date();
    let end = today.checked_add(7.days())?;
    Ok(serde_json::from_value(json!({
        "name": "特色品牌案例征集活动",
        "categories": [{ "id": "case", "name": "案例" }],
        "eligibility": { "open": true, "routes": { "direct": true, "recommender": true } },
        "quotas": [{ "kinds": [], "max": 9 }],
        "schedule": {
            "phases": [{
                "name": "征集", "purpose": "collecting", "words": "本周", "from": today, "to": end,
            }],
            "deadline": { "shown": end },
        },
    }))?)
}
