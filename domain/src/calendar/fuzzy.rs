//! Vague dates (8月中旬, 10月至11月上旬, 2023年春节前) as ranges of days.

use std::ops::Range;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{
    DateProblem, DateRange, festival,
    read::{self, Point, Words},
};
use crate::text::{
    half_width, is_blank,
    scan::{Cursor, Figure},
};

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

/// A date found in running text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundDate {
    /// Where it stands, in bytes.
    pub at: Range<usize>,
    /// What it means, or what is wrong with it.
    pub date: Result<FuzzyDate, DateProblem>,
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
        let not_a_date = || DateProblem::NotADate {
            words: text.to_owned(),
        };
        Reading {
            text,
            start: 0,
            year,
        }
        .settle(words.ok_or_else(not_a_date)?)
    }
}

/// All dates and periods in a running text, the malformed ones too; `year` is taken where they
/// name none. A year alone (2022年工作计划) is not reported.
#[must_use]
pub fn find_dates(text: &str, year: i16) -> Vec<FoundDate> {
    let mut found = vec![];
    let mut cursor = Cursor::new(text);
    while let Some(next) = cursor.peek() {
        if is_blank(next) {
            cursor.take_if(is_blank);
            continue;
        }
        let start = cursor.position();
        match read::words(&mut cursor) {
            Some(words) if !is_bare_year(&words) => {
                let end = cursor.position();
                let text = text.get(start..end).unwrap_or_default();
                let at = start..end;
                let date = Reading { text, start, year }.settle(words);
                found.push(FoundDate { at, date });
            }
            Some(_) => {}
            // A figure is passed as a whole, so that its tail is not taken for a shorter one.
            None => {
                if cursor.figure().is_none() {
                    cursor.take_if(|_| true);
                }
            }
        }
    }
    found
}

fn is_bare_year(words: &Words<'_>) -> bool {
    let bare = |point: &Point<'_>| point.month.is_none() && !point.festival;
    let named_festival_only = words.from.festival && words.from.year.is_none();
    named_festival_only || (bare(&words.from) && words.to.as_ref().is_none_or(bare))
}

/// The words being settled, for messages, and the year they are read in.
struct Reading<'t> {
    text: &'t str,
    /// Where `text` begins in what was read.
    start: usize,
    year: i16,
}

impl Reading<'_> {
    fn settle(&self, words: Words<'_>) -> Result<FuzzyDate, DateProblem> {
        let first = self.range_of(&words.from, self.year, None)?;
        let mut range = match &words.to {
            Some(end) => self.up_to(first, end)?,
            None => first,
        };
        if words.before {
            range = self.before(&words, range)?;
        }
        Ok(FuzzyDate {
            words: self.text.trim().to_owned(),
            range,
            before: words.before,
        })
    }

    fn up_to(&self, first: DateRange, end: &Point<'_>) -> Result<DateRange, DateProblem> {
        let (year, month) = (first.from.year(), first.from.month());
        let last = self.range_of(end, year, Some(month))?;
        if let Some(range) = DateRange::new(first.from, last.to) {
            return Ok(range);
        }
        let words = self.words();
        let reversed = DateProblem::EndsBeforeItBegins { words };
        // 11月至1月 runs into the next year; 7月15日至1日 does not.
        if end.year.is_some() || end.month.is_none() || last.from.month() == month {
            return Err(reversed);
        }
        let last = self.range_of(end, year.saturating_add(1), None)?;
        DateRange::new(first.from, last.to).ok_or(reversed)
    }

    fn before(&self, words: &Words<'_>, range: DateRange) -> Result<DateRange, DateProblem> {
        let end = words.to.as_ref().unwrap_or(&words.from);
        let last = if end.day.is_some() || end.part.is_some() {
            range.to
        } else {
            let first = if words.to.is_some() {
                range.to
            } else {
                range.from
            };
            first.yesterday().unwrap_or(first)
        };
        let from = match words.to {
            Some(_) => range.from,
            None => Date::new(last.year(), 1, 1).unwrap_or(last),
        };
        let words = self.words();
        DateRange::new(from, last).ok_or(DateProblem::EndsBeforeItBegins { words })
    }

    /// The days of one end; `year` and `month` are those of the beginning.
    fn range_of(
        &self,
        point: &Point<'_>,
        year: i16,
        month: Option<i8>,
    ) -> Result<DateRange, DateProblem> {
        if let Some(at) = point.day_word_missing_at {
            return Err(self.day_word_missing(at));
        }
        let year = match &point.year {
            Some(figure) => self.year_of(figure)?,
            None => year,
        };
        if point.festival {
            let words = self.words();
            let day = festival::spring_festival(year);
            return day
                .map(DateRange::day)
                .ok_or(DateProblem::FestivalUnknown { words, year });
        }
        let month = match (&point.month, month) {
            (Some(figure), _) => self.month_of(figure)?,
            (None, Some(month)) if point.day.is_some() => month,
            (None, _) => return self.whole_year(year),
        };
        self.days_of(point, year, month)
    }

    fn days_of(&self, point: &Point<'_>, year: i16, month: i8) -> Result<DateRange, DateProblem> {
        let first = Date::new(year, month, 1).map_err(|_| self.not_a_date())?;
        let end = first.last_of_month();
        if let Some(figure) = &point.day {
            let day = figure.value().unwrap_or(u32::MAX);
            let date = i8::try_from(day)
                .ok()
                .and_then(|day| Date::new(year, month, day).ok());
            return date
                .map(DateRange::day)
                .ok_or_else(|| DateProblem::NoSuchDay {
                    words: self.words(),
                    year,
                    month,
                    day,
                    last: end.day(),
                });
        }
        let Some(part) = point.part else {
            return Ok(DateRange {
                from: first,
                to: end,
            });
        };
        let from = Date::new(year, month, part.first).unwrap_or(first);
        let to = part.last.and_then(|day| Date::new(year, month, day).ok());
        Ok(DateRange {
            from,
            to: to.unwrap_or(end),
        })
    }

    fn whole_year(&self, year: i16) -> Result<DateRange, DateProblem> {
        let ends = (Date::new(year, 1, 1), Date::new(year, 12, 31));
        let (Ok(from), Ok(to)) = ends else {
            return Err(self.not_a_date());
        };
        Ok(DateRange { from, to })
    }

    fn year_of(&self, figure: &Figure<'_>) -> Result<i16, DateProblem> {
        let year = figure.value().and_then(|year| i16::try_from(year).ok());
        year.filter(|year| figure.length() == 4 && *year >= 1_000)
            .ok_or_else(|| DateProblem::YearNotInFull {
                words: self.words(),
                year: half_width(figure.text),
            })
    }

    fn month_of(&self, figure: &Figure<'_>) -> Result<i8, DateProblem> {
        let month = figure.value().unwrap_or(u32::MAX);
        i8::try_from(month)
            .ok()
            .filter(|month| (1..=12).contains(month))
            .ok_or_else(|| DateProblem::NoSuchMonth {
                words: self.words(),
                month,
            })
    }

    fn day_word_missing(&self, at: usize) -> DateProblem {
        let at = at.saturating_sub(self.start);
        let (head, tail) = self.text.split_at_checked(at).unwrap_or((self.text, ""));
        DateProblem::DayWordMissing {
            words: self.words(),
            proper: format!("{head}日{tail}"),
        }
    }

    fn not_a_date(&self) -> DateProblem {
        let words = self.words();
        DateProblem::NotADate { words }
    }

    fn words(&self) -> String {
        self.text.trim().to_owned()
    }
}
