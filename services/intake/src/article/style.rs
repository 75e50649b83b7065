//! How most of some lines is set.

use std::collections::BTreeMap;

use fawen_domain::campaign::policy::{LineSpacing, TextPart, TextStyle};

use super::line::Line;
use crate::{
    check::{Class, is_han},
    docx::format::LineRule,
};

/// Half points where no style says a size.
const UNSAID: i32 = 20;

/// How many Chinese characters are set in which face and size, and how many of them bold.
#[derive(Debug, Default)]
pub(super) struct Weights {
    settings: BTreeMap<(String, i32), u64>,
    bold: u64,
    all: u64,
}

impl Weights {
    pub(super) fn of<'l, 'm: 'l>(lines: impl IntoIterator<Item = &'l Line<'m>>) -> Self {
        let mut weights = Self::default();
        for line in lines {
            let label = line.paragraph.label.as_ref().map_or("", |label| label.text.as_str());
            for (text, format) in line.paragraph.texts().filter(|(text, _)| *text != label) {
                let count = text.chars().filter(|c| is_han(*c)).count() as u64;
                if count == 0 {
                    continue;
                }
                let face = format.east_asia.as_deref().unwrap_or("宋体").to_owned();
                let setting = (face, format.size.unwrap_or(UNSAID));
                let known = weights.settings.entry(setting).or_default();
                *known = known.saturating_add(count);
                weights.all = weights.all.saturating_add(count);
                if format.bold == Some(true) {
                    weights.bold = weights.bold.saturating_add(count);
                }
            }
        }
        weights
    }

    /// The face and size of most characters.
    pub(super) fn most(&self) -> Option<(String, i32)> {
        let most = self.settings.iter().max_by_key(|(_, count)| **count);
        most.map(|(setting, _)| setting.clone())
    }
}

/// How most of these lines is set; `None` when they have no Chinese character.
pub(super) fn of<'l, 'm: 'l>(
    part: TextPart,
    lines: impl Iterator<Item = &'l Line<'m>>,
) -> Option<TextStyle> {
    let lines: Vec<&Line<'_>> = lines.collect();
    let weights = Weights::of(lines.iter().copied());
    let (face, size) = weights.most()?;
    let centred = lines.iter().filter(|line| line.is_centred()).count();
    Some(TextStyle {
        part,
        face: Some(family(&face)),
        half_points: u32::try_from(size).ok(),
        bold: Some(weights.bold.saturating_mul(2) > weights.all),
        centred: Some(centred.saturating_mul(2) > lines.len()),
        line: spacing(&lines),
    })
}

/// A face under the name that rules know its family by, with its own name where that differs.
fn family(face: &str) -> String {
    let family = match Class::of(face) {
        Class::Fangsong => "仿宋",
        Class::Kai => "楷体",
        Class::Hei => "黑体",
        Class::Song => "宋体",
        Class::Biaosong | Class::Other => return face.to_owned(),
    };
    if face.starts_with(family) { face.to_owned() } else { format!("{family}（{face}）") }
}

/// The line spacing of most of the lines.
fn spacing(lines: &[&Line<'_>]) -> Option<LineSpacing> {
    let mut counts: BTreeMap<(u8, u32), (LineSpacing, usize)> = BTreeMap::new();
    for line in lines {
        let format = &line.paragraph.format;
        let amount = u32::try_from(format.line.unwrap_or(240)).unwrap_or(0);
        let (order, spacing) = match format.line_rule {
            Some(LineRule::Exact) => (1, LineSpacing::Exact(amount)),
            Some(LineRule::AtLeast) => (2, LineSpacing::AtLeast(amount)),
            Some(LineRule::Auto) | None if amount == 240 => (0, LineSpacing::Single),
            Some(LineRule::Auto) | None => (3, LineSpacing::Multiple(amount)),
        };
        let known = counts.entry((order, amount)).or_insert((spacing, 0));
        known.1 = known.1.saturating_add(1);
    }
    counts.into_values().max_by_key(|(_, count)| *count).map(|(spacing, _)| spacing)
}
