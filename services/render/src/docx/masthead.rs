//! The masthead in the flow: mark, number line, red rule; a letter's in frames.

use docx_rs::{
    AlignmentType, BorderType, Paragraph, ParagraphBorder, ParagraphBorderPosition,
    ParagraphBorders,
};
use fawen_domain::paper::{Format, Paper, labels};
use fawen_typeset::{
    Profile,
    mark::fit,
    profile::{MM_PER_PT, distance, sheet},
};

use super::{
    Piece, face,
    mark::{self, ems, ink_drop, line_height},
    measure::{CELL, PITCH, half_points, twips, width},
    style::{exactly, id},
};

const RED: &str = "FF0000";

/// Height of an empty paragraph that only carries a rule.
const HAIR: i32 = 40;

/// Height of the ink of a mark in em.
const INK_HEIGHT: f64 = 0.95;

pub(super) fn pieces(paper: &Paper, profile: &Profile) -> Vec<Piece> {
    match paper.format {
        Format::Document | Format::Minutes => document(paper, profile),
        Format::Command => command(paper, profile),
        Format::Letter => letter(paper, profile).into_iter().map(Piece::Paragraph).collect(),
    }
}

fn document(paper: &Paper, profile: &Profile) -> Vec<Piece> {
    let corner = corner(paper);
    let above = twips(distance::MARK) - PITCH * corner.len() as i32;
    let mut pieces: Vec<_> = corner.into_iter().map(Piece::Paragraph).collect();
    pieces.extend(mark::pieces(paper, profile, above));
    pieces.push(Piece::Paragraph(number_line(paper, profile)));
    pieces
}

/// Number, signers of an upward paper, and the red rule below.
fn number_line(paper: &Paper, profile: &Profile) -> Paragraph {
    let number = number(paper);
    let signers = &paper.masthead.signers;
    let line = if signers.is_empty() {
        paragraph(id::NUMBER).add_run(face::plain(&number))
    } else {
        let names = signers.join("　");
        let used = width(&number) + width(labels::SIGNER) + width(&names);
        let spare = twips(profile.width) - 2 * CELL - used;
        let gap = "　".repeat(usize::try_from(spare / CELL).unwrap_or(1).max(1));
        paragraph(id::NUMBER)
            .align(AlignmentType::Left)
            .add_run(face::plain(&format!("　{number}{gap}{}", labels::SIGNER)))
            .add_run(face::set(&names, face::KAI))
    };
    let rule = border(BorderType::Single, (profile.red_rule / MM_PER_PT * 8.0).round() as usize, 7);
    bordered(line.line_spacing(exactly(PITCH).before(before(2 * PITCH))), rule)
}

fn command(paper: &Paper, profile: &Profile) -> Vec<Piece> {
    let mut pieces = mark::pieces(paper, profile, twips(distance::COMMAND_MARK));
    let line = paragraph(id::NUMBER).add_run(face::plain(&number(paper)));
    let line = line.line_spacing(exactly(PITCH).before(before(2 * PITCH)));
    pieces.push(Piece::Paragraph(line));
    pieces
}

/// A letter's mark and double lines stand outside the type area, so they are framed on the sheet.
fn letter(paper: &Paper, profile: &Profile) -> Vec<Paragraph> {
    let host = paper.masthead.issuers.first().cloned().unwrap_or_default();
    let fit = fit(ems(&host), profile.width, profile.mark_size, profile);
    let height = line_height(fit.size);
    let top = twips(distance::LETTER_MARK) - ink_drop(fit.size);
    let width = twips(distance::LETTER_RULE);
    let x = twips((sheet::WIDTH - distance::LETTER_RULE) / 2.0);
    let framed = |paragraph, y| framed(paragraph, x, y, width);
    let name = paragraph(id::MARK).line_spacing(exactly(height)).add_run(
        face::plain(&host)
            .size(half_points(fit.size))
            .stretch((fit.stretch * 100.0).round() as i32),
    );
    let foot = twips(sheet::HEIGHT - distance::LETTER_FOOT) - HAIR;
    let (thick, thin) = (border(BorderType::Single, 20, 0), border(BorderType::Single, 8, 0));
    let hair = || paragraph(id::MARK).line_spacing(exactly(HAIR));
    let ink_bottom = distance::LETTER_MARK + INK_HEIGHT * fit.size * MM_PER_PT;
    let rule = twips(ink_bottom + distance::RED_RULE) - HAIR;
    let below = rule - twips(profile.top) + twips(4.94);
    let number = paragraph(id::NUMBER)
        .align(AlignmentType::Right)
        .line_spacing(exactly(PITCH).before(before(below)))
        .add_run(face::plain(&number(paper)));
    let mut paragraphs = vec![
        framed(name, top),
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
    paper.corner_lines().into_iter().map(line).collect()
}

fn number(paper: &Paper) -> String {
    paper.number_text().unwrap_or_default()
}

pub(super) fn before(twips: i32) -> u32 {
    u32::try_from(twips).unwrap_or(0)
}

/// A paragraph whose height is its own, whatever the grid of lines.
pub(super) fn paragraph(style: &str) -> Paragraph {
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
    paragraph.property = paragraph.property.set_borders(ParagraphBorders::with_empty().set(border));
    paragraph
}
