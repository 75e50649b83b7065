//! Who may take part, on what themes, and who must answer for it.

use serde::{Deserialize, Serialize};

use super::FileRole;
use crate::unit::UnitKind;

/// Who may take part and with what (征集范围).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Eligibility {
    /// The kinds of units that the notice lists.
    pub kinds: Vec<UnitKind>,
    /// Whether the list ends with “等”: others are then accepted with a warning, not refused.
    pub open: bool,
    /// The themes, and how many a case must serve.
    pub themes: Themes,
    /// How a unit comes to take part.
    pub routes: Routes,
    /// Months for which the activity must have run before the deadline (常态化开展半年以上).
    pub running_months: Option<u32>,
    /// Who must endorse a case.
    pub endorsement: Option<Endorsement>,
    /// What holds for the people who take part and no program can check (参加人员).
    pub note: String,
}

impl Eligibility {
    /// How a kind of unit stands to the list; an empty list names everybody.
    #[must_use]
    pub fn standing(&self, kind: &UnitKind) -> KindStanding {
        if self.kinds.is_empty() || self.kinds.contains(kind) {
            KindStanding::Listed
        } else if self.open {
            KindStanding::Covered
        } else {
            KindStanding::Excluded
        }
    }
}

/// How a kind of unit stands to the list of a notice.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KindStanding {
    /// Named in the list.
    #[default]
    Listed,
    /// Not named, but the list is open (“等单位”).
    Covered,
    /// Not named in a closed list.
    Excluded,
}

/// The themes a case may serve (主题、重点任务).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Themes {
    /// The themes by their names, in the order of the notice.
    pub names: Vec<String>,
    /// How many of them a case must serve at least.
    pub min: u32,
    /// How many at most, e.g. 1 for “任选其中一个主题”.
    pub max: Option<u32>,
}

/// How a unit comes to take part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Routes {
    /// It may hand in by itself (自行推荐).
    pub direct: bool,
    /// A recommender may hand in for it (推荐单位汇总择优推荐).
    pub recommender: bool,
}

impl Default for Routes {
    fn default() -> Self {
        Self { direct: true, recommender: true }
    }
}

/// Who must endorse a case before it is handed in (审核把关).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Endorsement {
    /// The endorsing body as the notice names it, e.g. `所在单位党委`.
    pub body: String,
    /// The role of the file that bears its seal, e.g. `盖章推荐表`.
    pub sealed_form: FileRole,
}
