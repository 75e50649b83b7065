//! The policy of a selection (推选办法), fixed before anyone is ranked by it.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{NoticeRule, OrganiserRule, RankingMethod, TieBreak, TierPolicy, TierRule, rules};
use crate::{
    Finding,
    campaign::{Policy, policy::TierCount},
};

/// The policy of a selection (推选办法).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SelectionPolicy {
    /// How cases are ranked.
    pub method: RankingMethod,
    /// How many get what.
    pub tiers: TierPolicy,
    /// How organisers (优秀组织单位) are found; `None` when there are none.
    pub organisers: Option<OrganiserRule>,
    /// How long the results are shown (公示); `None` when they are not.
    pub public_notice: Option<NoticeRule>,
}

impl SelectionPolicy {
    /// The policy that follows from the rules of a campaign: tiers and their sizes, one award a
    /// unit, caps by region (in each tier), organisers, public notice. A tier of open size (若干)
    /// is left out until its size is settled.
    #[must_use]
    pub fn for_campaign(policy: &Policy, method: RankingMethod) -> Self {
        let constraints = &policy.constraints;
        let tiers = policy.tiers.iter().filter_map(|tier| match tier.count {
            TierCount::Exact(count) => Some(TierRule {
                id: tier.id.clone(),
                name: tier.name.clone(),
                count,
                region_cap: constraints.per_region,
                themes: vec![],
            }),
            TierCount::Open => None,
        });
        let one_per_unit = constraints.per_unit == Some(1);
        Self {
            method,
            tiers: TierPolicy { tiers: tiers.collect(), one_per_unit },
            organisers: policy
                .organiser_award
                .as_ref()
                .map(|award| OrganiserRule { count: award.count }),
            public_notice: policy
                .public_notice_days
                .map(|working_days| NoticeRule { working_days }),
        }
    }

    /// Everything that is wrong with the policy.
    #[must_use]
    pub fn check(&self) -> Vec<Finding> {
        let mut findings = self.method.rubric.check();
        findings.extend(self.method.check());
        findings.extend(self.tiers.check());
        let zero = |place, message: &str| Finding::error(rules::POLICY, place, message);
        if self.organisers.is_some_and(|rule| rule.count == 0) {
            findings.push(zero("优秀组织单位", "名额应大于0；不设该奖项的，请留空"));
        }
        if self.public_notice.is_some_and(|rule| rule.working_days == 0) {
            findings.push(zero("公示", "公示期应大于0个工作日；不公示的，请留空"));
        }
        findings
    }
}

impl RankingMethod {
    /// Tie-breaks that name no criterion of the rubric.
    fn check(&self) -> Vec<Finding> {
        let unknown = self.tie_breaks.iter().filter_map(|step| match step {
            TieBreak::Criterion(criterion) => {
                let known = self.rubric.criteria.iter().any(|c| c.id == *criterion);
                (!known).then_some(criterion)
            }
            _ => None,
        });
        unknown
            .map(|id| {
                Finding::error(rules::TIES, "同分处理", format!("评分标准中没有“{id}”这一项"))
            })
            .collect()
    }
}

impl TierPolicy {
    /// Tiers that are missing, empty or named twice.
    #[must_use]
    pub fn check(&self) -> Vec<Finding> {
        let error = |message| Finding::error(rules::TIERS, "等次", message);
        if self.tiers.is_empty() {
            return vec![error("至少设一个等次".to_owned())];
        }
        let mut seen = BTreeSet::new();
        let mut findings = Vec::new();
        for TierRule { id, name, count, .. } in &self.tiers {
            if !seen.insert(id) {
                findings.push(error(format!("等次“{name}”（{id}）重复")));
            }
            if *count == 0 {
                findings.push(error(format!("等次“{name}”的名额应大于0")));
            }
        }
        findings
    }
}
