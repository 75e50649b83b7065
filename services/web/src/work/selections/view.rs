//! A selection as the office and auditors see it: ranks and scores are confidential.

use std::collections::BTreeMap;

use fawen_domain::{
    account::Role,
    ids::CaseId,
    review::points,
    selection::{RankedCase, RankingMethod, Selection, TierList, TierPolicy, TierRule},
};
use jiff::civil::Date;
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    explain::{self, DisplacedLine},
    list::stage,
    load_for,
};
use crate::{Problem, work::Desk};

/// A selection.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct SelectionView {
    /// The campaign.
    pub campaign: String,
    /// For If-Match; 0 before it is opened.
    pub version: u64,
    /// Where it stands, in Chinese.
    #[schema(example = "待确认")]
    pub stage: String,
    /// The tiers by the rules, the highest first.
    pub rules: Vec<TierRuleView>,
    /// Whether organisers are awarded by the rules.
    pub awards_organisers: bool,
    /// 公示期不少于多少个工作日; none when results are not shown.
    pub public_notice_days: Option<u32>,
    /// The ranking, the best first.
    pub ranking: Vec<RankedLine>,
    /// The tiers as proposed.
    pub proposed: Vec<TierView>,
    /// Who was kept out of the proposed tiers, and why.
    pub displaced: Vec<DisplacedLine>,
    /// What the proposed tiers lack, in words.
    pub shortfalls: Vec<String>,
    /// The tiers as confirmed.
    pub confirmed: Vec<TierView>,
    /// 优秀组织单位
    pub organisers: Vec<OrganiserView>,
    /// 公示第一天
    #[schema(value_type = Option<String>, format = Date)]
    pub notice_from: Option<Date>,
    /// 公示最后一天
    #[schema(value_type = Option<String>, format = Date)]
    pub notice_until: Option<Date>,
    /// Whether the public notice was closed.
    pub notice_closed: bool,
    /// 异议
    pub objections: Vec<ObjectionView>,
    /// The document that published the results.
    pub bulletin: Option<String>,
}

/// One line of the ranking.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct RankedLine {
    /// Place, from 1.
    pub rank: u32,
    /// The case.
    pub case: String,
    /// 题目
    pub title: String,
    /// 单位
    pub unit: String,
    /// 地区代码
    pub region: String,
    /// 得分
    pub score: String,
    /// 典型票
    pub typical_votes: u32,
    /// What put it behind the one before it.
    #[schema(value_type = serde_json::Value)]
    pub decided_by: serde_json::Value,
    /// The same in words; empty where the score did.
    pub explained: String,
}

/// A tier by the rules.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct TierRuleView {
    /// Identifier.
    pub tier: String,
    /// 等次
    pub name: String,
    /// 名额
    pub count: u32,
}

/// One tier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct TierView {
    /// Identifier.
    pub tier: String,
    /// 等次
    pub name: String,
    /// 名额
    pub count: u32,
    /// Its cases.
    pub cases: Vec<AwardLine>,
}

/// A case in a tier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct AwardLine {
    /// The case.
    pub case: String,
    /// 题目
    pub title: String,
    /// 单位
    pub unit: String,
    /// 地区代码
    pub region: String,
}

/// An awarded organiser.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct OrganiserView {
    /// 地区代码
    pub region: String,
    /// 单位编号
    pub unit: String,
    /// 名称
    pub name: String,
    /// 报送件数
    pub submissions: u32,
}

/// An objection.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ObjectionView {
    /// Identifier.
    pub objection: String,
    /// About which case.
    pub case: String,
    /// What is objected.
    pub reason: String,
    /// By whom.
    pub by: String,
    /// How it was settled, with the reason.
    pub settled: Option<String>,
}

