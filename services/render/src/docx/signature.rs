//! The signature (落款), 7.3.5, where the pages have it, with its seals behind it; and the note below.

use docx_rs::{AlignmentType, Paragraph, Run, Tab, TabValueType};
use fawen_domain::paper::{Block, SignatureForm};

use super::{
    Piece, block, face,
    measure::{BASELINE, millimetres, twips, unsigned, width},
    placed::Line,
    setting::Setting,
    style::{exactly, id},
};

/// Issuers, signatories and date at the right, the notes below.
pub(super) fn pieces(setting: &Setting<'_>) -> Vec<Piece> {
    let paper = setting.paper;
    let texts = texts(setting);
    let mut pieces = match setting.placed.sequence(&texts) {
        Some(lines) => placed(setting, &texts, lines),
        None => unplaced(setting, &texts),
    };
    let notes = paper.note_lines();
    pieces.extend(notes.iter().map(|note| block::styled(setting, id::TEXT, note)));
    pieces
}

/// The lines where the pages have them; what stands side by side is one paragraph with tabs.
fn placed(setting: &Setting<'_>, texts: &[String], lines: &[Line]) -> Vec<Piece> {
    let pitch = setting.pitch();
    let same = |(_, a): &(&String, &Line), (_, b): &(&String, &Line)| {
        (a.baseline - b.baseline).abs() < 0.1
    };
    let all: Vec<(&String, &Line)> = texts.iter().zip(lines).collect();
    let rows: Vec<_> = all.chunk_by(same).collect();
    let mut previous: Option<&Line> = None;
    let mut pieces = Vec::new();
    for (index, row) in rows.iter().enumerate() {
        let Some((_, line)) = row.first() else { continue };
        let above = match previous {
            Some(previous) => twips(line.baseline - previous.baseline) - pitch,
            None => room(setting, line).unwrap_or_else(|| blank(setting) * pitch),
        };
        let mut paragraph = Paragraph::new()
            .style(id::SIGNATURE)
            .keep_next(index + 1 < rows.len())
            .line_spacing(exactly(pitch).before(unsigned(above)));
        if previous.is_none() {
            paragraph = seals(setting, line).into_iter().fold(paragraph, Paragraph::add_run);
        }
        pieces.push(Piece::Paragraph(self::row(setting, paragraph, row)));
        previous = Some(line);
    }
    pieces
}

fn row(setting: &Setting<'_>, paragraph: Paragraph, row: &[(&String, &Line)]) -> Paragraph {
    if let [(text, line)] = row {
        let right = twips(setting.profile.right() - line.right).max(0);
        return paragraph.indent(None, None, Some(right), None).add_run(face::plain(text));
    }
    row.iter().fold(paragraph.align(AlignmentType::Left), |paragraph, (text, line)| {
        let x = usize::try_from(twips(line.left() - setting.profile.left)).unwrap_or(0);
        paragraph
            .add_tab(Tab::new().val(TabValueType::Left).pos(x))
            .add_run(Run::new().add_tab().add_text(text.as_str()))
    })
}

/// The lines by the widths of their texts.
fn unplaced(setting: &Setting<'_>, texts: &[String]) -> Vec<Piece> {
    let mut above = blank(setting) * setting.pitch();
    let line = |(index, text): (usize, &String)| {
        let spacing = exactly(setting.pitch()).before(unsigned(std::mem::take(&mut above)));
        let paragraph = Paragraph::new()
            .style(id::SIGNATURE)
            .keep_next(index + 1 < texts.len())
            .indent(None, None, Some(usual(setting, text).max(0)), None)
            .line_spacing(spacing);
        Piece::Paragraph(paragraph.add_run(face::plain(text)))
    };
    texts.iter().enumerate().map(line).collect()
}

/// Whether the last paragraph flows over the end of a page to the signature on the next, so that nothing needs to
/// keep them together: a word processor would move the whole paragraph.
pub(super) fn flows(setting: &Setting<'_>) -> bool {
    let texts = texts(setting);
    let Some(first) = setting.placed.sequence(&texts).and_then(<[Line]>::first) else {
        return false;
    };
    let last = match setting.paper.body.last() {
        Some(Block::Paragraph(text)) => text.lines().last().unwrap_or_default().to_owned(),
        Some(Block::Heading(heading)) => {
            format!("{}{}", heading.text, heading.run_in.as_deref().unwrap_or_default())
        }
        _ => return false,
    };
    let lines = setting.placed.paragraph_above(first, &last);
    let before = lines.iter().rev().find(|line| line.page < first.page);
    before.is_some_and(|line| {
        let left = setting.profile.lines_bottom() - line.baseline;
        left < millimetres(setting.pitch()) * 1.2
    })
}

fn texts(setting: &Setting<'_>) -> Vec<String> {
    setting.paper.signature_lines().into_iter().chain(setting.paper.date_text()).collect()
}

/// The room that the pages leave above the signature.
fn room(setting: &Setting<'_>, first: &Line) -> Option<i32> {
    let before = setting.placed.before(first)?;
    let same = before.page == first.page;
    same.then(|| twips(first.baseline - before.baseline) - setting.pitch())
}

/// Blank lines above the signature.
fn blank(setting: &Setting<'_>) -> i32 {
    match &setting.paper.signature.form {
        SignatureForm::Sealed => i32::from(setting.profile.seal_lines),
        SignatureForm::Unsealed => 1,
        SignatureForm::Stamped(_) => 2,
    }
}

/// The distance from the right where the pages do not say it.
fn usual(setting: &Setting<'_>, text: &str) -> i32 {
    let date = setting.paper.date_text().map_or(0, |date| width(&date, setting.profile));
    match &setting.paper.signature.form {
        SignatureForm::Sealed => 4 * setting.cell() + (date - width(text, setting.profile)) / 2,
        SignatureForm::Unsealed => 2 * setting.cell(),
        SignatureForm::Stamped(_) => 4 * setting.cell(),
    }
}

/// The seals of the issuers, behind the text, from the line of the first of them.
fn seals(setting: &Setting<'_>, line: &Line) -> Vec<Run> {
    let top = line.baseline - BASELINE * millimetres(setting.pitch());
    let names = &setting.paper.signature.issuers;
    let seal = |name: &String| {
        let picture = setting.pictures.seal(name)?;
        let (_, image) = setting.placed.image(&picture.sha256, line.page)?;
        let marker = setting.drawings.behind(picture, image, image.y - top);
        Some(Run::new().style(&marker))
    };
    names.iter().filter_map(seal).collect()
}
