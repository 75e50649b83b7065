//! The plan of a round (评审方案): what is reviewed, by which rubric, how often and how openly.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Aggregation, Rubric, rubric::FULL_WEIGHT, rules};
use crate::{
    Finding,
    ids::{CampaignId, CaseId, CategoryId, UnitId},
    unit::RegionCode,
};

/// The plan of a round (评审方案), fixed when it opens.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoundPlan {
    /// The campaign.
    pub campaign: CampaignId,
    /// Number of the round (轮次), from 1.
    pub number: u32,
    /// The cases under review.
    pub cases: Vec<CaseRef>,
    /// The rubric (评分标准).
    pub rubric: Rubric,
    /// Whether experts see whose case it is.
    pub visibility: Visibility,
    /// When the round counts.
    pub quorum: Quorum,
    /// How much each case and each expert gets.
    pub loads: Loads,
    /// Who must not judge what.
    pub conflicts: ConflictPolicy,
    /// How the sheets of one case become one score.
    pub aggregation: Aggregation,
}

/// A case under review, with what recusals depend on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseRef {
    /// The case.
    pub case: CaseId,
    /// Whose it is.
    pub unit: UnitId,
    /// Region of the unit.
    pub region: RegionCode,
    /// Who recommended it (推荐单位); `None` when it came directly (自荐).
    pub recommender: Option<UnitId>,
    /// Its category, where the campaign has categories.
    pub category: Option<CategoryId>,
}

/// Whether experts see whose case it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Visibility {
    /// Blind (盲评): no unit, no author.
    Blind,
    /// Open (明评).
    Open,
}

/// When a round counts (有效条件).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quorum {
    /// Valid sheets that each case needs.
    pub sheets_per_case: u32,
    /// Share of the panel that must have handed in a valid sheet, in hundredths of a percent:
    /// two thirds are 6667.
    pub panel_share: u32,
}

/// How much each case and each expert gets (工作量).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Loads {
    /// Experts for each case.
    pub experts_per_case: u32,
    /// Fewest cases for an expert.
    pub min_cases: u32,
    /// Most cases for an expert.
    pub max_cases: u32,
}

/// Who must not judge what (回避规定); declared conflicts always count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConflictPolicy {
    /// Not cases of one's own unit (同单位).
    pub same_unit: bool,
    /// Not cases that one's own unit, or the body that recommends it, recommended (同推荐单位).
    pub same_recommender: bool,
    /// Not cases from one's own region (同地区); national units share no region.
    pub same_region: bool,
}

impl RoundPlan {
    /// Everything that is wrong with the plan.
    #[must_use]
    pub fn check(&self) -> Vec<Finding> {
        let mut findings = self.rubric.check();
        findings.extend(self.check_cases());
        findings.extend(self.check_loads());
        findings.extend(self.check_quorum());
        findings
    }

    fn check_cases(&self) -> Vec<Finding> {
        let error = |message| Finding::error(rules::ROUND, "参评案例", message);
        if self.cases.is_empty() {
            return vec![error("本轮没有参评案例，请先完成形式审查".to_owned())];
        }
        let mut seen = BTreeSet::new();
        self.cases
            .iter()
            .filter(|case| !seen.insert(&case.case))
            .map(|case| error(format!("案例{}列入了两次", case.case)))
            .collect()
    }

    fn check_loads(&self) -> Vec<Finding> {
        let Loads { experts_per_case, min_cases, max_cases } = self.loads;
        let error = |message| Finding::error(rules::ASSIGNMENT, "工作量", message);
        let mut findings = Vec::new();
        if experts_per_case == 0 {
            findings.push(error("每件案例至少由1名评委评审".to_owned()));
        }
        if min_cases > max_cases {
            let message = format!("每名评委最少{min_cases}件，多于最多{max_cases}件");
            findings.push(error(message));
        }
        findings
    }

    fn check_quorum(&self) -> Vec<Finding> {
        let Quorum { sheets_per_case, panel_share } = self.quorum;
        let error = |message| Finding::error(rules::QUORUM, "有效条件", message);
        let mut findings = Vec::new();
        let experts = self.loads.experts_per_case;
        if sheets_per_case == 0 || sheets_per_case > experts {
            findings.push(error(format!(
                "每件案例的有效评分表应为1至{experts}份（每件的评委数），现为{sheets_per_case}份"
            )));
        }
        if u64::from(panel_share) > FULL_WEIGHT {
            let share = super::rubric::percent(u64::from(panel_share));
            findings.push(error(format!("参评评委比例{share}超过100%")));
        }
        findings
    }
}
