//! Dates in the text: such as the calendar knows, written in full, on the right day of the week.

use std::ops::Range;

use jiff::civil::Weekday;

use super::subject::{Subject, at, place};
use crate::{
    Finding, Rule,
    calendar::{DateProblem, find_dates, in_figures, parse_date},
    outline::{Passage, pattern::patterns},
};

patterns! {
    DAY_OF_WEEK = r"^\s*[（(]?\s*(?:星期|周)([一二三四五六日天])";
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

/// The dates in a passage that are wrong, each with its words.
fn problems(passage: &Passage) -> impl Iterator<Item = (&str, DateProblem)> {
    find_dates(&passage.text, ANY_YEAR)
        .into_iter()
        .filter_map(|found| Some((passage.text.get(found.at)?, found.date.err()?)))
}

/// Finds dates that the calendar does not know.
pub(super) fn nonsense(subject: &Subject) -> Vec<Finding> {
    let of_passage = |passage: &Passage| -> Vec<Finding> {
        problems(passage)
            .filter_map(|(words, problem)| {
                let finding =
                    Finding::error(NONSENSE, place(passage), nonsense_in(words, problem)?);
                Some(at(finding, passage, words))
            })
            .collect()
    };
    subject.passages.iter().flat_map(of_passage).collect()
}

/// Why these words are no date; `None` where something else is wrong with them.
fn nonsense_in(words: &str, problem: DateProblem) -> Option<String> {
    let named_year = words.contains('年');
    match problem {
        DateProblem::NoSuchDay { .. } if !named_year => {
            Some(format!("历法中没有“{words}”这个日期，请核对"))
        }
        // 18月龄 is an age.
        DateProblem::NoSuchMonth { .. } if !named_year && !words.contains('日') => None,
        DateProblem::NoSuchDay { .. }
        | DateProblem::NoSuchMonth { .. }
        | DateProblem::EndsBeforeItBegins { .. } => Some(format!("日期有误：{problem}")),
        _ => None,
    }
}

/// Finds `8月15前`.
pub(super) fn incomplete(subject: &Subject) -> Vec<Finding> {
    let of_passage = |passage: &Passage| -> Vec<Finding> {
        problems(passage)
            .filter(|(_, problem)| matches!(problem, DateProblem::DayWordMissing { .. }))
            .map(|(words, problem)| {
                let message = format!("日期不完整：{problem}");
                at(Finding::error(INCOMPLETE, place(passage), message), passage, words)
            })
            .collect()
    };
    subject.text().flat_map(of_passage).collect()
}

/// Finds dates with the wrong day of the week; only where the year is named.
pub(super) fn weekday(subject: &Subject) -> Vec<Finding> {
    let of_passage = |passage: &Passage| -> Vec<Finding> {
        let found = find_dates(&passage.text, ANY_YEAR).into_iter();
        found.filter_map(|found| wrong_weekday(passage, found.at)).collect()
    };
    subject.passages.iter().flat_map(of_passage).collect()
}

fn wrong_weekday(passage: &Passage, place_of_date: Range<usize>) -> Option<Finding> {
    let rest = passage.text.get(place_of_date.end..)?;
    let words = passage.text.get(place_of_date)?;
    let named = DAY_OF_WEEK.captures(rest)?;
    let date = parse_date(words).ok()?;
    let (said, right) = (named[1].replace('天', "日"), name(date.weekday()));
    (said != right).then(|| {
        let message = format!("{}是星期{right}，不是星期{said}", in_figures(date));
        let quote = format!("{words}{}", &named[0]);
        at(Finding::error(WEEKDAY, place(passage), message), passage, &quote)
    })
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
