//! Finds document numbers in running text, the malformed ones too.

use std::ops::Range;

use super::{
    NumberCheck, check, is_digit, is_han,
    shape::{self, Shape},
};
use crate::text::scan::Cursor;

/// A document number found in running text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundNumber {
    /// Where it stands, in bytes.
    pub at: Range<usize>,
    /// What is to be said about it.
    pub check: NumberCheck,
}

/// Words before a number that do not belong to its code.
///
/// 经, 据, 对 and others that also stand in codes (发改农经, 国数据) are left out.
const LEAD_IN: [&str; 32] = [
    "根据", "依据", "按照", "依照", "遵照", "参照", "贯彻", "落实", "执行", "转发", "印发", "下发",
    "发布", "文件", "以及", "关于", "通过", "参见", "详见", "号", "和", "与", "及", "或", "的",
    "按", "以", "由", "在", "为", "是", "见",
];

/// All that looks like a document number in a running text; numbers of orders (第707号) are proper
/// there and left aside.
///
/// Where the code begins is told by punctuation and by words such as 根据; it is a best guess.
#[must_use]
pub fn find_numbers(text: &str) -> Vec<FoundNumber> {
    let mut found = vec![];
    let mut done = 0;
    for (at, c) in text.char_indices() {
        if at < done || !(shape::is_opening(c) || is_digit(c)) {
            continue;
        }
        let mut cursor = Cursor::at(text, at);
        let shape = shape::read(&mut cursor);
        let end = cursor.position();
        let start = code_start(text, done, at);
        if start < at && looks_like_a_number(&shape, text.get(start..at).unwrap_or_default()) {
            let check = check(text.get(start..end).unwrap_or_default());
            found.push(FoundNumber { at: start..end, check });
            done = end;
        } else if shape.open.is_none() {
            // The tail of a figure is not looked at as a shorter one.
            let mut figure = Cursor::at(text, at);
            figure.figure();
            done = figure.position();
        }
    }
    found
}

fn looks_like_a_number(shape: &Shape<'_>, code: &str) -> bool {
    let Some(year) = &shape.year else {
        return false;
    };
    if shape.open.is_none() && shape.close.is_none() {
        return runs_together(shape, code);
    }
    let delimited = shape.close.is_some() || shape.year_word;
    // （12）3号 is more often an item in a list than a number of the year 2012.
    let round = matches!(shape.open, Some('（' | '(' | '《' | '<' | '＜'));
    let is_year = year.length() == 4 || (year.length() == 2 && !round && !year.han);
    shape.serial.is_some() && shape.number_word && delimited && is_year
}

/// 国办发201214号, 国办发2012年14号: taken for a number only after a usual end of a code.
fn runs_together(shape: &Shape<'_>, code: &str) -> bool {
    let usual = code.trim_end().ends_with(['发', '函', '字', '办', '通', '复']);
    let Some(year) = &shape.year else {
        return false;
    };
    let apart = year.length() == 4 && shape.year_word && shape.serial.is_some();
    let together = (5..=8).contains(&year.length()) && shape.serial.is_none();
    let ends = shape.number_word && (apart || together);
    usual && ends && !year.han
}

/// Where the code that ends at `end` begins, not before `from`.
fn code_start(text: &str, from: usize, end: usize) -> usize {
    let before = text.get(from..end).unwrap_or_default();
    let body = before.trim_end_matches([' ', '\u{3000}', '\u{a0}']);
    let bound = body.trim_end_matches(is_han).len();
    let run = body.get(bound..).unwrap_or_default();
    // Right after another number comes a conjunction, not a code: 国发〔2018〕3号和国函〔2018〕4号.
    let joined = bound == 0 && from > 0;
    let ends = LEAD_IN.iter().filter_map(|words| end_of(run, words, joined));
    let cut = ends.max();
    let start = from.saturating_add(bound).saturating_add(cut.unwrap_or(0));
    if cut == Some(run.len()) { end } else { start }
}

/// Where the last `words` in `run` end; a single character at the very beginning may well open
/// the code (和政发), so it is left to it unless the run is joined to a number before.
fn end_of(run: &str, words: &str, joined: bool) -> Option<usize> {
    let at = run.rfind(words)?;
    let one = words.chars().nth(1).is_none();
    let opens_code = at == 0 && one && !joined && words != "号";
    (!opens_code).then(|| at.saturating_add(words.len()))
}
