//! The masthead in the flow: mark, number line, red rule; a letter's in frames.

use docx_rs::{
    AlignmentType, BorderType, Paragraph, ParagraphBorder, ParagraphBorderPosition,
    ParagraphBorders, SpecialIndentType, Tab, TabValueType,
};
use fawen_domain::paper::{Format, labels};
use fawen_typeset::{
    Colour,
    profile::{MM_PER_PT, distance, sheet},
};

use super::{
    Piece, face, mark,
    measure::{BASELINE, millimetres, twips, unsigned},
    placed::Line,
    setting::Setting,
    style::{exactly, id},
};

pub(super) const RED: &str = "FF0000";

/// Height of an empty paragraph that only carries a rule.
const HAIR: i32 = 40;

/// The masthead and where it ends, in twips from the edge of the sheet.
pub(super) struct Masthead {
    pub(super) pieces: Vec<Piece>,
    pub(super) end: i32,
}

impl Masthead {
    /// Adds a paragraph of the given height with its baseline where the pages have it.
    pub(super) fn put(&mut self, paragraph: Paragraph, baseline: f64, height: i32) {
        let top = twips(baseline - BASELINE * millimetres(height));
        let above = (top - self.end).max(0);
        let paragraph = paragraph.line_spacing(exactly(height).before(unsigned(above)));
        self.pieces.push(Piece::from(paragraph));
        self.end += above + height;
    }
}

pub(super) fn of(setting: &Setting<'_>) -> Masthead {
    let mut head = Masthead { pieces: Vec::new(), end: twips(setting.profile.lines_top()) };
    match setting.paper.format {
        Format::Letter => letter(setting, &mut head),
        Format::Document | Format::Minutes | Format::Command => {
            corner(setting, &mut head);
            mark::put(setting, &mut head);
            number(setting, &mut head);
        }
    }
    head
}

/// Copy number, classification and urgency at the left.
fn corner(setting: &Setting<'_>, head: &mut Masthead) {
    let pitch = setting.pitch();
    for text in setting.paper.corner_lines() {
        let copy = text.chars().all(|character| character.is_ascii_digit());
        let face = if copy { face::FANGSONG } else { face::HEI };
        let line = paragraph(id::CORNER).add_run(face::set(&text, face));
        let usual = millimetres(head.end) + BASELINE * millimetres(pitch);
        let placed = setting.placed.beginning(&text).map_or(usual, |line| line.baseline);
        // On the pages the em square stands in the middle of the line; here the grid of lines counts.
        let near = if (placed - usual).abs() < 3.0 { usual } else { placed };
        head.put(line, near, pitch);
    }
}

/// Number, signers of an upward paper, and the red rule below.
fn number(setting: &Setting<'_>, head: &mut Masthead) {
    let text = setting.paper.number_text().unwrap_or_default();
    let signers = setting.signers();
    let rule = rule_below(setting);
    if text.is_empty() && signers.is_empty() && rule.is_none() {
        return;
    }
    let pitch = setting.pitch();
    let placed = setting.placed.beginning(&text).filter(|_| !text.is_empty());
    let baseline = match (placed, &rule) {
        (Some(line), _) => line.baseline,
        (None, Some((y, _))) => y - distance::RED_RULE - 0.7,
        (None, None) => millimetres(head.end + 3 * pitch),
    };
    let mut line = match signers.as_slice() {
        [] => paragraph(id::NUMBER).add_run(face::plain(&text)),
        [row] => signed(setting, &text, row),
        _ => one_in(setting).add_run(face::plain(&text)),
    };
    let end = rule.as_ref().map(|(y, thickness)| twips(y + thickness / 2.0));
    if let Some((y, thickness)) = rule {
        // From the foot of the line to the rule, in whole points.
        let foot = baseline + (1.0 - BASELINE) * millimetres(pitch);
        let space = ((y - thickness / 2.0 - foot) / MM_PER_PT).round().clamp(0.0, 31.0);
        line =
            bordered(line, border((thickness / MM_PER_PT * 8.0).round() as usize, space as usize));
    }
    head.put(line, baseline, pitch);
    head.end = end.unwrap_or(head.end).max(head.end);
    if let [_, _, ..] = signers.as_slice() {
        rows_of_signers(setting, head, &signers);
    }
}

/// The signers at the right of the number, on its line.
fn signed(setting: &Setting<'_>, number: &str, row: &[Line]) -> Paragraph {
    let mut line = one_in(setting).add_run(face::plain(number));
    for part in row {
        let x = usize::try_from(twips(part.left() - setting.profile.left)).unwrap_or(0);
        line = line.add_tab(Tab::new().val(TabValueType::Left).pos(x));
        line = signer_runs(line, &part.text(), true);
    }
    line
}

/// A number one character in (7.2.5); the rule below begins at the edge of the text all the same.
fn one_in(setting: &Setting<'_>) -> Paragraph {
    let first = SpecialIndentType::FirstLine(setting.cell());
    paragraph(id::NUMBER).align(AlignmentType::Left).indent(None, Some(first), None, None)
}

