//! Why a case stands where it stands, in words.

use fawen_domain::{
    ids::CaseId,
    selection::{
        Displacement, DisplacementReason, RankedCase, RankingMethod, Separation, Shortfall,
        TieBreak, TierPolicy,
    },
};
use serde::Serialize;
use utoipa::ToSchema;

/// A case that its rank would have put into a tier, and a rule kept out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct DisplacedLine {
    /// The case.
    pub case: String,
    /// 等次名称
    pub tier: String,
    /// 未入选的原因
    pub reason: String,
}

/// What put a case behind the one before it; empty where the score did.
pub(super) fn separation(separation: &Separation, method: Option<&RankingMethod>) -> String {
    let criterion = |id: &fawen_domain::ids::CriterionId| {
        let criteria = method.map(|method| method.rubric.criteria.as_slice()).unwrap_or_default();
        let known = criteria.iter().find(|criterion| criterion.id == *id);
        known.map_or_else(|| id.to_string(), |criterion| criterion.name.clone())
    };
    match separation {
        Separation::First | Separation::Score => String::new(),
        Separation::Undecided => {
            "与前一名同分未决：须投票，或在同分处理中加上抽签后重新排序".to_owned()
        }
        Separation::Tie(step) => format!(
            "与前一名同分，{}",
            match step {
                TieBreak::Criterion(id) => format!("“{}”得分较低", criterion(id)),
                TieBreak::LowerDeviation => "各评委评分离散程度较大".to_owned(),
                TieBreak::MoreTypicalVotes => "典型票较少".to_owned(),
                TieBreak::Ballot => "投票得票较少".to_owned(),
                TieBreak::Lot => "抽签在后".to_owned(),
            }
        ),
    }
}

/// Who was kept out of which tier, and why.
pub(super) fn displaced(
    displacements: &[Displacement],
    policy: &TierPolicy,
    ranking: &[RankedCase],
) -> Vec<DisplacedLine> {
    let title = |case: &CaseId| {
        let known = ranking.iter().find(|ranked| ranked.facts.case == *case);
        known.map_or_else(|| case.to_string(), |ranked| ranked.facts.title.clone())
    };
    let line = |displacement: &Displacement| DisplacedLine {
        case: displacement.case.to_string(),
        tier: tier_name(policy, &displacement.tier),
        reason: match &displacement.reason {
            DisplacementReason::UnitHasAward { awarded, .. } => {
                format!("本单位的《{}》已经入选，每个单位只入选一件", title(awarded))
            }
            DisplacementReason::RegionFull { region, cap } => {
                format!("{}已满{cap}件", region.name())
            }
            DisplacementReason::ThemeCoverage { theme, in_favour_of } => {
                format!("为主题“{theme}”让位于《{}》", title(in_favour_of))
            }
        },
    };
    displacements.iter().map(line).collect()
}

/// What the ranking cannot give.
pub(super) fn shortfalls(shortfalls: &[Shortfall], policy: &TierPolicy) -> Vec<String> {
    let line = |shortfall: &Shortfall| match shortfall {
        Shortfall::Cases { tier, wanted, found } => {
            format!("{}应有{wanted}件，只能产生{found}件", tier_name(policy, tier))
        }
        Shortfall::Theme { tier, theme, wanted, found } => {
            let tier = tier_name(policy, tier);
            format!("{tier}中主题“{theme}”应有{wanted}件，只有{found}件")
        }
    };
    shortfalls.iter().map(line).collect()
}

fn tier_name(policy: &TierPolicy, id: &fawen_domain::ids::TierId) -> String {
    let rule = policy.tiers.iter().find(|rule| rule.id == *id);
    rule.map_or_else(|| id.to_string(), |rule| rule.name.clone())
}
