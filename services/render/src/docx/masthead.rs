//! The masthead in the flow: mark, number line, red rule; a letter's in frames.

use docx_rs::{
    AlignmentType, BorderType, Paragraph, ParagraphBorder, ParagraphBorderPosition,
    ParagraphBorders,
};
use fawen_domain::paper::{Format, Paper};
use fawen_typeset::{
    Profile, label, mark,
    profile::{MM_PER_PT, distance, sheet},
};

use super::{
    Piece, face,
    measure::{CELL, PITCH, half_points, twips, width},
    style::{exactly, id},
};

const RED: &str = "FF0000";

/// Height of an empty paragraph that only carries a rule.
const HAIR: i32 = 40;

/// Height of the ink of a mark in em.
const INK_HEIGHT: f64 = 0.95;

pub(super) fn pieces(paper: &Paper, profile: &Profile) -> Vec<Piece> {
    let paragraphs = match paper.format {
        Format::Document | Format::Minutes => document(paper, profile),
        Format::Command => command(paper, profile),
        Format::Letter => letter(paper, profile),
    };
    paragraphs.into_iter().map(Piece::Paragraph).collect()
}

fn document(paper: &Paper, profile: &Profile) -> Vec<Paragraph> {
    let mut paragraphs = corner(paper);
    let above = twips(distance::MARK) - PITCH * paragraphs.len() as i32;
    paragraphs.extend(marks(paper, profile, above));
    let number = number(paper);
    let signers = &paper.masthead.signers;
    let line = if signers.is_empty() {
        paragraph(id::NUMBER).add_run(face::plain(&number))
    } else {
        let names = signers.join("　");
        let used = width(&number) + width("签发人：") + width(&names);
        let spare = twips(profile.width) - 2 * CELL - used;
        let gap = "　".repeat(usize::try_from(spare / CELL).unwrap_or(1).max(1));
        paragraph(id::NUMBER)
            .align(AlignmentType::Left)
            .add_run(face::plain(&format!("　{number}{gap}签发人：")))
            .add_run(face::set(&names, face::KAI))
    };
    let rule = border(
        BorderType::Single,
        (profile.red_rule / MM_PER_PT * 8.0).round() as usize,
        7,
    );
    paragraphs.push(bordered(
        line.line_spacing(exactly(PITCH).before(before(2 * PITCH))),
        rule,
    ));
    paragraphs
}

fn command(paper: &Paper, profile: &Profile) -> Vec<Paragraph> {
    let mut paragraphs = marks(paper, profile, twips(distance::COMMAND_MARK));
    let line = paragraph(id::NUMBER).add_run(face::plain(&number(paper)));
    paragraphs.push(line.line_spacing(exactly(PITCH).before(before(2 * PITCH))));
    paragraphs
}

/// A letter's mark and double lines stand outside the type area, so they are framed on the sheet.
fn letter(paper: &Paper, profile: &Profile) -> Vec<Paragraph> {
    let host = paper.masthead.issuers.first().cloned().unwrap_or_default();
    let fit = mark::fit(ems(&host), profile.width, profile.mark_size, profile);
    let height = line_height(fit.size);
    let top = twips(distance::LETTER_MARK) - ink_drop(fit.size);
    let width = twips(distance::LETTER_RULE);
    let x = twips((sheet::WIDTH - distance::LETTER_RULE) / 2.0);
    let framed = |paragraph, y| framed(paragraph, x, y, width);
    let mark = paragraph(id::MARK).line_spacing(exactly(height)).add_run(
        face::plain(&host)
            .size(half_points(fit.size))
            .stretch((fit.stretch * 100.0).round() as i32),
    );
    let foot = twips(sheet::HEIGHT - distance::LETTER_FOOT) - HAIR;
    let (thick, thin) = (
        border(BorderType::Single, 20, 0),
        border(BorderType::Single, 8, 0),
    );
    let hair = || paragraph(id::MARK).line_spacing(exactly(HAIR));
    let ink_bottom = distance::LETTER_MARK + INK_HEIGHT * fit.size * MM_PER_PT;
    let rule = twips(ink_bottom + distance::RED_RULE) - HAIR;
    let below = rule - twips(profile.top) + twips(4.94);
    let number = paragraph(id::NUMBER)
        .align(AlignmentType::Right)
        .line_spacing(exactly(PITCH).before(before(below)))
        .add_run(face::plain(&number(paper)));
    let mut paragraphs = vec![
        framed(mark, top),
        framed(bordered(hair(), thick.clone()), rule),
        framed(bordered(hair(), thin.clone()), rule + 50),
        framed(bordered(hair(), thin), foot),
        framed(bordered(hair(), thick), foot + 50),
    ];
    paragraphs.extend(corner(paper));
    paragraphs.push(number);
    paragraphs
}

