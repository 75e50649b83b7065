//! The desks of a round: who sits at which case, and what an expert gets to read.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{CaseRef, ReviewRound, Visibility};
use crate::ids::{CaseId, CategoryId, CriterionId, ExpertId};

/// A score sheet (评分表) that was found in order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScoreSheet {
    /// Scores in hundredths of a point, one for each criterion of the rubric.
    pub scores: BTreeMap<CriterionId, u32>,
    /// Whether the expert votes for the first tier (推荐为典型).
    pub typical: bool,
    /// What the expert has to say (评语); may be empty.
    pub comment: String,
}

/// The experts at one case.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Desk {
    /// The number of the case in a blind round, drawn by lot.
    pub number: u32,
    /// How far each expert is.
    pub seats: BTreeMap<ExpertId, Seat>,
    /// How many sheets are valid.
    pub valid: u32,
}

/// How far an expert is with a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Seat {
    /// The sheet is outstanding (待评).
    Waiting,
    /// The sheet is in and counts (已评).
    HandedIn(ScoreSheet),
    /// The sheet was given back for a new one (退回重评).
    Reopened {
        /// Why.
        reason: String,
    },
    /// The expert is out (回避); a sheet handed in before no longer counts.
    Recused {
        /// Why.
        reason: String,
    },
}

impl Seat {
    /// Whether the expert has to judge the case, or has done so.
    #[must_use]
    pub const fn is_active(&self) -> bool {
        !matches!(self, Self::Recused { .. })
    }
}

/// One line of an assignment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AssignedCase {
    /// The case.
    pub case: CaseId,
    /// Its number in a blind round, drawn by lot.
    pub number: u32,
    /// Who judges it.
    pub experts: Vec<ExpertId>,
}

/// A case as an expert of a blind round may know it. It has no field that could hold a unit, an
/// author or the identifier of the case: views find its text by the number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BlindCase {
    /// Number drawn by lot (盲评编号).
    pub number: u32,
    /// Category, where the campaign has categories.
    pub category: Option<CategoryId>,
}

/// What an expert is to judge.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Workload {
    /// In a blind round (盲评).
    Blind(Vec<BlindCase>),
    /// In an open round (明评).
    Open(Vec<CaseRef>),
}

impl ReviewRound {
    /// What this expert is to judge, in the order of the draw; `None` before the assignment.
    #[must_use]
    pub fn workload(&self, expert: &ExpertId) -> Option<Workload> {
        let plan = self.plan.as_ref()?;
        let mut desks: Vec<(&CaseRef, u32)> = self
            .held
            .get(expert)?
            .iter()
            .filter_map(|case| Some((self.cases.get(case)?, self.desks.get(case)?)))
            .filter(|(_, desk)| desk.seats.get(expert).is_some_and(Seat::is_active))
            .map(|(case, desk)| (case, desk.number))
            .collect();
        desks.sort_by_key(|(_, number)| *number);
        Some(match plan.visibility {
            Visibility::Blind => Workload::Blind(desks.into_iter().map(blind).collect()),
            Visibility::Open => {
                Workload::Open(desks.into_iter().map(|(case, _)| case.clone()).collect())
            }
        })
    }

    /// The case that has this number in the blind round: for views, never for experts.
    #[must_use]
    pub fn case_of_number(&self, number: u32) -> Option<&CaseId> {
        self.desks.iter().find(|(_, desk)| desk.number == number).map(|(case, _)| case)
    }
}

fn blind((case, number): (&CaseRef, u32)) -> BlindCase {
    BlindCase { number, category: case.category.clone() }
}
