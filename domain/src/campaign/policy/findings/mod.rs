//! What contradicts itself in a policy, all of it at once.

mod awards;
mod quotas;
mod requirements;
mod schedule;

use super::Policy;
use crate::{Finding, Rule};

/// A campaign needs a name and, if it collects, something to collect.
const NAMED: Rule = Rule {
    id: "campaign-policy-name",
    source: "条例 第九条（七）",
    quote: "标题。由发文机关名称、事由和文种组成。",
};

/// The rules that a policy is read by, table by table.
pub const RULE_TABLES: &[&[Rule]] =
    &[&[NAMED], schedule::RULES, requirements::RULES, quotas::RULES, awards::RULES];

impl Policy {
    /// All contradictions and gaps of this policy: errors must be mended before a campaign can be
    /// planned, warnings are for the drafter of the notice, notes say how a word is read.
    #[must_use]
    pub fn findings(&self) -> Vec<Finding> {
        let mut findings = Vec::new();
        if self.name.trim().is_empty() {
            findings.push(Finding::error(NAMED, "活动名称", "活动没有名称，请填写"));
        }
        quotas::check(self, &mut findings);
        requirements::check(self, &mut findings);
        schedule::check(self, &mut findings);
        awards::check(self, &mut findings);
        findings
    }
}

/// The items that stand more than once, each named once, in order.
fn repeated<T: Ord + Clone>(items: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut items: Vec<T> = items.into_iter().collect();
    items.sort();
    let mut twice: Vec<T> = items
        .iter()
        .zip(items.iter().skip(1))
        .filter(|(one, next)| one == next)
        .map(|(one, _)| one.clone())
        .collect();
    twice.dedup();
    twice
}
