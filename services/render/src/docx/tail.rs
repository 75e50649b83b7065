//! What follows the text: list of annexes, signature, note, annexes, imprint.

use docx_rs::{
    AlignmentType, BorderType, Paragraph, ParagraphBorder, ParagraphBorderPosition,
    ParagraphBorders, SpecialIndentType, Tab, TabValueType,
};
use fawen_domain::paper::{Format, Paper, SignatoryStamp, SignatureForm, labels::AnnexListItem};
use fawen_typeset::Profile;

use super::{
    Piece, block, face,
    masthead::framed,
    measure::{CELL, PITCH, twips, width},
    style::{exactly, id},
};

/// Height of a line of the imprint.
const LINE: i32 = 490;

/// Width of a 4号 character.
const SMALL: i32 = 280;

/// Height of an empty line that only carries a rule.
const HAIR: i32 = 40;

/// First and last rule of the imprint, 0.35 mm, in eighths of a point (7.4.1).
const OUTER_RULE: usize = 8;

/// The rules between, 0.25 mm.
const INNER_RULE: usize = 6;

/// The list after the text (附件说明), with hanging indents.
pub(super) fn annex_list(paper: &Paper) -> Vec<Piece> {
    let item = |(index, item): (usize, AnnexListItem)| {
        let left = 5 * CELL + width(&item.number);
        let first = if item.label.is_empty() { 5 * CELL } else { 2 * CELL };
        let above = if index == 0 { PITCH.unsigned_abs() } else { 0 };
        let hanging = SpecialIndentType::Hanging(left - first);
        let paragraph = Paragraph::new()
            .style(id::ANNEX_LIST)
            .keep_next(true)
            .indent(Some(left), Some(hanging), None, None)
            .line_spacing(exactly(PITCH).before(above));
        Piece::Paragraph(paragraph.add_run(face::plain(&item.to_string())))
    };
    paper.annex_list().into_iter().enumerate().map(item).collect()
}

/// Issuers and date at the right, the note below.
pub(super) fn signature(paper: &Paper, profile: &Profile) -> Vec<Piece> {
    let signature = &paper.signature;
    let date = paper.date_text();
    let mut lines: Vec<(String, i32)> = Vec::new();
    let date_width = date.as_deref().map_or(0, width);
    let line = |text: &str, right: i32| (text.to_owned(), right.max(0));
    let (blank, date_right) = match &signature.form {
        SignatureForm::Sealed => {
            let widest = signature.issuers.iter().map(|name| width(name)).max().unwrap_or(0);
            // Distance of the common axis from the right edge.
            let axis = (4 * CELL + date_width / 2).max(widest / 2);
            lines.extend(signature.issuers.iter().map(|name| line(name, axis - width(name) / 2)));
            (i32::from(profile.seal_lines), axis - date_width / 2)
        }
        SignatureForm::Unsealed => {
            let first = signature.issuers.first().map_or(0, |name| width(name));
            let right = (2 * CELL).max(4 * CELL + date_width - first);
            lines.extend(signature.issuers.iter().map(|name| line(name, right)));
            (1, (right + first - 2 * CELL - date_width).max(2 * CELL))
        }
        SignatureForm::Stamped(stamps) => {
            lines.extend(signature.issuers.iter().map(|name| line(name, 4 * CELL)));
            let stamp = stamps.iter().map(SignatoryStamp::text);
            lines.extend(stamp.map(|text| line(&text, 4 * CELL)));
            (2, 4 * CELL)
        }
    };
    lines.extend(date.map(|date| line(&date, date_right)));
    let mut above = (blank * PITCH).unsigned_abs();
    let mut pieces = Vec::new();
    for (text, right) in lines {
        let paragraph = Paragraph::new()
            .style(id::SIGNATURE)
            .keep_next(true)
            .indent(None, None, Some(right), None)
            .line_spacing(exactly(PITCH).before(std::mem::take(&mut above)));
        pieces.push(Piece::Paragraph(paragraph.add_run(face::plain(&text))));
    }
    pieces.extend(paper.note_lines().into_iter().map(|note| {
        Piece::Paragraph(Paragraph::new().style(id::TEXT).add_run(face::plain(&note)))
    }));
    pieces
}

