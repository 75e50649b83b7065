//! Settles what the words of a date mean, or what is wrong with them.

use jiff::civil::Date;

use super::{
    DateProblem, DateRange, FuzzyDate,
    read::{Point, Words},
    spring_festival,
};
use crate::text::{half_width, scan::Figure};

/// The words being settled, for messages, and the year they are read in.
pub(super) struct Reading<'t> {
    pub(super) text: &'t str,
    /// Where `text` begins in what was read.
    pub(super) start: usize,
    /// The year where none is named.
    pub(super) year: i16,
}

impl Reading<'_> {
    /// The days that the words mean.
    pub(super) fn settle(&self, words: Words<'_>) -> Result<FuzzyDate, DateProblem> {
        let first = self.range_of(&words.from, self.year, None)?;
        let (end, last) = match &words.to {
            Some(end) => (end, self.end_of(end, first)?),
            None => (&words.from, first),
        };
        let to = match end {
            Point { day: None, part: None, .. } if words.before => the_day_before(last.from),
            _ => last.to,
        };
        let from = if words.before && words.to.is_none() {
            Date::new(to.year(), 1, 1).unwrap_or(to)
        } else {
            first.from
        };
        let range = DateRange::new(from, to);
        Ok(FuzzyDate {
            words: self.words(),
            range: range.ok_or_else(|| self.reversed())?,
            before: words.before,
        })
    }

    /// The days of the other end: without a year of its own, it lies in that of the beginning, or
    /// in the next one if its month comes earlier (11月至1月).
    fn end_of(&self, end: &Point<'_>, first: DateRange) -> Result<DateRange, DateProblem> {
        let (year, month) = (first.from.year(), first.from.month());
        let comes_earlier = match &end.month {
            Some(figure) => self.month_of(figure)? < month,
            None => end.festival && spring_festival(year).is_some_and(|day| day < first.from),
        };
        let next = i16::from(comes_earlier && end.year.is_none());
        self.range_of(end, year.saturating_add(next), Some(month))
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
            let day = spring_festival(year);
            return day.map(DateRange::day).ok_or(DateProblem::FestivalUnknown { words, year });
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
            let date = i8::try_from(day).ok().and_then(|day| Date::new(year, month, day).ok());
            return date.map(DateRange::day).ok_or_else(|| DateProblem::NoSuchDay {
                words: self.words(),
                year,
                month,
                day,
                last: end.day(),
            });
        }
        let Some(part) = point.part else {
            return Ok(DateRange { from: first, to: end });
        };
        let from = Date::new(year, month, part.first).unwrap_or(first);
        let to = part.last.and_then(|day| Date::new(year, month, day).ok());
        Ok(DateRange { from, to: to.unwrap_or(end) })
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
        year.filter(|year| figure.length() == 4 && *year >= 1_000).ok_or_else(|| {
            DateProblem::YearNotInFull { words: self.words(), year: half_width(figure.text) }
        })
    }

    fn month_of(&self, figure: &Figure<'_>) -> Result<i8, DateProblem> {
        let month = figure.value().unwrap_or(u32::MAX);
        i8::try_from(month)
            .ok()
            .filter(|month| (1..=12).contains(month))
            .ok_or_else(|| DateProblem::NoSuchMonth { words: self.words(), month })
    }

    fn day_word_missing(&self, at: usize) -> DateProblem {
        let at = at.saturating_sub(self.start);
        let (head, tail) = self.text.split_at_checked(at).unwrap_or((self.text, ""));
        DateProblem::DayWordMissing { words: self.words(), proper: format!("{head}日{tail}") }
    }

    fn reversed(&self) -> DateProblem {
        let words = self.words();
        DateProblem::EndsBeforeItBegins { words }
    }

    fn not_a_date(&self) -> DateProblem {
        let words = self.words();
        DateProblem::NotADate { words }
    }

    fn words(&self) -> String {
        self.text.trim().to_owned()
    }
}

fn the_day_before(date: Date) -> Date {
    date.yesterday().unwrap_or(date)
}
