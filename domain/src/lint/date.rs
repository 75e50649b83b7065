//! Dates in the text: such as the calendar knows, written in full, on the right day of the week.

use jiff::civil::{Date, Weekday};

use super::subject::{Subject, at, place};
use crate::{
    Finding, Rule,
    outline::{Passage, pattern::patterns},
};

patterns! {
    DAY = r"(?:([0-9]{4})\s*年\s*)?([0-9]{1,2})\s*月\s*([0-9]{1,2})\s*日";
    MONTH = r"[0-9]{4}\s*年\s*([0-9]{1,2})\s*月";
    NO_DAY_SIGN = r"[0-9]{1,2}\s*月\s*[0-9]{1,2}\s*(?:前|以前|之前|起|止|后|以后|之后|截止)";
    WEEKDAY_NAMED = r"([0-9]{4})\s*年\s*([0-9]{1,2})\s*月\s*([0-9]{1,2})\s*日\s*[（(]?\s*(?:星期|周)([一二三四五六日天])";
}

/// Dates exist.
pub(super) const NONSENSE: Rule = Rule {
    id: "lint-date-nonsense",
    source: "条例 第二十条（四）",
    quote: "人名、地名、时间、数字、段落顺序、引文等是否准确",
};
/// Dates are written in full.
pub(super) const INCOMPLETE: Rule = Rule {
    id: "lint-date-incomplete",
    source: "条例 第二十条（四）",
    quote: "文字、数字、计量单位和标点符号等用法是否规范。",
};
/// The day of the week is that of the date.
pub(super) const WEEKDAY: Rule = Rule {
    id: "lint-date-weekday",
    source: "条例 第二十条（四）",
    quote: "人名、地名、时间、数字、段落顺序、引文等是否准确",
};

/// A leap year stands in where the year is not named: 2月29日 may be meant.
const ANY_YEAR: i16 = 2024;

/// Finds dates that the calendar does not know.
pub(super) fn nonsense(subject: &Subject) -> Vec<Finding> {
    let mut findings = Vec::new();
    for passage in &subject.passages {
        let mut report = |quote: &str| {
            let message = format!("历法中没有“{quote}”这个日期，请核对");
            findings.push(at(Finding::error(NONSENSE, place(passage), message), passage, quote));
        };
        for found in DAY.captures_iter(&passage.text) {
            let number =
                |group| found.get(group).and_then(|part| part.as_str().parse::<i16>().ok());
            let year = number(1).unwrap_or(ANY_YEAR);
            if day(year, number(2), number(3)).is_none() {
                report(&found[0]);
            }
        }
        for found in MONTH.captures_iter(&passage.text) {
            if !found[1].parse::<u8>().is_ok_and(|month| (1..=12).contains(&month)) {
                report(&found[0]);
            }
        }
    }
    findings
}

fn day(year: i16, month: Option<i16>, day: Option<i16>) -> Option<Date> {
    Date::new(year, i8::try_from(month?).ok()?, i8::try_from(day?).ok()?).ok()
}

/// Finds `8月15前`.
pub(super) fn incomplete(subject: &Subject) -> Vec<Finding> {
    let mut findings = Vec::new();
    for passage in subject.text() {
        for found in NO_DAY_SIGN.find_iter(&passage.text) {
            let quote = found.as_str();
            let mended = mend(quote);
            let message = format!("日期不完整，缺“日”字：“{quote}”应为“{mended}”");
            findings.push(at(Finding::error(INCOMPLETE, place(passage), message), passage, quote));
        }
    }
    findings
}

/// The date with the missing 日 put in.
fn mend(quote: &str) -> String {
    let last_digit = quote.rfind(|c: char| c.is_ascii_digit()).map_or(0, |at| at.saturating_add(1));
    let (date, rest) = quote.split_at_checked(last_digit).unwrap_or((quote, ""));
    format!("{date}日{}", rest.trim_start())
}

/// Finds dates with the wrong day of the week; only where the year is named.
pub(super) fn weekday(subject: &Subject) -> Vec<Finding> {
    let wrong = |passage: &Passage| -> Vec<Finding> {
        WEEKDAY_NAMED
            .captures_iter(&passage.text)
            .filter_map(|found| {
                let number =
                    |group| found.get(group).and_then(|part| part.as_str().parse::<i16>().ok());
                let date = day(number(1)?, number(2), number(3))?;
                let right = name(date.weekday());
                let said = found[4].replace('天', "日");
                (said != right).then(|| {
                    let message = format!("{date}是星期{right}，不是星期{said}");
                    at(Finding::error(WEEKDAY, place(passage), message), passage, &found[0])
                })
            })
            .collect()
    };
    subject.passages.iter().flat_map(wrong).collect()
}

const fn name(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => "一",
        Weekday::Tuesday => "二",
        Weekday::Wednesday => "三",
        Weekday::Thursday => "四",
        Weekday::Friday => "五",
        Weekday::Saturday => "六",
        Weekday::Sunday => "日",
    }
}
