//! Sheet, type area, grid, tables.

use fawen_domain::outline::{Part, Role};
use fawen_typeset::{
    Profile,
    profile::{MM_PER_PT, sheet, size},
};

use super::{
    Subject,
    fault::Faults,
    measure::{millimetres, pitch, points},
    rules,
};
use crate::docx::{
    format::LineRule,
    model::{Paragraph, Piece, Table},
    section::Section,
};

/// The standard allows a millimetre at the margins.
const MARGIN: f64 = 1.05;
/// The type area follows from four margins.
const AREA: f64 = 1.5;
/// Half the leading of a 3号 line: so much may be taken off the margins above and below, so that
/// the white is measured to the ink.
const HALF_LEADING: f64 = 2.42;

pub(super) fn measure(subject: &Subject<'_>, faults: &mut Faults) {
    let sections = &subject.manuscript.sections;
    let many = sections.len() > 1;
    for (number, section) in (1..).zip(sections) {
        let place = if many { format!("第{number}节页面") } else { "页面".to_owned() };
        sheet_size(section, &place, faults);
        if !section.is_landscape() {
            margins(section, &place, faults);
        }
    }
    grid(subject, faults);
    for piece in &subject.manuscript.pieces {
        if let Piece::Table(table) = piece {
            table_width(table, sections, faults);
        }
    }
}

fn sheet_size(section: &Section, place: &str, faults: &mut Faults) {
    let (width, height) = (millimetres(section.width), millimetres(section.height));
    let (short, long) = if width > height { (height, width) } else { (width, height) };
    if (short - sheet::WIDTH).abs() > 1.0 || (long - sheet::HEIGHT).abs() > 1.0 {
        let found = format!("{width:.1}×{height:.1}毫米");
        let wanted = format!("{}×{}毫米（A4）", sheet::WIDTH, sheet::HEIGHT);
        faults.add(rules::SHEET, place, found, wanted);
    }
}

fn margins(section: &Section, place: &str, faults: &mut Faults) {
    let profile = Profile::default();
    let (top, bottom) = (millimetres(section.top), millimetres(section.bottom));
    let left = millimetres(section.left.saturating_add(section.gutter));
    let width = millimetres(section.width) - left - millimetres(section.right);
    let height = millimetres(section.height) - top - bottom;
    let compensated = |found: f64, wanted: f64| (found - wanted).abs() <= 0.6;
    let to_ink = compensated(top, profile.top - HALF_LEADING)
        && compensated(height, profile.height + 2.0 * HALF_LEADING);
    if (top - profile.top).abs() > MARGIN && !to_ink {
        let wanted = format!("{}毫米±1毫米", profile.top);
        faults.add(rules::TOP, format!("{place} 天头"), format!("{top:.1}毫米"), wanted);
    }
    if (left - profile.left).abs() > MARGIN {
        let wanted = format!("{}毫米±1毫米", profile.left);
        faults.add(rules::LEFT, format!("{place} 订口"), format!("{left:.1}毫米"), wanted);
    }
    let height_off = (height - profile.height).abs() > AREA && !to_ink;
    if (width - profile.width).abs() > AREA || height_off {
        let found = format!("{width:.1}×{height:.1}毫米");
        let wanted = format!("{}×{}毫米", profile.width, profile.height);
        faults.add(rules::AREA, format!("{place} 版心"), found, wanted);
    }
}

