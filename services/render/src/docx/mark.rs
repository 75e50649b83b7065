//! The mark in the flow: one line, or for a joint paper a table with the names and the suffix beside them.

use docx_rs::{
    AlignmentType, Paragraph, Run, Table, TableAlignmentType, TableCell, TableCellMargins,
    TableLayoutType, TableRow, VAlignType, WidthType,
};
use fawen_domain::paper::Paper;
use fawen_typeset::{
    Profile,
    mark::{Fit, fit},
};

use super::{
    Piece, face,
    masthead::{before, paragraph},
    measure::half_points,
    style::{exactly, id},
};

/// The mark with its ink so far below the top of the type area.
pub(super) fn pieces(paper: &Paper, profile: &Profile, above: i32) -> Vec<Piece> {
    let masthead = &paper.masthead;
    match masthead.issuers.as_slice() {
        [] | [_] => {
            let text = format!("{}{}", masthead.issuers.concat(), masthead.mark_suffix);
            let fit = fit(ems(&text), profile.width - 0.5, profile.mark_size, profile);
            let spacing = exactly(line_height(fit.size)).before(before(above - ink_drop(fit.size)));
            let line = paragraph(id::MARK).line_spacing(spacing);
            vec![Piece::Paragraph(line.add_run(run(&text, fit)))]
        }
        names => joint(names, &masthead.mark_suffix, profile, above),
    }
}

/// Names spread to one width, the suffix to their right in the middle of their height (7.2.4).
fn joint(names: &[String], suffix: &str, profile: &Profile, above: i32) -> Vec<Piece> {
    let widest = names.iter().map(|name| ems(name)).fold(0.0, f64::max);
    let all = widest + ems(suffix);
    let fit = fit(all, profile.width - 1.0, profile.mark_size * 0.75, profile);
    let twips = |ems: f64| (ems * fit.size * fit.stretch * 20.0).ceil().max(1.0) as usize + 20;
    let line = |text: &str, align| {
        let line = paragraph(id::MARK).align(align).line_spacing(exactly(line_height(fit.size)));
        line.add_run(run(text, fit))
    };
    let cell = |ems: f64| {
        let cell = TableCell::new().width(twips(ems), WidthType::Dxa);
        cell.vertical_align(VAlignType::Center)
    };
    let left = names
        .iter()
        .fold(cell(widest), |cell, name| cell.add_paragraph(line(name, AlignmentType::Distribute)));
    let right = cell(ems(suffix)).add_paragraph(line(suffix, AlignmentType::Left));
    let table = Table::without_borders(vec![TableRow::new(vec![left, right])])
        .set_grid(vec![twips(widest), twips(ems(suffix))])
        .layout(TableLayoutType::Fixed)
        .margins(TableCellMargins::new().margin(0, 0, 0, 0))
        .align(TableAlignmentType::Center);
    let room = exactly((above - ink_drop(fit.size)).max(20));
    let room = Paragraph::new().style(id::MARK).snap_to_grid(false).line_spacing(room);
    vec![Piece::Paragraph(room), Piece::Table(table)]
}

fn run(text: &str, fit: Fit) -> Run {
    let stretch = (fit.stretch * 100.0).floor() as i32;
    face::plain(text).size(half_points(fit.size)).stretch(stretch)
}

/// Width in full-width characters.
pub(super) fn ems(text: &str) -> f64 {
    text.chars().map(|character| if character.is_ascii() { 0.5 } else { 1.0 }).sum()
}

/// Height of a line of the mark.
pub(super) fn line_height(size: f64) -> i32 {
    (size * 1.2 * 20.0).round() as i32
}

/// From the top of the mark's line to its ink: the baseline lies at 0.8 of the line, the ink of the
/// mark reaches 0.78 em above it.
pub(super) fn ink_drop(size: f64) -> i32 {
    ((0.8 * 1.2 - 0.78) * size * 20.0).round() as i32
}
