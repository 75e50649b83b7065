//! Awards that could not be given.

use super::repeated;
use crate::{
    Finding, Rule,
    campaign::policy::{Policy, TierCount},
};

const TIERS: Rule = Rule {
    id: "campaign-tiers-consistent",
    source: "绍卫党函〔2019〕4号 二（一）3",
    quote: "奖项设置：比赛设一等奖1个、二等奖2个、三等奖3个、优胜奖若干",
};
const FURTHER: Rule = Rule {
    id: "campaign-further-selection",
    source: "绍卫党函〔2019〕4号 二（一）3",
    quote: "并从中推选微党课优秀作品3个",
};
const BOOK: Rule = Rule {
    id: "campaign-book-within-awards",
    source: "卫健政促发〔2022〕10号 二（二）2",
    quote: "遴选150个左右优秀特色品牌案例，结集出版",
};
const ORGANISERS: Rule = Rule {
    id: "campaign-organiser-award",
    source: "卫健政促发〔2022〕10号 四（二）1",
    quote: "推荐数量较多、特别是推荐优秀特色品牌案例较多的单位将获得优秀组织单位。",
};
const ROUNDS: Rule = Rule {
    id: "campaign-rounds-manned",
    source: "绍卫党函〔2019〕4号 二（八）4",
    quote: "届时将组织专家组进行评审",
};

/// The rules of awards.
pub(super) const RULES: &[Rule] = &[TIERS, FURTHER, BOOK, ORGANISERS, ROUNDS];

pub(super) fn check(policy: &Policy, findings: &mut Vec<Finding>) {
    tiers(policy, findings);
    further(policy, findings);
    organisers(policy, findings);
    let rounds = &policy.review.rounds;
    for round in rounds.iter().filter(|round| round.min_experts == 0) {
        let message = "每件作品的评审专家至少1名";
        findings.push(Finding::error(ROUNDS, &round.name, message));
    }
    if !policy.tiers.is_empty() && rounds.is_empty() {
        let message = "设了奖项而没有评审轮次，请补充";
        findings.push(Finding::warning(ROUNDS, "评审", message));
    }
}

fn tiers(policy: &Policy, findings: &mut Vec<Finding>) {
    let tiers = &policy.tiers;
    for id in repeated(tiers.iter().map(|tier| &tier.id)) {
        let message = format!("等次编号“{id}”重复");
        findings.push(Finding::error(TIERS, "等次", message));
    }
    for tier in tiers {
        if tier.count == TierCount::Exact(0) {
            findings.push(Finding::error(TIERS, &tier.name, "名额为0，请删去或改正"));
        }
    }
    if tiers.is_empty() && !policy.review.rounds.is_empty() {
        let message = "安排了评审而没有设等次，评审结果无从确认；请补充奖项设置";
        findings.push(Finding::warning(TIERS, "等次", message).quoting(&policy.review.words));
    }
    let limits = &policy.constraints;
    if limits.per_unit == Some(0) || limits.per_region == Some(0) {
        findings.push(Finding::error(TIERS, "等次", "获奖限额为0，没有单位能够获奖"));
    }
    let themes = u32::try_from(policy.eligibility.themes.names.len()).unwrap_or(u32::MAX);
    if let Some(min) = limits.min_themes
        && min > themes
    {
        let message = format!("获奖作品须覆盖{min}个主题，但只列了{themes}个");
        findings.push(Finding::error(TIERS, "等次", message));
    }
}

fn further(policy: &Policy, findings: &mut Vec<Finding>) {
    let places: Option<u32> = policy.tiers.iter().try_fold(0_u32, |sum, tier| match tier.count {
        TierCount::Exact(count) => Some(sum.saturating_add(count)),
        TierCount::Open => None,
    });
    let Some(places) = places.filter(|places| *places > 0) else {
        return;
    };
    for choice in &policy.constraints.further {
        let (name, count) = (&choice.name, choice.count);
        if count > places && choice.about {
            let message = format!("拟选{count}个左右，各等次合计只有{places}个，请核对");
            findings.push(Finding::warning(BOOK, name, message));
        } else if count > places {
            let message = format!("从中推选{count}个，各等次合计只有{places}个");
            findings.push(Finding::error(FURTHER, name, message));
        }
    }
}

fn organisers(policy: &Policy, findings: &mut Vec<Finding>) {
    let Some(award) = &policy.organiser_award else {
        return;
    };
    if award.count == 0 {
        findings.push(Finding::error(ORGANISERS, &award.name, "名额为0，请删去或改正"));
    }
    if award.measures.is_empty() {
        let message = "没有写明按什么排序，请写明获奖数量、推荐数量";
        findings.push(Finding::error(ORGANISERS, &award.name, message));
    }
    if !policy.eligibility.routes.recommender {
        let message = "不收推荐而设组织奖，请核对";
        findings.push(Finding::warning(ORGANISERS, &award.name, message));
    }
}
