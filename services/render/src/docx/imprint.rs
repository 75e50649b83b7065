//! The imprint (版记), 7.4, at the foot of the last type area.
//!
//! Each of its lines and rules stands in a frame of its own: Word and LibreOffice both keep frames in place,
//! while LibreOffice lets a floating table drift.

use docx_rs::{
    AlignmentType, BorderType, Paragraph, ParagraphBorder, ParagraphBorderPosition,
    ParagraphBorders, SpecialIndentType, Tab, TabValueType,
};
use fawen_domain::paper::Format;

use super::{
    Piece, face,
    masthead::framed,
    measure::{BASELINE, millimetres, twips},
    placed::{Line, squeeze},
    setting::Setting,
    style::{exactly, id},
};

/// Height of a line of the imprint.
pub(super) const LINE: i32 = 490;

/// Width of a 4号 character.
const SMALL: i32 = 280;

/// Height of an empty line that only carries a rule.
const HAIR: i32 = 40;

/// One part of the imprint.
enum Part {
    /// A label and names, one character in from both edges; what follows stands below the first name.
    Names(String, String),
    /// Office at the left, date at the right.
    Issue(String, String),
    /// A line as it came in.
    Other(String),
}

impl Part {
    fn text(&self) -> String {
        match self {
            Self::Names(label, names) => squeeze(&format!("{label}{names}")),
            Self::Issue(office, issued) => squeeze(&format!("{office}{issued}")),
            Self::Other(text) => squeeze(text),
        }
    }

    fn paragraph(&self, setting: &Setting<'_>) -> Paragraph {
        match self {
            Self::Names(label, names) => names_line(label, names),
            Self::Issue(office, issued) => issue_line(office, issued, setting),
            Self::Other(text) => names_line("", text),
        }
    }
}

fn parts(setting: &Setting<'_>) -> Vec<Part> {
    let paper = setting.paper;
    let moved = setting.fitted.recipients_in_imprint;
    let mut parts: Vec<Part> = Vec::new();
    if let Some(line) = paper.recipients_line().filter(|_| moved) {
        parts.push(Part::Names(String::new(), line));
    }
    parts.extend(paper.copies().into_iter().map(|(label, names)| Part::Names(label, names)));
    let office = paper.imprint.as_ref().and_then(|imprint| imprint.office.clone());
    let (office, issued) = (office.unwrap_or_default(), paper.issued_text().unwrap_or_default());
    if !office.is_empty() || !issued.is_empty() {
        parts.push(Part::Issue(office, issued));
    }
    parts.extend(paper.printed.imprint.iter().cloned().map(Part::Other));
    parts
}

/// The imprint, after as many new pages as it is away from the text.
pub(super) fn pieces(setting: &Setting<'_>) -> Vec<Piece> {
    let parts = parts(setting);
    if setting.paper.imprint.is_none() && parts.is_empty() {
        return Vec::new();
    }
    let whole: String = parts.iter().map(Part::text).collect();
    let lines = setting.placed.ending(&whole);
    let text_lines = setting.placed.lines.len().saturating_sub(lines.len());
    let text_ends = text_lines.checked_sub(1).and_then(|last| setting.placed.lines.get(last));
    let last_page = setting.placed.pages.saturating_sub(1);
    let turns = last_page.saturating_sub(text_ends.map_or(0, |line| line.page));
    let mut framed = rules(setting, lines.first(), last_page);
    framed.extend(texts(setting, &parts, lines));
    framed.sort_by_key(|(y, _)| *y);
    let x = twips(setting.profile.left);
    let frames =
        framed.into_iter().map(|(y, line)| Piece::from(self::framed(line, x, y, setting.width())));
    // A frame stands on the page of the paragraph that follows it.
    let turned = (1..turns).map(|_| Piece::from(bare().page_break_before(true)));
    let anchor = if turns > 0 { bare().page_break_before(true) } else { bare() };
    turned.chain(frames).chain([Piece::from(anchor)]).collect()
}

/// The parts with the tops of their first lines, in twips from the edge of the sheet.
fn texts(setting: &Setting<'_>, parts: &[Part], lines: &[Line]) -> Vec<(i32, Paragraph)> {
    let mut lines = lines.iter();
    let mut y = twips(setting.profile.bottom()) - LINE * parts.len() as i32;
    let mut placed = Vec::new();
    for part in parts {
        let mut left = part.text().chars().count();
        let mut first = None;
        while left > 0 {
            let Some(line) = lines.next() else { break };
            first.get_or_insert(line.baseline);
            left = left.saturating_sub(squeeze(&line.text()).chars().count());
        }
        y = first.map_or(y + LINE, |baseline| twips(baseline - BASELINE * millimetres(LINE)));
        placed.push((y, part.paragraph(setting)));
    }
    placed
}

/// The rules of the imprint; a letter has none (10.1).
fn rules(setting: &Setting<'_>, first: Option<&Line>, page: usize) -> Vec<(i32, Paragraph)> {
    if setting.paper.format == Format::Letter {
        return Vec::new();
    }
    // Its first rule lies less than a line above its first text; those above are of tables.
    let top =
        first.map_or(setting.profile.bottom(), |line| line.baseline) - millimetres(LINE) * 1.2;
    let wide = setting.placed.rules.iter().filter(|(number, rule)| {
        *number == page && rule.y0 > top && rule.x1 - rule.x0 > setting.profile.width - 1.0
    });
    let mut rules: Vec<(i32, Paragraph)> = Vec::new();
    for (_, rule) in wide {
        let eighths = (rule.thickness / fawen_typeset::profile::MM_PER_PT * 8.0).round() as usize;
        // A rule hangs below its empty line.
        let y = twips(rule.y0 - rule.thickness / 2.0) - HAIR;
        if rules.iter().all(|(other, _)| (other - y).abs() > 20) {
            rules.push((y, bordered(eighths)));
        }
    }
    rules
}

/// Recipients or copies.
fn names_line(label: &str, names: &str) -> Paragraph {
    let hang = SMALL * i32::try_from(label.chars().count()).unwrap_or(0);
    Paragraph::new()
        .style(id::IMPRINT)
        .indent(Some(SMALL + hang), Some(SpecialIndentType::Hanging(hang)), Some(SMALL), None)
        .add_run(face::plain(&format!("{label}{names}")))
}

fn issue_line(office: &str, issued: &str, setting: &Setting<'_>) -> Paragraph {
    let right = usize::try_from(setting.width() - SMALL).unwrap_or(0);
    Paragraph::new()
        .style(id::IMPRINT)
        .align(AlignmentType::Left)
        .indent(Some(SMALL), None, None, None)
        .add_tab(Tab::new().val(TabValueType::Right).pos(right))
        .add_run(face::plain(office).add_tab().add_text(issued))
}

/// An empty line that only holds a place.
fn bare() -> Paragraph {
    Paragraph::new().style(id::IMPRINT).line_spacing(exactly(HAIR))
}

/// An empty line that carries a rule, in eighths of a point.
fn bordered(eighths: usize) -> Paragraph {
    let border = ParagraphBorder::new(ParagraphBorderPosition::Bottom)
        .val(BorderType::Single)
        .size(eighths)
        .color("000000");
    let mut line = bare();
    line.property = line.property.set_borders(ParagraphBorders::with_empty().set(border));
    line
}
