//! Numbering marks at the head of a line: `一、` `（一）` `1.` `（1）` `第一条` `1.2.1`.

use super::pattern::patterns;
use crate::{paper::HeadingLevel, text::parse_numeral};

patterns! {
    CHINESE_COMMA = r"^([一二三四五六七八九十百零]{1,7})、";
    CHINESE_BRACKETS = r"^([（(])([一二三四五六七八九十百零]{1,7})([）)])";
    ARABIC_POINT = r"^([0-9]{1,3})([.．、])(\s*)";
    ARABIC_BRACKETS = r"^([（(])([0-9]{1,3})([）)])";
    CHAPTER = r"^第([一二三四五六七八九十百零]{1,7})([编章节条])(?:\s|$)";
    DECIMAL = r"^([0-9]{1,2}(?:\.[0-9]{1,2}){1,3})\s*\D";
    DECIMAL_TOP = r"^([0-9]{1,2})\u{3000}+\S";
    YEAR_NEXT = r"^[0-9]{4}\s*年";
}

/// How a line is numbered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MarkStyle {
    /// `一、`
    ChineseComma,
    /// `（一）`
    ChineseBrackets,
    /// `1.`, also the faulty `1、`
    ArabicPoint,
    /// `（1）`
    ArabicBrackets,
    /// `第一章`
    Chapter,
    /// `第一节`
    Section,
    /// `第一条`
    Article,
    /// `1.2.1`, by its depth
    Decimal(u8),
}

/// The numbering mark of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// How it is written.
    pub style: MarkStyle,
    /// Its last number.
    pub number: u32,
    /// The mark as it stands, without the space that follows.
    pub text: String,
    /// Whether white space follows.
    pub spaced: bool,
}

impl MarkStyle {
    /// The level of a heading so marked; articles are text, not headings.
    #[must_use]
    pub const fn level(self) -> Option<HeadingLevel> {
        match self {
            Self::ChineseComma | Self::Chapter | Self::Decimal(1) => Some(HeadingLevel::One),
            Self::ChineseBrackets | Self::Section | Self::Decimal(2) => Some(HeadingLevel::Two),
            Self::ArabicPoint | Self::Decimal(3) => Some(HeadingLevel::Three),
            Self::ArabicBrackets | Self::Decimal(_) => Some(HeadingLevel::Four),
            Self::Article => None,
        }
    }
}

impl Mark {
    /// The mark at the head of a line, if it has one.
    #[must_use]
    pub fn of(line: &str) -> Option<Self> {
        chinese(line).or_else(|| decimal(line)).or_else(|| arabic(line)).or_else(|| chapter(line))
    }
}

fn chinese(line: &str) -> Option<Mark> {
    if let Some(found) = CHINESE_COMMA.captures(line) {
        return mark(line, MarkStyle::ChineseComma, counting(&found[1])?, &found[0]);
    }
    let found = CHINESE_BRACKETS.captures(line)?;
    mark(line, MarkStyle::ChineseBrackets, counting(&found[2])?, &found[0])
}

fn arabic(line: &str) -> Option<Mark> {
    if let Some(found) = ARABIC_BRACKETS.captures(line) {
        return mark(line, MarkStyle::ArabicBrackets, found[2].parse().ok()?, &found[0]);
    }
    let found = ARABIC_POINT.captures(line)?;
    let rest = line.get(found[0].len()..).unwrap_or_default();
    // `3.5亿元` is a figure, `2.2020年工作` is an item.
    if found[3].is_empty() && starts_with_digit(rest) && !YEAR_NEXT.is_match(rest) {
        return None;
    }
    mark(line, MarkStyle::ArabicPoint, found[1].parse().ok()?, found[0].trim_end())
}

fn decimal(line: &str) -> Option<Mark> {
    let found = DECIMAL.captures(line).or_else(|| DECIMAL_TOP.captures(line))?;
    let path = found.get(1)?.as_str();
    let rest = line.get(path.len()..).unwrap_or_default();
    if !rest.starts_with(char::is_whitespace) {
        return None;
    }
    let numbers: Vec<&str> = path.split('.').collect();
    let depth = u8::try_from(numbers.len()).ok()?;
    mark(line, MarkStyle::Decimal(depth), numbers.last()?.parse().ok()?, path)
}

fn chapter(line: &str) -> Option<Mark> {
    let found = CHAPTER.captures(line)?;
    let style = match &found[2] {
        "条" => MarkStyle::Article,
        "节" => MarkStyle::Section,
        _ => MarkStyle::Chapter,
    };
    mark(line, style, counting(&found[1])?, found[0].trim_end())
}

/// The number that a numeral counts; nothing is numbered 零.
fn counting(numeral: &str) -> Option<u32> {
    parse_numeral(numeral).filter(|number| *number > 0)
}

fn starts_with_digit(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit())
}

#[expect(clippy::unnecessary_wraps, reason = "lets the callers end in it")]
fn mark(line: &str, style: MarkStyle, number: u32, text: &str) -> Option<Mark> {
    let rest = line.get(text.len()..).unwrap_or_default();
    Some(Mark {
        style,
        number,
        text: text.to_owned(),
        spaced: rest.starts_with(char::is_whitespace),
    })
}
