//! The paragraphs of an article, in the order in which they are read.

use fawen_domain::campaign::policy::TextPart;

use crate::docx::{
    format::Alignment,
    model::{Inline, Paragraph, Piece},
};

/// Longest heading, and longest byline, in characters.
const SHORT: usize = 40;
/// Half points from which type is large: larger than 三号.
const LARGE: i32 = 34;
/// Words that units end in or contain.
const UNITS: [&str; 16] = [
    "医院",
    "局",
    "中心",
    "委员会",
    "学校",
    "大学",
    "学院",
    "支部",
    "党委",
    "公司",
    "协会",
    "研究",
    "集团",
    "卫生院",
    "促进会",
    "保健院",
];

/// A paragraph that is not blank.
#[derive(Debug)]
pub(super) struct Line<'m> {
    pub(super) paragraph: &'m Paragraph,
    /// Its words, without the number that a program counts.
    pub(super) text: String,
    pub(super) in_table: bool,
}

/// The paragraphs of a flow, those of its tables and boxes where they stand.
pub(super) fn lines(pieces: &[Piece]) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    gather(pieces, false, &mut lines);
    lines
}

fn gather<'m>(pieces: &'m [Piece], in_table: bool, lines: &mut Vec<Line<'m>>) {
    for piece in pieces {
        match piece {
            Piece::Paragraph(paragraph) => {
                let text = words(paragraph);
                if !text.trim().is_empty() {
                    lines.push(Line { paragraph, text, in_table });
                }
                for (pieces, _) in &paragraph.boxes {
                    gather(pieces, true, lines);
                }
            }
            Piece::Table(table) => {
                for cell in table.rows.iter().flat_map(|row| &row.cells) {
                    gather(&cell.pieces, true, lines);
                }
            }
        }
    }
}

fn words(paragraph: &Paragraph) -> String {
    let mut text = String::new();
    for inline in &paragraph.inlines {
        match inline {
            Inline::Text { text: words, .. } => text.push_str(words),
            Inline::Tab | Inline::LineBreak | Inline::PageBreak => text.push(' '),
            Inline::PageField(_) | Inline::Picture(_) => {}
        }
    }
    text
}

impl Line<'_> {
    /// Face and size of most of its Chinese characters.
    pub(super) fn setting(&self) -> Option<(String, i32)> {
        super::style::Weights::of([self]).most()
    }

    pub(super) fn is_centred(&self) -> bool {
        self.paragraph.format.alignment == Some(Alignment::Centre)
    }

    pub(super) fn is_large(&self) -> bool {
        self.setting().is_some_and(|(_, size)| size >= LARGE)
    }

    /// Its words with its number before them.
    fn shown(&self) -> String {
        let label = self.paragraph.label.as_ref().map_or("", |label| label.text.trim());
        format!("{label}{}", self.text.trim())
    }

    /// The level of its number: 一、 or （一）; `None` where it has neither.
    pub(super) fn level(&self) -> Option<TextPart> {
        let text = self.shown();
        let numeral = |c: char| "一二三四五六七八九十".contains(c);
        if let Some(rest) = text.strip_prefix(['（', '(']) {
            let (number, _) = rest.split_once(['）', ')'])?;
            let counts = !number.is_empty() && number.chars().all(numeral);
            return counts.then_some(TextPart::HeadingTwo);
        }
        let (number, _) = text.split_once('、')?;
        (!number.is_empty() && number.chars().all(numeral)).then_some(TextPart::HeadingOne)
    }

    pub(super) fn is_numbered(&self) -> bool {
        self.level().is_some()
    }

    /// Whether it names a unit or an author, as under a title.
    pub(super) fn is_byline(&self) -> bool {
        let text = self.text.trim();
        let short = text.chars().count() <= SHORT && !ends_sentence(text);
        let bracketed = text.starts_with(['（', '(']) && text.ends_with(['）', ')']);
        let set_apart =
            matches!(self.paragraph.format.alignment, Some(Alignment::Centre | Alignment::Right));
        let unit = UNITS.iter().any(|unit| text.contains(unit)) && !text.contains("情况");
        !self.in_table && short && !self.is_numbered() && (set_apart || bracketed || unit)
    }

    /// Its words, if it is a heading: short and no sentence, or the first sentence after a number.
    pub(super) fn heading(&self) -> Option<String> {
        if self.in_table {
            return None;
        }
        let text = self.shown();
        let first = text.split_inclusive(['。', '：', ':']).next().unwrap_or_default();
        let heading =
            if self.is_numbered() { first.trim_end_matches(['。', '：', ':']) } else { &text };
        let length = heading.chars().count();
        let fits = length <= SHORT && (self.is_numbered() || !ends_sentence(heading));
        fits.then(|| heading.chars().take(super::HEADING).collect())
    }
}

fn ends_sentence(text: &str) -> bool {
    text.ends_with(['。', '！', '？', '；', '，', '：', ';', '.', ',', '!', '?', ':', '”'])
}
