//! The public notice (公示): how long, and what is objected during it.

use std::collections::BTreeSet;

use jiff::civil::{Date, Weekday};
use serde::{Deserialize, Serialize};

use crate::ids::CaseId;

/// How long results are shown before they stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticeRule {
    /// At least so many working days (工作日), first and last day included.
    pub working_days: u32,
}

/// The year's holidays (节假日安排), as issued by the 国务院办公厅: data from outside.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkCalendar {
    /// Days off though no weekend (放假).
    pub holidays: BTreeSet<Date>,
    /// Weekend days that are worked (调休上班).
    pub workdays: BTreeSet<Date>,
}

impl WorkCalendar {
    /// Whether people work on this day.
    #[must_use]
    pub fn is_working_day(&self, date: Date) -> bool {
        let weekend = matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday);
        self.workdays.contains(&date) || !(weekend || self.holidays.contains(&date))
    }

    /// Working days from one day to another, both included; counting stops after a year.
    #[must_use]
    pub fn working_days(&self, from: Date, until: Date) -> u32 {
        let days = from.series(jiff::Span::new().days(1)).take(366);
        let working = days.take_while(|day| *day <= until).filter(|day| self.is_working_day(*day));
        u32::try_from(working.count()).unwrap_or(u32::MAX)
    }
}

/// A notice, from its first to its last day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublicNotice {
    /// First day.
    pub from: Date,
    /// Last day.
    pub until: Date,
    /// Whether it was closed.
    pub closed: bool,
}

/// An objection (异议).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Objection {
    /// About which case.
    pub case: CaseId,
    /// What is objected.
    pub reason: String,
    /// By whom: objections are signed (实名).
    pub by: String,
    /// How it was settled, once it was.
    pub settled: Option<Settled>,
}

/// How an objection was settled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settled {
    /// Whether it held.
    pub settlement: Settlement,
    /// Why.
    pub reason: String,
}

/// Whether an objection held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Settlement {
    /// It held (异议成立): the case is out.
    Upheld,
    /// It did not (异议不成立).
    Rejected,
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn weekends_and_holidays_do_not_count_but_worked_weekends_do() {
        // 春节 2023: off from 21 to 27 January, worked on Saturday 28 and Sunday 29.
        let spring = WorkCalendar {
            holidays: (21..=27).map(|day| date(2023, 1, day)).collect(),
            workdays: [date(2023, 1, 28), date(2023, 1, 29)].into(),
        };
        assert_eq!(spring.working_days(date(2023, 1, 18), date(2023, 1, 29)), 5);
        let plain = WorkCalendar::default();
        assert_eq!(plain.working_days(date(2023, 2, 6), date(2023, 2, 12)), 5);
        assert_eq!(plain.working_days(date(2023, 2, 12), date(2023, 2, 6)), 0);
        assert_eq!(plain.working_days(Date::MIN, Date::MAX), 262);
    }
}
