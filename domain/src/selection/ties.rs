//! Ties (同分): the chain of comparisons, down to a recorded lot, each step visible.

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

use super::ranking::RankedCase;
use crate::ids::CriterionId;

/// One step of the chain that decides between equal scores.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TieBreak {
    /// The higher score in this criterion, e.g. 创新, aggregated like the whole.
    Criterion(CriterionId),
    /// The lower standard deviation (离散程度较小): the experts agree more.
    LowerDeviation,
    /// More votes for the first tier (典型票较多).
    MoreTypicalVotes,
    /// More votes in a recorded ballot (投票).
    Ballot,
    /// The lower number in a draw from a recorded seed (抽签).
    Lot,
}

/// What put a case behind the one before it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Separation {
    /// Nothing: it is the first.
    First,
    /// A lower score.
    Score,
    /// An equal score, and this step of the chain.
    Tie(TieBreak),
    /// Nothing yet: the chain came to its end. The order is that of the identifiers until a
    /// ballot or a lot decides.
    Undecided,
}

/// Sheet totals as count, sum and sum of squares, to compare deviations without roots.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spread {
    count: u32,
    sum: i64,
    squares: u64,
}

impl Spread {
    /// The spread of these values.
    #[must_use]
    pub fn of(values: &[i64]) -> Self {
        values.iter().fold(Self { count: 0, sum: 0, squares: 0 }, |spread, value| Self {
            count: spread.count.saturating_add(1),
            sum: spread.sum.saturating_add(*value),
            squares: spread.squares.saturating_add(value.unsigned_abs().saturating_pow(2)),
        })
    }

    /// Compares standard deviations, exactly: (n·Σx² − (Σx)²) / n².
    #[must_use]
    pub fn compare(self, other: Self) -> Ordering {
        let product = |a: Self, b: Self| a.numerator().saturating_mul(b.count_squared());
        product(self, other).cmp(&product(other, self))
    }

    /// The standard deviation in hundredths of a point, rounded down: for showing.
    #[must_use]
    pub fn deviation(self) -> u64 {
        let root = self.numerator().unsigned_abs().isqrt();
        let deviation = root.checked_div(u128::from(self.count)).unwrap_or(0);
        u64::try_from(deviation).unwrap_or(u64::MAX)
    }

    fn numerator(self) -> i128 {
        let squares = i128::from(self.count).saturating_mul(i128::from(self.squares));
        squares.saturating_sub(i128::from(self.sum).saturating_pow(2)).max(0)
    }

    fn count_squared(self) -> i128 {
        i128::from(self.count).saturating_pow(2)
    }
}

/// Which of two comes first (`Less`), and by what.
pub(super) fn compare(
    a: &RankedCase,
    b: &RankedCase,
    chain: &[TieBreak],
) -> (Ordering, Separation) {
    match b.score.cmp(&a.score) {
        Ordering::Equal => chain
            .iter()
            .map(|step| (by_step(a, b, step), step))
            .find(|(order, _)| order.is_ne())
            .map_or_else(
                || (a.facts.case.cmp(&b.facts.case), Separation::Undecided),
                |(order, step)| (order, Separation::Tie(step.clone())),
            ),
        order => (order, Separation::Score),
    }
}

fn by_step(a: &RankedCase, b: &RankedCase, step: &TieBreak) -> Ordering {
    match step {
        TieBreak::Criterion(criterion) => b.criteria.get(criterion).cmp(&a.criteria.get(criterion)),
        TieBreak::LowerDeviation => a.spread.compare(b.spread),
        TieBreak::MoreTypicalVotes => b.typical_votes.cmp(&a.typical_votes),
        TieBreak::Ballot => b.ballot_votes.cmp(&a.ballot_votes),
        TieBreak::Lot => a.lot.cmp(&b.lot),
    }
}
