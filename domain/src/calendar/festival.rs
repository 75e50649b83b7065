//! The Spring Festival (春节), first day of the Chinese year.

use jiff::civil::Date;

const FIRST_YEAR: i16 = 1990;

/// Month and day of the Spring Festival from 1990 to 2060.
///
/// Computed with the Python package `lunardate` 0.3.0 and compared with `LunarCalendar` 0.0.9:
/// the two agree on all 71 years.
#[rustfmt::skip]
const DAYS: [(i8, i8); 71] = [
    (1, 27), (2, 15), (2, 4), (1, 23), (2, 10), (1, 31), (2, 19), (2, 7), (1, 28), (2, 16), // 1990
    (2, 5), (1, 24), (2, 12), (2, 1), (1, 22), (2, 9), (1, 29), (2, 18), (2, 7), (1, 26), // 2000
    (2, 14), (2, 3), (1, 23), (2, 10), (1, 31), (2, 19), (2, 8), (1, 28), (2, 16), (2, 5), // 2010
    (1, 25), (2, 12), (2, 1), (1, 22), (2, 10), (1, 29), (2, 17), (2, 6), (1, 26), (2, 13), // 2020
    (2, 3), (1, 23), (2, 11), (1, 31), (2, 19), (2, 8), (1, 28), (2, 15), (2, 4), (1, 24), // 2030
    (2, 12), (2, 1), (1, 22), (2, 10), (1, 30), (2, 17), (2, 6), (1, 26), (2, 14), (2, 2), // 2040
    (1, 23), (2, 11), (2, 1), (2, 19), (2, 8), (1, 28), (2, 15), (2, 4), (1, 24), (2, 12), // 2050
    (2, 2), // 2060
];

/// The day of the Spring Festival; `None` outside 1990 to 2060.
#[must_use]
pub fn spring_festival(year: i16) -> Option<Date> {
    let index = usize::try_from(year.checked_sub(FIRST_YEAR)?).ok()?;
    let (month, day) = *DAYS.get(index)?;
    Date::new(year, month, day).ok()
}
