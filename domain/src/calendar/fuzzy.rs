//! Vague dates (8月中旬, 10月至11月上旬, 2023年春节前) as ranges of days.

use serde::{Deserialize, Serialize};

use super::{DateProblem, DateRange, read, settle::Reading};
use crate::text::scan::Cursor;

/// A date or period as a paper words it, with the days it means.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FuzzyDate {
    /// The words, as they stand.
    pub words: String,
    /// The days meant.
    pub range: DateRange,
    /// Whether only the end is given (8月1日前): then the range begins on the first of January.
    ///
    /// A day, or a third of a month, lies in what is before it (8月1日前 ends on 1 August); a
    /// whole month, a whole year and the festival do not.
    pub before: bool,
}

impl FuzzyDate {
    /// Reads a text that is a date or a period; `year` is taken where it names none. An end
    /// without a year that would come before the beginning lies in the next one (11月至1月).
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn parse(text: &str, year: i16) -> Result<Self, DateProblem> {
        let text = text.trim();
        let mut cursor = Cursor::new(text);
        let words = read::words(&mut cursor).filter(|_| cursor.rest().trim().is_empty());
        let not_a_date = || DateProblem::NotADate { words: text.to_owned() };
        Reading { text, start: 0, year }.settle(words.ok_or_else(not_a_date)?)
    }
}
