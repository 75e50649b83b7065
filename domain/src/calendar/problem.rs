//! What can be wrong with a date.

use serde::{Deserialize, Serialize};

/// What is wrong with a date; the message says what it should be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum DateProblem {
    /// These words are no date.
    #[error("“{words}”不是日期，请写作“2023年2月20日”或者“8月中旬”“7月1日至8月15日”一类")]
    NotADate {
        /// The words.
        words: String,
    },
    /// A date to the day was wanted.
    #[error("“{words}”不是确切的日期，请写明年、月、日，如“2023年2月20日”")]
    NotExact {
        /// The words.
        words: String,
    },
    /// The word 日 is missing: 8月15前.
    #[error("“{words}”缺“日”字，应当写作“{proper}”")]
    DayWordMissing {
        /// The words.
        words: String,
        /// With the word put in.
        proper: String,
    },
    /// There is no such month.
    #[error("“{words}”：没有{month}月，月份是1至12")]
    NoSuchMonth {
        /// The words.
        words: String,
        /// The month.
        month: u32,
    },
    /// There is no such day.
    #[error("“{words}”：{year}年{month}月没有{day}日，该月到{last}日为止")]
    NoSuchDay {
        /// The words.
        words: String,
        /// The year.
        year: i16,
        /// The month.
        month: i8,
        /// The day.
        day: u32,
        /// The last day of the month.
        last: i8,
    },
    /// A year must have four digits.
    #[error("“{words}”的年份“{year}”不是四位数，请写全年份")]
    YearNotInFull {
        /// The words.
        words: String,
        /// The year as it stands.
        year: String,
    },
    /// The period ends before it begins.
    #[error("“{words}”止期早于起期，请核对年份和月日")]
    EndsBeforeItBegins {
        /// The words.
        words: String,
    },
    /// The Spring Festival of this year is not in the table.
    #[error("“{words}”：{year}年的春节不在所收年份（1990至2060年）之内，请写明日期")]
    FestivalUnknown {
        /// The words.
        words: String,
        /// The year.
        year: i16,
    },
}
