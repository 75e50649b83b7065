//! Dates as papers write them.

use jiff::civil::Date;

use super::{
    numeral::{counting, positional},
    pattern::patterns,
};

patterns! {
    /// A date in Arabic figures, spaces allowed: `2023 年 2 月 20 日`.
    ARABIC_DATE = r"([0-9]{4})\s*年\s*([0-9]{1,2})\s*月\s*([0-9]{1,2})\s*日";
    /// A date in Chinese numerals: `二〇〇五年六月十一日`.
    CHINESE_DATE = r"([〇○Ｏ零一二三四五六七八九]{4})\s*年\s*([一二三四五六七八九十]{1,3})\s*月\s*([一二三四五六七八九十]{1,3})\s*日";
    WHOLE_DATE = r"^[（(]?(?:[0-9]{4}|[〇○Ｏ零一二三四五六七八九]{4})\s*年\s*[0-9一二三四五六七八九十]{1,3}\s*月\s*[0-9一二三四五六七八九十]{1,3}\s*日[）)]?$";
}

/// Whether a line is a date and nothing else.
pub(crate) fn is_date(line: &str) -> bool {
    WHOLE_DATE.is_match(line)
}

/// Whether a text holds a date in Chinese numerals.
pub(crate) fn is_chinese(text: &str) -> bool {
    CHINESE_DATE.is_match(text)
}

/// The first date in a text; `None` when there is none or the calendar does not know it.
#[must_use]
pub fn find(text: &str) -> Option<Date> {
    let (year, month, day) = if let Some(found) = ARABIC_DATE.captures(text) {
        let number = |at| found.get(at)?.as_str().parse::<u32>().ok();
        (number(1)?, number(2)?, number(3)?)
    } else {
        let found = CHINESE_DATE.captures(text)?;
        let part = |at| found.get(at).map(|m| m.as_str());
        (positional(part(1)?)?, counting(part(2)?)?, counting(part(3)?)?)
    };
    Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}