/// Lines a page and characters a line, by the paragraphs that have most of the text.
fn grid(subject: &Subject<'_>, faults: &mut Faults) {
    let Some((paragraph, section)) = usual(subject) else { return };
    let profile = Profile::default();
    let height =
        f64::from(section.height.saturating_sub(section.top).saturating_sub(section.bottom));
    let pitch = pitch(paragraph, Some(section));
    // A twentieth of a point over all lines is no line less.
    let lines = ((height + 22.0) / pitch.max(1.0)).floor();
    if (lines - f64::from(profile.lines)).abs() > 0.5 {
        let rule = match paragraph.format.line_rule {
            Some(LineRule::Exact) => "固定值",
            Some(LineRule::AtLeast) => "最小值",
            _ => "约",
        };
        let found = format!("每面{lines}行（行距{rule}{:.1}磅）", pitch / 20.0);
        let wanted = format!("每面{}行（行距28.95磅）", profile.lines);
        faults.add(rules::LINES, "正文", found, wanted);
    }
    let indents = section.left.saturating_add(section.right).saturating_add(section.gutter);
    let width = f64::from(section.width.saturating_sub(indents));
    let grid = section.grid.filter(|grid| grid.characters);
    let space = grid.map_or(0.0, |grid| f64::from(grid.space) / 4096.0);
    let tracking = paragraph.texts().next().and_then(|(_, format)| format.tracking).unwrap_or(0);
    let advance = points(paragraph) + space + f64::from(tracking) / 20.0;
    let characters = (width / 20.0 / advance.max(1.0) + 0.03).floor();
    if (characters - f64::from(profile.chars)).abs() > 0.5 {
        let found = format!("每行{characters}字（字距{advance:.2}磅）");
        let cell = profile.cell() / MM_PER_PT;
        let wanted = format!("每行{}字（字距{cell:.2}磅）", profile.chars);
        faults.add(rules::CHARACTERS, "正文", found, wanted);
    }
}

/// The paragraph that stands for the text: one of the size and spacing that most of it has.
fn usual<'s>(subject: &'s Subject<'_>) -> Option<(&'s Paragraph, &'s Section)> {
    let mut counts: Vec<(&Paragraph, usize)> = Vec::new();
    let text = subject.elements.list.iter().filter(|element| {
        matches!(element.role, Role::Paragraph | Role::Heading(_) | Role::ListItem)
            && element.part == Part::Main
    });
    for element in text {
        let paragraph = element.paragraph;
        let length = paragraph.text().chars().count();
        let same = |known: &&mut (&Paragraph, usize)| {
            let (a, b) = (&known.0.format, &paragraph.format);
            a.line == b.line
                && a.line_rule == b.line_rule
                && a.snap_to_grid == b.snap_to_grid
                && (points(known.0) - points(paragraph)).abs() < 0.01
        };
        let full = counts.len() >= 64;
        match counts.iter_mut().find(same) {
            Some(known) => known.1 = known.1.saturating_add(length),
            None if full => {}
            None => counts.push((paragraph, length)),
        }
    }
    let (paragraph, _) = counts.into_iter().max_by_key(|(_, length)| *length)?;
    let section = subject.manuscript.sections.get(paragraph.section)?;
    // Of another size than the standard's, lines and characters follow from the size.
    (points(paragraph) <= 2.0 * size::TWO).then_some((paragraph, section))
}

fn table_width(table: &Table, sections: &[Section], faults: &mut Faults) {
    /// Lines of a table may stand a little outside.
    const SLACK: f64 = 4.5;
    let Some(section) = sections.get(table.section) else { return };
    let indents = section.left.saturating_add(section.right).saturating_add(section.gutter);
    let room = millimetres(section.width.saturating_sub(indents));
    let width: u32 = table.grid.iter().sum();
    let width = millimetres(i32::try_from(width).unwrap_or(i32::MAX));
    if width > room + SLACK {
        let words = first_words(table);
        let wanted = format!("不宽于版心（{room:.0}毫米），过宽的表格横排");
        faults.add(
            rules::TABLE_WIDTH,
            format!("表格“{words}”"),
            format!("宽{width:.0}毫米"),
            wanted,
        );
    }
}

/// The words of the first cell that has any.
fn first_words(table: &Table) -> String {
    let cells = table.rows.iter().flat_map(|row| &row.cells);
    let mut texts = cells.flat_map(|cell| &cell.pieces).filter_map(|piece| match piece {
        Piece::Paragraph(paragraph) => Some(paragraph.text()),
        Piece::Table(_) => None,
    });
    let text = texts.find(|text| !text.trim().is_empty()).unwrap_or_default();
    text.trim().chars().take(12).collect()
}
