//! How the sheets of one case become one score: exactly, as a sum and a count.

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

/// How the sheets of one case become one score (合成方法).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Aggregation {
    /// The mean of all sheets (平均分). Never the sum: cases have different numbers of sheets.
    Mean,
    /// Without the highest and the lowest (去掉一个最高分、一个最低分), from so many sheets on;
    /// with fewer the plain mean.
    TrimmedMean {
        /// From this number of sheets on, e.g. 5.
        from: u32,
    },
}

impl Aggregation {
    /// The score of these values; nothing when there are none.
    #[must_use]
    pub fn of(self, values: &[i64]) -> Option<Mean> {
        let count = u32::try_from(values.len()).unwrap_or(u32::MAX);
        let sum = values.iter().fold(0_i64, |sum, v| sum.saturating_add(*v));
        match self {
            // One or two values have no middle to keep.
            Self::TrimmedMean { from } if count >= from.max(3) => {
                let outer = [values.iter().max()?, values.iter().min()?];
                let sum = outer.into_iter().fold(sum, |s, v| s.saturating_sub(*v));
                Mean::new(sum, count.saturating_sub(2))
            }
            Self::Mean | Self::TrimmedMean { .. } => Mean::new(sum, count),
        }
    }
}

/// A mean, kept exactly as sum and count; compared by cross-multiplication, never rounded.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct Mean {
    /// Sum of the values that count, in hundredths of a point.
    sum: i64,
    /// How many values count; at least one.
    count: u32,
}

impl Mean {
    /// The mean of values with this sum; nothing when there are none.
    #[must_use]
    pub const fn new(sum: i64, count: u32) -> Option<Self> {
        if count == 0 {
            return None;
        }
        Some(Self { sum, count })
    }

    /// How many values count.
    #[must_use]
    pub const fn count(self) -> u32 {
        self.count
    }

    /// The mean in hundredths of a point, rounded half up: for showing, not for ranking.
    #[must_use]
    pub fn hundredths(self) -> i64 {
        let count = i64::from(self.count.max(1));
        self.sum.saturating_mul(2).saturating_add(count).div_euclid(count.saturating_mul(2))
    }
}

impl Ord for Mean {
    fn cmp(&self, other: &Self) -> Ordering {
        // 64 by 32 bits: the products fit.
        let here = i128::from(self.sum).saturating_mul(i128::from(other.count));
        let there = i128::from(other.sum).saturating_mul(i128::from(self.count));
        here.cmp(&there)
    }
}

impl PartialOrd for Mean {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Mean {
    /// 2/4 equals 1/2.
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Mean {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_highest_and_the_lowest_drop_out_from_five_sheets_on() {
        let trimmed = Aggregation::TrimmedMean { from: 5 };
        let five = trimmed.of(&[9000, 8000, 8100, 8200, 100]);
        assert_eq!(five, Mean::new(24_300, 3));
        let four = trimmed.of(&[9000, 8000, 8100, 8200]);
        assert_eq!(four, Mean::new(33_300, 4));
        assert_eq!(trimmed.of(&[]), None);
        assert_eq!(Aggregation::TrimmedMean { from: 0 }.of(&[7, 9]), Mean::new(16, 2));
    }

    #[test]
    fn means_are_compared_exactly_though_shown_rounded() {
        let third = Mean::new(10_000, 3).unwrap();
        let rounded = Mean::new(3333, 1).unwrap();
        assert_eq!(third.hundredths(), rounded.hundredths());
        assert!(third > rounded);
        assert_eq!(Mean::new(2, 4), Mean::new(1, 2));
        assert_eq!(Mean::new(5, 2).unwrap().hundredths(), 3);
    }
}