/// The document issued or forwarded, then the annexes, each on a new page.
pub(super) fn annexes(paper: &Paper, profile: &Profile) -> Vec<Piece> {
    let mut pieces = Vec::new();
    if let Some(attached) = &paper.attached {
        let mut title = block::title(&attached.title, profile, 0);
        if let Some(Piece::Paragraph(paragraph)) = title.first_mut() {
            *paragraph = paragraph.clone().page_break_before(true);
        }
        pieces.extend(title);
        pieces.extend(block::blocks(&attached.body, profile));
    }
    for (index, annex) in paper.annexes.iter().enumerate() {
        let label = paper.annex_label(index);
        let paragraph = Paragraph::new().style(id::ANNEX_LABEL).page_break_before(true);
        pieces.push(Piece::Paragraph(paragraph.keep_next(true).add_run(face::plain(&label))));
        pieces.extend(block::title(&annex.title, profile, 1));
        pieces.extend(block::blocks(&annex.body, profile));
    }
    pieces
}

/// The imprint, each of its lines and rules in a frame of its own at the foot of the last type area:
/// Word and LibreOffice both keep frames in place, while LibreOffice lets a floating table drift.
pub(super) fn imprint(paper: &Paper, profile: &Profile) -> Vec<Piece> {
    let Some(imprint) = &paper.imprint else {
        return Vec::new();
    };
    let ruled = paper.format != Format::Letter;
    let copies = paper.copies();
    let office = imprint.office.clone().unwrap_or_default();
    let issued = paper.issued_text().unwrap_or_default();
    let mut lines = vec![(rule(OUTER_RULE, ruled), 0)];
    for (label, names) in &copies {
        let count = lines_of(label, names, profile);
        lines.push((names_line(label, names), count * LINE));
    }
    if !office.is_empty() || !issued.is_empty() {
        if !copies.is_empty() {
            lines.push((rule(INNER_RULE, ruled), 0));
        }
        lines.push((issue_line(&office, &issued, profile), LINE));
    }
    lines.push((rule(OUTER_RULE, ruled), 0));
    let height: i32 = lines.iter().map(|(_, height)| height).sum();
    let mut y = twips(profile.bottom()) - height;
    let framed = lines.into_iter().map(|(line, height)| {
        // A rule hangs below its empty line.
        let top = if height == 0 { y - HAIR } else { y };
        y += height;
        Piece::Paragraph(framed(line, twips(profile.left), top, twips(profile.width)))
    });
    // A frame needs a paragraph to stand with.
    let anchor = rule(0, false);
    framed.chain([Piece::Paragraph(anchor)]).collect()
}

/// How many lines names will take.
fn lines_of(label: &str, names: &str, profile: &Profile) -> i32 {
    let characters = |text: &str| i32::try_from(text.chars().count()).unwrap_or(i32::MAX / SMALL);
    let room = (twips(profile.width) / SMALL - characters(label) - 2).max(1);
    (characters(names) + room - 1) / room
}

/// Recipients or copies; wraps stand under the first name.
fn names_line(label: &str, names: &str) -> Paragraph {
    let hang = SMALL * i32::try_from(label.chars().count()).unwrap_or(0);
    Paragraph::new()
        .style(id::IMPRINT)
        .indent(Some(SMALL + hang), Some(SpecialIndentType::Hanging(hang)), Some(SMALL), None)
        .add_run(face::plain(&format!("{label}{names}")))
}

/// Office at the left, date at the right.
fn issue_line(office: &str, issued: &str, profile: &Profile) -> Paragraph {
    let right = usize::try_from(twips(profile.width) - SMALL).unwrap_or(0);
    Paragraph::new()
        .style(id::IMPRINT)
        .align(AlignmentType::Left)
        .indent(Some(SMALL), None, None, None)
        .add_tab(Tab::new().val(TabValueType::Right).pos(right))
        .add_run(face::plain(office).add_tab().add_text(issued))
}

/// An empty line that only carries a rule, in eighths of a point.
fn rule(eighths: usize, ruled: bool) -> Paragraph {
    let mut line =
        Paragraph::new().style(id::IMPRINT).snap_to_grid(false).line_spacing(exactly(HAIR));
    if ruled {
        let border = ParagraphBorder::new(ParagraphBorderPosition::Bottom)
            .val(BorderType::Single)
            .size(eighths)
            .color("000000");
        line.property = line.property.set_borders(ParagraphBorders::with_empty().set(border));
    }
    line
}