/// The selection of a campaign.
///
/// # Errors
/// 拟稿, 审核, 签发 or 审计 in the campaign only.
pub async fn view(desk: &Desk, campaign: &str) -> Result<SelectionView, Problem> {
    const WATCHERS: &[Role] = &[Role::Drafter, Role::Reviewer, Role::Signer, Role::Auditor];
    let (state, version, _) = load_for(desk, campaign, WATCHERS, "查看推选").await?;
    let tiers = |lists: Option<&[TierList]>| match (state.policy(), lists) {
        (Some(policy), Some(lists)) => tier_views(&policy.tiers, lists, state.ranking()),
        _ => Vec::new(),
    };
    let notice = state.notice();
    let policy = state.policy();
    let method = policy.map(|policy| &policy.method);
    let proposal = state.proposal().zip(policy);
    Ok(SelectionView {
        campaign: campaign.to_owned(),
        version,
        stage: stage(&state).to_owned(),
        rules: policy.into_iter().flat_map(|policy| &policy.tiers.tiers).map(rule).collect(),
        awards_organisers: policy.is_some_and(|policy| policy.organisers.is_some()),
        public_notice_days: policy
            .and_then(|policy| policy.public_notice.as_ref())
            .map(|rule| rule.working_days),
        ranking: state.ranking().iter().map(|case| ranked(case, method)).collect(),
        proposed: tiers(state.proposal().map(|proposal| proposal.tiers.as_slice())),
        displaced: proposal
            .map(|(proposal, policy)| {
                explain::displaced(&proposal.displacements, &policy.tiers, state.ranking())
            })
            .unwrap_or_default(),
        shortfalls: proposal
            .map(|(proposal, policy)| explain::shortfalls(&proposal.shortfalls, &policy.tiers))
            .unwrap_or_default(),
        confirmed: tiers(state.confirmed()),
        organisers: state
            .organisers()
            .iter()
            .map(|organiser| OrganiserView {
                region: format!("{:02}", organiser.region.0),
                unit: organiser.unit.to_string(),
                name: organiser.name.clone(),
                submissions: organiser.submissions,
            })
            .collect(),
        notice_from: notice.map(|notice| notice.from),
        notice_until: notice.map(|notice| notice.until),
        notice_closed: notice.is_some_and(|notice| notice.closed),
        objections: objections(&state),
        bulletin: state.bulletin().map(ToString::to_string),
    })
}

/// Tiers with the cases in them.
pub(super) fn tier_views(
    policy: &TierPolicy,
    lists: &[TierList],
    ranking: &[RankedCase],
) -> Vec<TierView> {
    let facts: BTreeMap<&CaseId, &RankedCase> =
        ranking.iter().map(|ranked| (&ranked.facts.case, ranked)).collect();
    let award = |case: &CaseId| {
        let facts = facts.get(case).map(|ranked| &ranked.facts);
        AwardLine {
            case: case.to_string(),
            title: facts.map(|facts| facts.title.clone()).unwrap_or_default(),
            unit: facts.map(|facts| facts.unit_name.clone()).unwrap_or_default(),
            region: facts.map(|facts| format!("{:02}", facts.region.0)).unwrap_or_default(),
        }
    };
    lists
        .iter()
        .map(|list| {
            let rule = policy.tiers.iter().find(|rule| rule.id == list.tier);
            TierView {
                tier: list.tier.to_string(),
                name: rule.map(|rule| rule.name.clone()).unwrap_or_default(),
                count: rule.map_or(0, |rule| rule.count),
                cases: list.cases.iter().map(award).collect(),
            }
        })
        .collect()
}

fn rule(rule: &TierRule) -> TierRuleView {
    TierRuleView { tier: rule.id.to_string(), name: rule.name.clone(), count: rule.count }
}

fn ranked(case: &RankedCase, method: Option<&RankingMethod>) -> RankedLine {
    RankedLine {
        rank: case.rank,
        case: case.facts.case.to_string(),
        title: case.facts.title.clone(),
        unit: case.facts.unit_name.clone(),
        region: format!("{:02}", case.facts.region.0),
        score: points(case.score_shown),
        typical_votes: case.typical_votes,
        decided_by: serde_json::to_value(&case.decided_by).unwrap_or_default(),
        explained: explain::separation(&case.decided_by, method),
    }
}

fn objections(state: &Selection) -> Vec<ObjectionView> {
    use fawen_domain::selection::Settlement;
    let verdict = |settlement: Settlement| match settlement {
        Settlement::Upheld => "异议成立",
        Settlement::Rejected => "异议不成立",
    };
    state
        .objections()
        .iter()
        .map(|(id, objection)| ObjectionView {
            objection: id.to_string(),
            case: objection.case.to_string(),
            reason: objection.reason.clone(),
            by: objection.by.clone(),
            settled: objection
                .settled
                .as_ref()
                .map(|settled| format!("{}：{}", verdict(settled.settlement), settled.reason)),
        })
        .collect()
}
