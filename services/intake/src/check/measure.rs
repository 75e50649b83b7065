//! Lengths and faces of a paragraph, in the units of the standard.

use fawen_typeset::profile::{MM_PER_PT, size};

use crate::docx::{
    format::{Alignment, LineRule, RunFormat},
    model::Paragraph,
    section::Section,
};

/// Twips in a millimetre.
pub(super) fn millimetres(twips: i32) -> f64 {
    f64::from(twips) / 20.0 * MM_PER_PT
}

/// Points of the type that most of a paragraph is set in.
pub(super) fn points(paragraph: &Paragraph) -> f64 {
    let most = paragraph.texts().max_by_key(|(text, _)| text.chars().count());
    let format = most.map_or(&*paragraph.mark, |(_, format)| format);
    f64::from(format.size.unwrap_or(20)) / 2.0
}

/// White space at the beginning of a text, in characters.
pub(super) fn leading(text: &str) -> f64 {
    let width = |c: char| if c == '\u{3000}' || c == '\t' { 1.0 } else { 0.5 };
    let text = text.trim_start_matches('\n');
    text.chars().take_while(|c| c.is_whitespace()).map(width).sum()
}

/// An indent in characters: by characters if it says so, else by its length.
fn indent(chars: Option<i32>, twips: Option<i32>, points: f64) -> f64 {
    match chars.filter(|chars| *chars != 0) {
        Some(chars) => f64::from(chars) / 100.0,
        None => f64::from(twips.unwrap_or(0)) / 20.0 / points.max(1.0),
    }
}

/// Indent of all lines at the left, in characters.
pub(super) fn left(paragraph: &Paragraph) -> f64 {
    indent(paragraph.format.left_chars, paragraph.format.left, points(paragraph))
}

/// Indent of all lines at the right, in characters.
pub(super) fn right(paragraph: &Paragraph) -> f64 {
    indent(paragraph.format.right_chars, paragraph.format.right, points(paragraph))
}

/// Indent of the first line, in characters, white space at its beginning included.
pub(super) fn first_line(paragraph: &Paragraph) -> f64 {
    let format = &paragraph.format;
    let own = indent(format.first_chars, format.first, points(paragraph));
    left(paragraph) + own + leading(&paragraph.text())
}

/// Whether it is set to the middle.
pub(super) fn is_centred(paragraph: &Paragraph) -> bool {
    paragraph.format.alignment == Some(Alignment::Centre)
}

/// Distance of its lines in twips, as far as the file says.
pub(super) fn pitch(paragraph: &Paragraph, section: Option<&Section>) -> f64 {
    let format = &paragraph.format;
    let line = f64::from(format.line.unwrap_or(240));
    // A single line of Chinese type is about 1.3 times as high as the type.
    let natural = points(paragraph) * 20.0 * 1.3;
    let grid = section.and_then(|section| section.grid).filter(|grid| grid.lines);
    let snaps = format.snap_to_grid != Some(false);
    let single = match grid.and_then(|grid| grid.pitch).filter(|pitch| snaps && *pitch > 0) {
        Some(pitch) => (natural / f64::from(pitch)).ceil().max(1.0) * f64::from(pitch),
        None => natural,
    };
    match format.line_rule {
        Some(LineRule::Exact) => line,
        Some(LineRule::AtLeast) => single.max(line),
        Some(LineRule::Auto) | None => single * line / 240.0,
    }
}

/// Room above a paragraph, in twips.
pub(super) fn above(paragraph: &Paragraph) -> f64 {
    let format = &paragraph.format;
    match format.before_lines.filter(|lines| *lines > 0) {
        Some(lines) => f64::from(lines) / 100.0 * 312.0,
        None => f64::from(format.before.unwrap_or(0)),
    }
}

/// Room below a paragraph, in twips.
pub(super) fn below(paragraph: &Paragraph) -> f64 {
    let format = &paragraph.format;
    match format.after_lines.filter(|lines| *lines > 0) {
        Some(lines) => f64::from(lines) / 100.0 * 312.0,
        None => f64::from(format.after.unwrap_or(0)),
    }
}

/// A class of faces; the standard names classes, not makes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Class {
    /// 小标宋
    Biaosong,
    /// 仿宋
    Fangsong,
    /// 楷
    Kai,
    /// 黑
    Hei,
    /// 宋
    Song,
    /// None of them.
    Other,
}

impl Class {
    /// The class of a face by its name.
    pub(crate) fn of(face: &str) -> Self {
        let face = face.to_lowercase();
        let has = |names: &[&str]| names.iter().any(|name| face.contains(name));
        if has(&["小标宋", "大标宋", "xiaobiaosong", "fzxbs"]) {
            Self::Biaosong
        } else if has(&["仿宋", "fangsong", "fzfs"]) {
            Self::Fangsong
        } else if has(&["楷", "kaiti", "simkai", "fzkt", "stkai"]) {
            Self::Kai
        } else if has(&["黑", "simhei", "heiti", "fzht"]) {
            Self::Hei
        } else if has(&["宋", "simsun", "songti", "song sc"]) {
            Self::Song
        } else {
            Self::Other
        }
    }
}

/// Whether a character is Han.
pub(crate) fn is_han(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}' | '\u{3400}'..='\u{4DBF}' | '〇')
}

/// The face and size of the Chinese characters of runs: of each kind how many there are.
pub(super) fn faces<'f>(
    texts: impl Iterator<Item = (&'f str, &'f RunFormat)>,
) -> Vec<(String, f64, usize)> {
    let mut faces: Vec<(String, f64, usize)> = Vec::new();
    for (text, format) in texts {
        let count = text.chars().filter(|c| is_han(*c)).count();
        if count == 0 {
            continue;
        }
        let face = format.east_asia.as_deref().unwrap_or("宋体");
        let points = f64::from(format.size.unwrap_or(20)) / 2.0;
        let known = faces.iter_mut().find(|(f, p, _)| f == face && (*p - points).abs() < 0.01);
        match known {
            Some((_, _, known)) => *known += count,
            None => faces.push((face.to_owned(), points, count)),
        }
    }
    faces.sort_by_key(|(_, _, count)| std::cmp::Reverse(*count));
    faces
}

/// A size by its name (字号) where it has one: `3号`, else in points.
pub(super) fn size_name(points: f64) -> String {
    const NAMES: [(f64, &str); 14] = [
        (42.0, "初号"),
        (36.0, "小初"),
        (26.0, "1号"),
        (24.0, "小1号"),
        (size::TWO, "2号"),
        (18.0, "小2号"),
        (size::THREE, "3号"),
        (15.0, "小3号"),
        (size::FOUR, "4号"),
        (12.0, "小4号"),
        (10.5, "5号"),
        (9.0, "小5号"),
        (7.5, "6号"),
        (5.5, "7号"),
    ];
    let named = NAMES.iter().find(|(size, _)| (size - points).abs() < 0.01);
    named.map_or_else(|| format!("{points}磅"), |(_, name)| (*name).to_owned())
}

/// Whether a size is the one wanted, to half a point.
pub(super) fn is_size(points: f64, wanted: f64) -> bool {
    (points - wanted).abs() <= 0.5
}
