//! What a round came to: all valid sheets of every case, and the cut for the next round.

use std::{cmp::Reverse, collections::BTreeMap};

use serde::{Deserialize, Serialize};

use super::{CaseRef, Mean, ReviewRound, RoundError, Seat};
use crate::ids::{CaseId, CriterionId, ExpertId};

/// All valid sheets of one case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseScores {
    /// The case.
    pub case: CaseId,
    /// Its valid sheets, by expert.
    pub sheets: Vec<ScoredSheet>,
}

/// A valid sheet, as a ranking needs it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScoredSheet {
    /// Whose it is.
    pub expert: ExpertId,
    /// Scores in hundredths of a point, one for each criterion.
    pub scores: BTreeMap<CriterionId, u32>,
    /// Whether it votes for the first tier (推荐为典型).
    pub typical: bool,
}

impl ReviewRound {
    /// All valid sheets of every case, by case: recused and reopened ones left out.
    #[must_use]
    pub fn results(&self) -> Vec<CaseScores> {
        self.cases
            .keys()
            .map(|case| CaseScores { case: case.clone(), sheets: self.sheets_of(case) })
            .collect()
    }

    /// The `n` best cases for the next round, by identifier. Cases level with the last one go on
    /// too: nobody drops out of a review by lot.
    ///
    /// # Errors
    /// [`RoundError::NotClosed`] while sheets may still come in.
    pub fn advance(&self, n: usize) -> Result<Vec<CaseRef>, RoundError> {
        if !self.closed {
            return Err(RoundError::NotClosed);
        }
        let mut scored: Vec<(Mean, &CaseRef)> = self
            .cases
            .values()
            .filter_map(|case| Some((self.score_of(&case.case)?, case)))
            .collect();
        scored.sort_by_key(|(score, case)| (Reverse(*score), &case.case));
        let Some((last, _)) = n.checked_sub(1).and_then(|n| scored.get(n).or(scored.last())) else {
            return Ok(vec![]);
        };
        let mut through: Vec<CaseRef> = scored
            .iter()
            .take_while(|(score, _)| score >= last)
            .map(|(_, case)| (*case).clone())
            .collect();
        through.sort_by(|a, b| a.case.cmp(&b.case));
        Ok(through)
    }

    /// The score of a case by the aggregation of the plan; nothing without valid sheets.
    #[must_use]
    pub fn score_of(&self, case: &CaseId) -> Option<Mean> {
        let plan = self.plan.as_ref()?;
        let sheets = self.sheets_of(case);
        let totals: Vec<i64> =
            sheets.iter().map(|sheet| plan.rubric.total(&sheet.scores)).collect();
        plan.aggregation.of(&totals)
    }

    fn sheets_of(&self, case: &CaseId) -> Vec<ScoredSheet> {
        let seats = self.desks.get(case).into_iter().flat_map(|desk| &desk.seats);
        seats
            .filter_map(|(expert, seat)| match seat {
                Seat::HandedIn(sheet) => Some(ScoredSheet {
                    expert: expert.clone(),
                    scores: sheet.scores.clone(),
                    typical: sheet.typical,
                }),
                Seat::Waiting | Seat::Reopened { .. } | Seat::Recused { .. } => None,
            })
            .collect()
    }
}
