//! Finds dates and periods in running text, the malformed ones too.

use std::ops::Range;

use jiff::civil::Date;

use super::{
    DateProblem, FuzzyDate, parse_date,
    read::{self, Point, Words},
    settle::Reading,
};
use crate::text::{is_blank, scan::Cursor};

/// A date found in running text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundDate {
    /// Where it stands, in bytes.
    pub at: Range<usize>,
    /// What it means, or what is wrong with it.
    pub date: Result<FuzzyDate, DateProblem>,
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

/// The first date in a running text, if it is one to the day with its year.
#[must_use]
pub fn first_date(text: &str) -> Option<Date> {
    let text = &in_plain_digits(text);
    // The year does not matter: a date that needs it is none with its year.
    let first = find_dates(text, 2000).into_iter().next()?;
    parse_date(text.get(first.at)?).ok()
}

/// Full-width digits are digits, and the rings that stand for a naught are 〇.
fn in_plain_digits(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '０'..='９' => u32::from(c).checked_sub(0xFEE0).and_then(char::from_u32).unwrap_or(c),
            '○' | '◯' | 'О' | 'Ｏ' => '〇',
            _ => c,
        })
        .collect()
}

fn is_bare_year(words: &Words<'_>) -> bool {
    let bare = |point: &Point<'_>| point.month.is_none() && !point.festival;
    let named_festival_only = words.from.festival && words.from.year.is_none();
    named_festival_only || (bare(&words.from) && words.to.as_ref().is_none_or(bare))
}
