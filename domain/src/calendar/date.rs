//! Exact dates: 2023年2月20日.

use jiff::civil::Date;

use super::{DateProblem, FuzzyDate};
use crate::text::{digit_numeral, numeral, squeeze};

/// The date in figures, without padding: `2023年2月20日` (GB/T 9704-2012 7.3.5.4).
#[must_use]
pub fn in_figures(date: Date) -> String {
    format!("{}年{}月{}日", date.year(), date.month(), date.day())
}

/// The date in Chinese numerals, as papers had it before 2012: `二〇一二年一月四日`.
#[must_use]
pub fn in_numerals(date: Date) -> String {
    let [month, day] = [date.month(), date.day()].map(|n| numeral(u32::from(n.unsigned_abs())));
    let year = digit_numeral(u32::from(date.year().unsigned_abs()));
    format!("{year}年{month}月{day}日")
}

/// Reads an exact date with its year, in figures of either width or in numerals; blanks do not
/// matter.
///
/// # Errors
/// What is wrong with it; a vague date or one without a year is [`DateProblem::NotExact`].
pub fn parse_date(text: &str) -> Result<Date, DateProblem> {
    // Without a year of its own, a date would read differently under two default years.
    let [one, other] = [1904, 2000].map(|year| FuzzyDate::parse(text, year));
    let (range, other) = (one?.range, other?.range);
    if range == other && range.from == range.to && squeeze(text).contains(['日', '号']) {
        return Ok(range.from);
    }
    let words = text.trim().to_owned();
    Err(DateProblem::NotExact { words })
}
