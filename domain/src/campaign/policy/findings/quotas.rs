//! Quotas that no unit could keep.

use super::repeated;
use crate::{
    Finding, Rule,
    campaign::policy::{Policy, Quota},
    ids::CategoryId,
};

const QUOTA: Rule = Rule {
    id: "campaign-quota-consistent",
    source: "绍卫党函〔2019〕4号 二（九）2",
    quote: "各区县市卫生健康委限送作品6幅（书画作品不少于2幅）……每人限报1幅作品。",
};
const CATEGORY: Rule =
    Rule {
        id: "campaign-category-known", source: "绍卫党函〔2019〕4号 附件3", quote: "作品类别"
    };

/// The rules of quotas.
pub(super) const RULES: &[Rule] = &[QUOTA, CATEGORY];

pub(super) fn check(policy: &Policy, findings: &mut Vec<Finding>) {
    categories(policy, findings);
    for quota in &policy.quotas {
        sizes(quota, findings);
        parts(quota, findings);
        kinds(policy, quota, findings);
    }
    let keys = policy.quotas.iter().flat_map(|quota| {
        let names = quota.kinds.iter().map(|kind| kind.0.clone());
        let others = quota.kinds.is_empty().then(|| "其他单位".to_owned());
        names.chain(others).map(|kind| (kind, quota.category.clone()))
    });
    for (kind, _) in repeated(keys) {
        let message = format!("“{kind}”有两条同类名额规定，请合并为一条");
        findings.push(Finding::error(QUOTA, place(&kind), message));
    }
}

fn categories(policy: &Policy, findings: &mut Vec<Finding>) {
    for id in repeated(policy.categories.iter().map(|category| &category.id)) {
        let message = format!("类别编号“{id}”重复，请改用不同的编号");
        findings.push(Finding::error(CATEGORY, "类别", message));
    }
    for id in named_categories(policy) {
        if !policy.categories.iter().any(|known| known.id == *id) {
            let message = format!("规则提到类别“{id}”，但活动没有这个类别");
            findings.push(Finding::error(CATEGORY, "类别", message));
        }
    }
}

/// Every category that some rule names.
fn named_categories(policy: &Policy) -> Vec<&CategoryId> {
    let quotas = policy.quotas.iter().flat_map(|quota| {
        let parts = quota.subs.iter().flat_map(|sub| &sub.categories);
        quota.category.iter().chain(parts)
    });
    let files = policy.files.iter().flat_map(|file| &file.categories);
    let fields = policy.form.iter().flat_map(|field| &field.categories);
    let mut named: Vec<_> = quotas.chain(files).chain(fields).collect();
    named.sort();
    named.dedup();
    named
}

fn sizes(quota: &Quota, findings: &mut Vec<Finding>) {
    let place = place_of(quota);
    if let Some(max) = quota.max
        && quota.min > max
    {
        let min = quota.min;
        let message = format!("至少{min}件、限送{max}件：下限大于上限");
        findings.push(Finding::error(QUOTA, &place, message).quoting(&quota.words));
    }
    if quota.max == Some(0) || quota.per_person == Some(0) {
        let message = "限额为0，等于不许参加；应在征集范围中写明，而不用限额";
        findings.push(Finding::error(QUOTA, &place, message).quoting(&quota.words));
    }
}

fn parts(quota: &Quota, findings: &mut Vec<Finding>) {
    let place = place_of(quota);
    for sub in &quota.subs {
        let name = &sub.name;
        if let Some(max) = sub.max
            && sub.min > max
        {
            let message = format!("其中{name}至少{}件、至多{max}件：下限大于上限", sub.min);
            findings.push(Finding::error(QUOTA, &place, message).quoting(&quota.words));
        }
    }
    let kept = quota.subs.iter().fold(0_u32, |sum, sub| sum.saturating_add(sub.min));
    if let Some(max) = quota.max
        && kept > max
    {
        let message = format!("分项下限合计{kept}件，超过限送的{max}件");
        findings.push(Finding::error(QUOTA, &place, message).quoting(&quota.words));
    }
}

fn kinds(policy: &Policy, quota: &Quota, findings: &mut Vec<Finding>) {
    let listed = &policy.eligibility.kinds;
    if listed.is_empty() {
        return;
    }
    for kind in quota.kinds.iter().filter(|kind| !listed.contains(kind)) {
        let message = format!("名额提到“{}”，征集范围中没有这类单位", kind.0);
        findings.push(Finding::warning(QUOTA, place_of(quota), message));
    }
}

fn place_of(quota: &Quota) -> String {
    let kinds: Vec<&str> = quota.kinds.iter().map(|kind| kind.0.as_str()).collect();
    if kinds.is_empty() { place("其他单位") } else { place(&kinds.join("、")) }
}

fn place(kind: &str) -> String {
    format!("名额（{kind}）")
}