/// Label in 仿宋, names in 楷体 (7.2.6).
fn signer_runs(line: Paragraph, text: &str, tab: bool) -> Paragraph {
    let (label, names) = match text.strip_prefix(labels::SIGNER) {
        Some(names) => (labels::SIGNER, names),
        None => ("", text),
    };
    let start = face::plain("");
    let line = if tab { line.add_run(start.add_tab()) } else { line };
    let line = if label.is_empty() { line } else { line.add_run(face::plain(label)) };
    line.add_run(face::set(names, face::KAI))
}

/// Signers on several lines above the number's end, in frames: the number stands on the last (7.2.5).
fn rows_of_signers(setting: &Setting<'_>, head: &mut Masthead, rows: &[Vec<Line>]) {
    let pitch = setting.pitch();
    for row in rows {
        let Some(first) = row.first() else { continue };
        let x = twips(first.left());
        let width = twips(setting.profile.right() - first.left());
        let y = twips(first.baseline - BASELINE * millimetres(pitch));
        let mut line = paragraph(id::CORNER).line_spacing(exactly(pitch));
        for (index, part) in row.iter().enumerate() {
            if index > 0 {
                let x = usize::try_from(twips(part.left() - first.left())).unwrap_or(0);
                line = line.add_tab(Tab::new().val(TabValueType::Left).pos(x));
            }
            line = signer_runs(line, &part.text(), index > 0);
        }
        head.pieces.push(Piece::from(framed(line, x, y, width)));
    }
}

/// The red rule of a paper: its middle and its thickness.
fn rule_below(setting: &Setting<'_>) -> Option<(f64, f64)> {
    let mut rules = setting.placed.rules.iter();
    let (_, rule) = rules.find(|(page, rule)| *page == 0 && rule.colour == Colour::Red)?;
    Some((rule.y0, rule.thickness))
}

/// A letter's mark and double lines stand outside the type area, so they are framed on the sheet.
fn letter(setting: &Setting<'_>, head: &mut Masthead) {
    let x = twips((sheet::WIDTH - distance::LETTER_RULE) / 2.0);
    let width = twips(distance::LETTER_RULE);
    for line in setting.placed.lines.iter().filter(|line| mark::is_mark(line)) {
        let height = mark::line_height(line.size);
        let y = twips(line.baseline - BASELINE * millimetres(height));
        let name = paragraph(id::MARK).line_spacing(exactly(height)).add_run(mark::run(line));
        head.pieces.push(Piece::from(framed(name, x, y, width)));
    }
    let red =
        setting.placed.rules.iter().filter(|(page, rule)| *page == 0 && rule.colour == Colour::Red);
    for (_, rule) in red {
        let eighths = (rule.thickness / MM_PER_PT * 8.0).round() as usize;
        let hair = paragraph(id::MARK).line_spacing(exactly(HAIR));
        let y = twips(rule.y0 - rule.thickness / 2.0) - HAIR;
        let line = framed(bordered(hair, border(eighths, 0)), x, y, width);
        head.pieces.push(Piece::from(line));
    }
    let pitch = setting.pitch();
    for text in setting.paper.corner_lines() {
        let copy = text.chars().all(|character| character.is_ascii_digit());
        let face = if copy { face::FANGSONG } else { face::HEI };
        let line = paragraph(id::CORNER).add_run(face::set(&text, face));
        let baseline = setting.placed.beginning(&text).map(|line| line.baseline);
        head.put(line, baseline.unwrap_or_else(|| millimetres(head.end + pitch)), pitch);
    }
    let text = setting.paper.number_text().unwrap_or_default();
    if let Some(line) = setting.placed.beginning(&text).filter(|_| !text.is_empty()) {
        let number = paragraph(id::NUMBER).align(AlignmentType::Right).add_run(face::plain(&text));
        // Number and first line at the left stand side by side (10.1).
        if millimetres(head.end) < line.baseline {
            head.put(number, line.baseline, pitch);
        } else {
            let y = twips(line.baseline - BASELINE * millimetres(pitch));
            let number = number.line_spacing(exactly(pitch));
            let framed = framed(number, twips(setting.profile.left), y, setting.width());
            head.pieces.push(Piece::from(framed));
        }
    }
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

pub(super) fn paragraph(style: &str) -> Paragraph {
    Paragraph::new().style(style)
}

fn border(eighths: usize, space: usize) -> ParagraphBorder {
    ParagraphBorder::new(ParagraphBorderPosition::Bottom)
        .val(BorderType::Single)
        .size(eighths)
        .space(space)
        .color(RED)
}

fn bordered(mut paragraph: Paragraph, border: ParagraphBorder) -> Paragraph {
    paragraph.property = paragraph.property.set_borders(ParagraphBorders::with_empty().set(border));
    paragraph
}
