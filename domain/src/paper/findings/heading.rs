//! Checks of the headings: each level with its own numbers, in sequence.

use crate::{
    Finding,
    paper::{Block, Heading, HeadingLevel, Paper, rules},
    text::scan::Cursor,
};

pub(super) fn findings(paper: &Paper) -> Vec<Finding> {
    let texts = paper.texts();
    texts.iter().flat_map(|(part, blocks)| of_text(part, blocks)).collect()
}

fn of_text(part: &str, blocks: &[Block]) -> Vec<Finding> {
    let mut findings = vec![];
    let mut counts = Counts::default();
    for (index, block) in blocks.iter().enumerate() {
        if let Block::Heading(heading) = block {
            let place = format!("{part} 第{}段", index.saturating_add(1));
            findings.extend(shape(heading, &place));
            findings.extend(counts.next(heading, &place));
        }
    }
    findings
}

fn shape(heading: &Heading, place: &str) -> Option<Finding> {
    let number = Number::of(&heading.text);
    if number.is_some_and(|number| number.shape == Some(heading.level)) {
        return None;
    }
    let message = format!("这一层标题的序数应当写作“{}”", pattern(heading.level));
    Some(Finding::warning(rules::HEADING_SHAPE, place, message).quoting(&heading.text))
}

/// The last number of each level, and whether a higher heading came since.
#[derive(Default)]
struct Counts([Count; 4]);

#[derive(Default, Clone, Copy)]
struct Count {
    last: u32,
    may_restart: bool,
}

impl Counts {
    /// Takes the next heading. A level starts at 1 under each higher heading, or goes on counting
    /// through them (as `1.` to `10.` do in many work plans).
    fn next(&mut self, heading: &Heading, place: &str) -> Option<Finding> {
        let number = Number::of(&heading.text)?.value;
        let mut levels = self.0.iter_mut().skip(depth(heading.level));
        let count = levels.next()?;
        let Count { last, may_restart } = *count;
        *count = Count { last: number, may_restart: false };
        levels.for_each(|below| below.may_restart = true);

        let due = last.saturating_add(1);
        if number == due || (number == 1 && may_restart) {
            return None;
        }
        let message = if last == 0 {
            format!("这一层标题从{number}开始，前面缺少1")
        } else {
            format!("标题序数不连续：上一个是{last}，这里是{number}，应当是{due}")
        };
        Some(Finding::error(rules::HEADING_SEQUENCE, place, message).quoting(&heading.text))
    }
}

const fn depth(level: HeadingLevel) -> usize {
    match level {
        HeadingLevel::One => 0,
        HeadingLevel::Two => 1,
        HeadingLevel::Three => 2,
        HeadingLevel::Four => 3,
    }
}

const fn pattern(level: HeadingLevel) -> &'static str {
    match level {
        HeadingLevel::One => "一、",
        HeadingLevel::Two => "（一）",
        HeadingLevel::Three => "1.",
        HeadingLevel::Four => "（1）",
    }
}

/// The number at the head of a heading.
#[derive(Clone, Copy)]
struct Number {
    value: u32,
    /// The level whose proper shape it has, if any: `1、` and `(一)` have none.
    shape: Option<HeadingLevel>,
}

impl Number {
    fn of(text: &str) -> Option<Self> {
        let mut cursor = Cursor::new(text.trim_start());
        let opening = cursor.take_if(|c| matches!(c, '（' | '('));
        let figure = cursor.figure()?;
        let value = figure.value().filter(|value| *value > 0 || !figure.han)?;
        let mark = cursor.take_if(|c| matches!(c, '、' | '）' | ')' | '.' | '．'))?;
        let shape = match (opening, figure.han, mark) {
            (None, true, '、') => Some(HeadingLevel::One),
            (Some('（'), true, '）') => Some(HeadingLevel::Two),
            (None, false, '.' | '．') => Some(HeadingLevel::Three),
            (Some('（'), false, '）') => Some(HeadingLevel::Four),
            _ => None,
        };
        Some(Self { value, shape })
    }
}
