//! The mark (发文机关标志) in the flow: a paragraph a line, or for a joint paper a table with the names and
//! what follows them at their right (7.2.4).

use docx_rs::{
    AlignmentType, Run, Table, TableAlignmentType, TableCell, TableCellMargins, TableLayoutType,
    TableRow, VAlignType, WidthType,
};
use fawen_typeset::{
    Colour,
    profile::{MM_PER_PT, size},
};

use super::{
    Piece, face,
    masthead::{Masthead, paragraph},
    measure::{BASELINE, half_points, millimetres, twips},
    placed::{Line, squeeze},
    setting::Setting,
    style::{exactly, id},
};

pub(super) fn put(setting: &Setting<'_>, head: &mut Masthead) {
    let lines: Vec<&Line> = setting.placed.lines.iter().filter(|line| is_mark(line)).collect();
    let suffix = squeeze(&setting.paper.masthead.mark_suffix);
    match lines.as_slice() {
        [names @ .., aside] if names.len() > 1 && squeeze(&aside.text()) == suffix => {
            beside(head, names, aside);
        }
        lines => {
            for line in lines {
                let height = line_height(line.size);
                head.put(paragraph(id::MARK).add_run(run(line)), line.baseline, height);
            }
        }
    }
}

/// Whether a line is one of the mark: red, and larger than the name of a signatory, which is red too (7.3.5.3).
pub(super) fn is_mark(line: &Line) -> bool {
    line.page == 0 && line.colour == Colour::Red && line.size > size::THREE + 0.1
}

/// Names spread to one width, the suffix to their right in the middle of their height.
fn beside(head: &mut Masthead, names: &[&Line], aside: &Line) {
    let [first, second, ..] = names else { return };
    let pitch = twips(second.baseline - first.baseline);
    let top = twips(first.baseline - BASELINE * millimetres(pitch));
    let room = (top - head.end).max(20);
    let width = |lines: &[&Line]| {
        let left = lines.iter().map(|line| line.left()).fold(f64::INFINITY, f64::min);
        let right = lines.iter().map(|line| line.right).fold(0.0, f64::max);
        usize::try_from(twips(right - left)).unwrap_or(1) + 20
    };
    let edge = names.iter().map(|line| line.right).fold(0.0, f64::max);
    let gap = twips(aside.left() - edge).max(0);
    let widths = [width(names), width(&[aside]) + usize::try_from(gap).unwrap_or(0)];
    let line = |line: &Line, align, height| {
        paragraph(id::MARK).align(align).line_spacing(exactly(height)).add_run(run(line))
    };
    let [left, right] = widths.map(|width| {
        TableCell::new().width(width, WidthType::Dxa).vertical_align(VAlignType::Center)
    });
    let left = names
        .iter()
        .fold(left, |cell, name| cell.add_paragraph(line(name, AlignmentType::Distribute, pitch)));
    let aside = line(aside, AlignmentType::Left, line_height(aside.size));
    let right = right.add_paragraph(aside.indent(Some(gap), None, None, None));
    let table = Table::without_borders(vec![TableRow::new(vec![left, right])])
        .set_grid(widths.to_vec())
        .layout(TableLayoutType::Fixed)
        .margins(TableCellMargins::new().margin(0, 0, 0, 0))
        .align(TableAlignmentType::Center);
    let above = paragraph(id::MARK).line_spacing(exactly(room));
    head.pieces.extend([Piece::from(above), Piece::from(table)]);
    head.end += room + pitch * names.len() as i32;
}

/// The text of a line of the mark in its size, condensed as on the pages.
pub(super) fn run(line: &Line) -> Run {
    let stretch = (line.stretch * 100.0).floor() as i32;
    let run = face::plain(&line.text()).size(half_points(line.size));
    if stretch == 100 { run } else { run.stretch(stretch) }
}

/// Height of a line of the mark.
pub(super) fn line_height(size: f64) -> i32 {
    twips(size * MM_PER_PT * 1.2)
}