/// A paragraph in a frame at this place of the sheet.
pub(super) fn framed(paragraph: Paragraph, x: i32, y: i32, width: i32) -> Paragraph {
    paragraph
        .h_anchor("page")
        .v_anchor("page")
        .wrap("notBeside")
        .frame_x(x)
        .frame_y(y)
        .frame_width(width.unsigned_abs())
}

/// Copy number, classification and urgency at the left.
fn corner(paper: &Paper) -> Vec<Paragraph> {
    let line = |text: String| {
        let copy = text.chars().all(|character| character.is_ascii_digit());
        let face = if copy { face::FANGSONG } else { face::HEI };
        paragraph(id::NORMAL).add_run(face::set(&text, face))
    };
    label::corner(paper).into_iter().map(line).collect()
}

/// The mark, one paragraph a name; the suffix follows the last name.
fn marks(paper: &Paper, profile: &Profile, above: i32) -> Vec<Paragraph> {
    let issuers = &paper.masthead.issuers;
    let suffix = &paper.masthead.mark_suffix;
    let last = issuers.len().saturating_sub(1);
    let texts = issuers.iter().enumerate().map(|(index, name)| {
        if index == last {
            format!("{name}{suffix}")
        } else {
            name.clone()
        }
    });
    let texts: Vec<_> = texts.collect();
    let widest = texts.iter().map(|text| ems(text)).fold(0.0, f64::max);
    let largest = if texts.len() > 1 {
        profile.mark_size * 0.75
    } else {
        profile.mark_size
    };
    let fit = mark::fit(widest, profile.width - 0.5, largest, profile);
    let line = |(index, text): (usize, String)| {
        let above = if index == 0 {
            above - ink_drop(fit.size)
        } else {
            0
        };
        paragraph(id::MARK)
            .line_spacing(exactly(line_height(fit.size)).before(before(above)))
            .add_run(
                face::plain(&text)
                    .size(half_points(fit.size))
                    .stretch((fit.stretch * 100.0).floor() as i32),
            )
    };
    texts.into_iter().enumerate().map(line).collect()
}

/// Width in full-width characters.
fn ems(text: &str) -> f64 {
    text.chars()
        .map(|character| if character.is_ascii() { 0.5 } else { 1.0 })
        .sum()
}

/// Height of a line of the mark.
fn line_height(size: f64) -> i32 {
    (size * 1.2 * 20.0).round() as i32
}

/// From the top of the mark's line to its ink: the baseline lies at 0.8 of the line, the ink of the mark 0.78 em above it.
fn ink_drop(size: f64) -> i32 {
    ((0.8 * 1.2 - 0.78) * size * 20.0).round() as i32
}

fn number(paper: &Paper) -> String {
    paper
        .masthead
        .number
        .as_ref()
        .map(ToString::to_string)
        .unwrap_or_default()
}

fn before(twips: i32) -> u32 {
    u32::try_from(twips).unwrap_or(0)
}

/// A paragraph whose height is its own, whatever the grid of lines.
fn paragraph(style: &str) -> Paragraph {
    Paragraph::new().style(style).snap_to_grid(false)
}

fn border(kind: BorderType, eighths: usize, space: usize) -> ParagraphBorder {
    ParagraphBorder::new(ParagraphBorderPosition::Bottom)
        .val(kind)
        .size(eighths)
        .space(space)
        .color(RED)
}

fn bordered(mut paragraph: Paragraph, border: ParagraphBorder) -> Paragraph {
    paragraph.property = paragraph
        .property
        .set_borders(ParagraphBorders::with_empty().set(border));
    paragraph
}
