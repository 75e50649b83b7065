//! What a break costs for the sense of a title: nothing before 关于, much inside a word.

use super::{lexicon, text::Text};
use crate::line::{closes, joined, opens};

/// A break inside a word: only where nothing else fits.
const INSIDE: f64 = 40.0;
/// Words that belong to what follows them.
const LEADING: [&str; 9] = ["和", "与", "及", "以及", "暨", "或", "并", "对", "在"];
/// Bodies, whose names end a line well.
const BODIES: [&str; 16] = [
    "委员会",
    "办公厅",
    "办公室",
    "人民政府",
    "国务院",
    "总局",
    "促进会",
    "委员",
    "厅",
    "局",
    "部",
    "委",
    "省",
    "市",
    "院",
    "会",
];
/// Particles that never open a line.
const TRAILING: [char; 8] = ['的', '之', '等', '了', '们', '们', '地', '者'];
/// Measures that go with the number before them.
const MEASURES: &str = "届次批年期个项号条度季月日周级类部轮";
/// Numerals.
const NUMERALS: &str = "一二三四五六七八九十百千万〇零两第几";

/// The cost of a break before each character; `None` where there must be none.
pub(super) fn costs(characters: &[char]) -> Vec<Option<f64>> {
    let text = Text::of(characters);
    let starts = lexicon::starts(characters, &text);
    let depth = depths(characters);
    let title = Title { characters, text, starts };
    let cost = |at: usize| {
        let quoted = if depth.get(at).copied().unwrap_or(0) > 0 { 6.0 } else { 0.0 };
        title.cost(at).map(|cost| cost + quoted)
    };
    (0..characters.len()).map(cost).collect()
}

struct Title<'a> {
    characters: &'a [char],
    text: Text,
    /// Whether a word begins at each character.
    starts: Vec<bool>,
}

impl Title<'_> {
    fn cost(&self, at: usize) -> Option<f64> {
        let before = *self.characters.get(at.checked_sub(1)?)?;
        let next = *self.characters.get(at)?;
        if self.forbidden(before, next) {
            return None;
        }
        if before == ' ' || before == '\u{3000}' {
            return Some(0.0);
        }
        if !self.starts.get(at).copied().unwrap_or(true) || self.counted(at, before, next) {
            return Some(INSIDE);
        }
        let (ended, begun) = (self.ended(at), self.begun(at));
        Some(match () {
            () if begun == "关于" => 0.0,
            () if matches!(before, '、' | '，' | '；') => 1.0,
            () if LEADING.contains(&ended) => 12.0,
            // 的通知 stays whole: a line that says only 通知 is no line.
            () if before == '的' => {
                if self.characters.len() - at <= 4 {
                    8.0
                } else {
                    2.0
                }
            }
            () if matches!(next, '《' | '“' | '〈') => 0.5,
            () if matches!(before, '》' | '”' | '）') => 1.5,
            () if matches!(next, '（') => 5.0,
            () if ended == "关于" => 3.0,
            () if BODIES.iter().any(|body| ended.ends_with(body)) => 2.5,
            () if LEADING.contains(&begun) => 2.5,
            // A single character belongs to its neighbour more often than not.
            () if ended.chars().count() == 1 || begun.chars().count() == 1 => 9.0,
            () => 4.0,
        })
    }

    fn forbidden(&self, before: char, next: char) -> bool {
        let word = before.is_ascii_alphanumeric() && next.is_ascii_alphanumeric();
        let spaced = matches!(next, ' ' | '\u{3000}');
        closes(next)
            || opens(before)
            || word
            || spaced
            || TRAILING.contains(&next)
            || joined(before, next)
    }

    /// Whether a number or its measure would be parted: 第|三届, 2023年|度.
    fn counted(&self, at: usize, before: char, next: char) -> bool {
        let numeral = |c: char| c.is_ascii_digit() || NUMERALS.contains(c);
        let year = before == '年'
            && next == '度'
            && at >= 2
            && self.characters.get(at - 2).copied().is_some_and(numeral);
        numeral(before) && (numeral(next) || MEASURES.contains(next)) || year
    }

    /// The word that ends before `at`.
    fn ended(&self, at: usize) -> &str {
        let start = (0..at).rev().find(|&index| self.starts.get(index) == Some(&true));
        self.text.word(start.unwrap_or(0), at)
    }

    /// The word that begins at `at`.
    fn begun(&self, at: usize) -> &str {
        let count = self.characters.len();
        let end = (at + 1..count).find(|&index| self.starts.get(index) == Some(&true));
        self.text.word(at, end.unwrap_or(count))
    }
}

/// How many quotation marks or title marks are open before each character.
fn depths(characters: &[char]) -> Vec<usize> {
    let mut open = 0_usize;
    characters
        .iter()
        .map(|&character| {
            let before = open;
            match character {
                '《' | '“' | '（' | '〈' => open += 1,
                '》' | '”' | '）' | '〉' => open = open.saturating_sub(1),
                _ => {}
            }
            before
        })
        .collect()
}
