//! Evening out strict and lenient experts (标准分): each expert's totals are brought to the mean
//! and the deviation of all sheets, `M + (x − m) · S / s`, in fixed point.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::RankedInput;
use crate::ids::ExpertId;

/// With fewer sheets an expert's mean and deviation say little about him and much about his
/// cases: then nobody is evened out.
pub const MIN_SHEETS_TO_NORMALISE: u32 = 8;

/// Fixed point: parts of a hundredth of a point.
const UNIT: i128 = 1_000_000;

/// Whether strict and lenient experts are to be evened out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Normalisation {
    /// Scores count as given (原始分).
    None,
    /// By expert (标准分), when each expert has enough sheets.
    PerExpert,
}

/// Whether experts were evened out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Normalised {
    /// It was not asked for.
    NotAsked,
    /// Yes.
    Done,
    /// Raw scores were used: some expert has too few sheets.
    TooFewSheets {
        /// Who has the fewest.
        expert: ExpertId,
        /// How many.
        sheets: u32,
        /// How many it takes.
        needed: u32,
    },
}

/// Mean and deviation in fixed point.
#[derive(Debug, Clone, Copy, Default)]
struct Level {
    count: i128,
    sum: i128,
    squares: i128,
}

impl Level {
    fn add(&mut self, total: i64) {
        let total = i128::from(total);
        self.count = self.count.saturating_add(1);
        self.sum = self.sum.saturating_add(total);
        self.squares = self.squares.saturating_add(total.saturating_mul(total));
    }

    fn mean(self) -> i128 {
        self.sum.saturating_mul(UNIT).checked_div(self.count).unwrap_or(0)
    }

    fn deviation(self) -> i128 {
        let square = self.sum.saturating_mul(self.sum);
        let numerator = self.count.saturating_mul(self.squares).saturating_sub(square).max(0);
        let root = numerator.saturating_mul(UNIT.saturating_mul(UNIT)).isqrt();
        root.checked_div(self.count).unwrap_or(0)
    }
}

/// The totals, evened out by expert if each has enough sheets; in the order of the inputs.
pub(super) fn per_expert(
    inputs: &[RankedInput],
    totals: Vec<Vec<i64>>,
) -> (Vec<Vec<i64>>, Normalised) {
    let mut experts: BTreeMap<&ExpertId, Level> = BTreeMap::new();
    let mut all = Level::default();
    for (input, totals) in inputs.iter().zip(&totals) {
        for (sheet, total) in input.sheets.iter().zip(totals) {
            experts.entry(&sheet.expert).or_default().add(*total);
            all.add(*total);
        }
    }
    let needed = MIN_SHEETS_TO_NORMALISE;
    let fewest = experts.iter().min_by_key(|(_, level)| level.count);
    if let Some((expert, level)) = fewest.filter(|(_, level)| level.count < i128::from(needed)) {
        let sheets = u32::try_from(level.count).unwrap_or(0);
        let expert = (*expert).clone();
        return (totals, Normalised::TooFewSheets { expert, sheets, needed });
    }
    let evened = inputs.iter().zip(totals).map(|(input, totals)| {
        let sheets = input.sheets.iter().zip(totals);
        let evened = sheets.map(|(sheet, total)| {
            let own = experts.get(&sheet.expert).copied().unwrap_or_default();
            even_out(total, own, all)
        });
        evened.collect()
    });
    (evened.collect(), Normalised::Done)
}

/// One total on the level of all, in hundredths, rounded half up. An expert who gives everyone
/// the same says nothing about anyone: all his totals become the common mean.
fn even_out(total: i64, own: Level, all: Level) -> i64 {
    let above = i128::from(total).saturating_mul(UNIT).saturating_sub(own.mean());
    let scaled = above.saturating_mul(all.deviation()).checked_div(own.deviation()).unwrap_or(0);
    let fixed = all.mean().saturating_add(scaled).saturating_add(UNIT / 2);
    i64::try_from(fixed.div_euclid(UNIT)).unwrap_or(i64::MAX)
}
