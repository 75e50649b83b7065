//! The rubric (评分标准): weighted criteria, and what a score sheet must hold to fit it.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::rules;
use crate::{Finding, ids::CriterionId};

/// All weights together: 100 % in hundredths of a percent.
pub const FULL_WEIGHT: u64 = 10_000;

/// One criterion (评分项).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Criterion {
    /// Identifier.
    pub id: CriterionId,
    /// Name as experts read it, e.g. `创新性`.
    pub name: String,
    /// Weight in hundredths of a percent: 30 % is 3000.
    pub weight: u32,
    /// The highest score, in hundredths of a point: 100 分 is 10000.
    pub max: u32,
}

/// The weighted criteria (评分标准), in the order in which they are asked.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Rubric {
    /// The criteria.
    pub criteria: Vec<Criterion>,
}

/// One score (得分) on a sheet that comes in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Score {
    /// For which criterion.
    pub criterion: CriterionId,
    /// In hundredths of a point: 86.5 is 8650.
    pub hundredths: u32,
}

impl Rubric {
    /// Everything that is wrong with the rubric itself.
    #[must_use]
    pub fn check(&self) -> Vec<Finding> {
        let mut findings = Vec::new();
        let mut found = |message: String| {
            findings.push(Finding::error(rules::RUBRIC, "评分标准", message));
        };
        let total: u64 = self.criteria.iter().map(|c| u64::from(c.weight)).sum();
        if total != FULL_WEIGHT {
            found(format!("各评分项权重合计应为100%，现为{}", percent(total)));
        }
        let mut seen = BTreeSet::new();
        for criterion in &self.criteria {
            let name = &criterion.name;
            if !seen.insert(&criterion.id) {
                found(format!("评分项“{name}”（{}）重复", criterion.id));
            }
            if criterion.max == 0 || criterion.weight == 0 {
                found(format!("评分项“{name}”的满分和权重都应大于0"));
            }
        }
        if self.denominator().is_none() {
            found("各评分项满分的最小公倍数过大，请改用整分（如100分）".into());
        }
        findings
    }

    /// The scores of a sheet, once each, or everything that is wrong with them.
    ///
    /// # Errors
    /// A finding for each criterion that is missing, unknown, doubled or scored above its maximum.
    pub fn read(&self, scores: &[Score]) -> Result<BTreeMap<CriterionId, u32>, Vec<Finding>> {
        let mut findings = Vec::new();
        let mut read = BTreeMap::new();
        for score in scores {
            if read.insert(score.criterion.clone(), score.hundredths).is_some() {
                let message = format!("评分项{}打了两次分", score.criterion);
                findings.push(Finding::error(rules::SHEET, "评分表", message));
            }
        }
        findings.extend(self.check_sheet(&read));
        if findings.is_empty() { Ok(read) } else { Err(findings) }
    }

    /// Everything that keeps these scores from fitting the rubric.
    #[must_use]
    pub fn check_sheet(&self, scores: &BTreeMap<CriterionId, u32>) -> Vec<Finding> {
        let error = |message| Finding::error(rules::SHEET, "评分表", message);
        let unknown = scores
            .keys()
            .filter(|id| !self.criteria.iter().any(|c| c.id == **id))
            .map(|id| error(format!("评分标准中没有“{id}”这一项")));
        let wrong = self.criteria.iter().filter_map(|c| match scores.get(&c.id) {
            None => Some(error(format!("“{}”没有打分", c.name))),
            Some(score) if *score > c.max => {
                let (score, max) = (points(i64::from(*score)), points(i64::from(c.max)));
                Some(error(format!("“{}”得分{score}超过满分{max}", c.name)))
            }
            Some(_) => None,
        });
        unknown.chain(wrong).collect()
    }

    /// The weighted total of a sheet on the scale of 100, in hundredths, rounded half up once.
    /// A criterion that is missing counts nothing.
    #[must_use]
    pub fn total(&self, scores: &BTreeMap<CriterionId, u32>) -> i64 {
        let denominator = u128::from(self.denominator().unwrap_or(1));
        let sum = self.criteria.iter().fold(0_u128, |sum, c| {
            let score = scores.get(&c.id).copied().unwrap_or(0).min(c.max);
            let share = denominator.checked_div(u128::from(c.max)).unwrap_or(0);
            let part = u128::from(c.weight).saturating_mul(u128::from(score)).saturating_mul(share);
            sum.saturating_add(part)
        });
        let halves = sum.saturating_mul(2).saturating_add(denominator);
        let total = halves.checked_div(denominator.saturating_mul(2)).unwrap_or(0);
        i64::try_from(total).unwrap_or(i64::MAX)
    }

    /// The least common multiple of all maxima, so that the total is rounded only once.
    fn denominator(&self) -> Option<u64> {
        self.criteria.iter().try_fold(1_u64, |lcm, c| {
            let max = u64::from(c.max.max(1));
            lcm.checked_div(gcd(lcm, max))?.checked_mul(max)
        })
    }
}

const fn gcd(mut a: u64, mut b: u64) -> u64 {
    while let Some(rest) = a.checked_rem(b) {
        (a, b) = (b, rest);
    }
    a
}

/// Hundredths as points: 8650 is `86.50`.
#[must_use]
pub fn points(hundredths: i64) -> String {
    let sign = if hundredths < 0 { "-" } else { "" };
    let size = hundredths.unsigned_abs();
    format!("{sign}{}.{:02}", size / 100, size % 100)
}

/// Points as people write them, in hundredths: `86.5` is 8650. At most two decimals, no sign; `None` for anything else.
#[must_use]
pub fn parse_points(text: &str) -> Option<u32> {
    let text = crate::text::half_width(text.trim());
    let text = text.strip_suffix('分').unwrap_or(&text).trim_end();
    let (whole, part) = text.split_once('.').unwrap_or((text, "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if !digits(whole) || !digits(part) || part.len() > 2 {
        return None;
    }
    let tenfold = if part.len() == 1 { 10 } else { 1 };
    let part = part.parse::<u32>().ok()?.checked_mul(tenfold)?;
    whole.parse::<u32>().ok()?.checked_mul(100)?.checked_add(part)
}

/// Hundredths of a percent: 10000 is `100%`, 6667 is `66.67%`.
#[must_use]
pub(super) fn percent(hundredths: u64) -> String {
    match hundredths % 100 {
        0 => format!("{}%", hundredths / 100),
        rest => format!("{}.{rest:02}%", hundredths / 100),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_are_read_as_they_are_written() {
        for (text, hundredths) in
            [("86.5", 8650), (" 86.05 ", 8605), ("100", 10_000), ("０", 0), ("９５．５分", 9550)]
        {
            assert_eq!(parse_points(text), Some(hundredths), "{text}");
        }
        for text in ["", "-1", "86.555", "八十", "8 6", ".5", "86.", "1e2", "99999999999"] {
            assert_eq!(parse_points(text), None, "{text}");
        }
        assert_eq!(parse_points(&points(9205)), Some(9205));
    }
}
