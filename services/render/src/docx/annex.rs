//! The list of annexes (附件说明), who attended, the annexes and the document issued or forwarded.

use docx_rs::{Paragraph, SpecialIndentType};
use fawen_domain::paper::{Block, labels::AnnexListItem};

use super::{
    Piece, block, face,
    measure::{twips, unsigned, width},
    run, section,
    setting::Setting,
    style::{exactly, id},
};

/// The list after the text; lines that follow stand below the first character of the name (7.3.4).
pub(super) fn list(setting: &Setting<'_>) -> Vec<Piece> {
    let cell = setting.cell();
    let items = setting.paper.annex_list();
    let last = items.len().saturating_sub(1);
    let item = |(index, item): (usize, AnnexListItem)| {
        let text = item.to_string();
        let before = item.label.chars().count() + item.number.chars().count();
        let first = if item.label.is_empty() { 5 * cell } else { 2 * cell };
        let left = hang(setting, &text, before)
            .unwrap_or_else(|| 5 * cell + width(&item.number, setting.profile));
        let above = if index == 0 { setting.pitch() } else { 0 };
        let paragraph = hanging(setting, id::ANNEX_LIST, first, left, above);
        // The end of the list stays with the signature.
        let paragraph = paragraph.keep_next(index == last);
        Piece::from(run::add(setting, paragraph, &[(&text, None)]))
    };
    items.into_iter().enumerate().map(item).collect()
}

/// 出席, 请假, 列席 of a minute (10.3): labels in 黑体, lines that follow stand below the first name.
pub(super) fn attendance(setting: &Setting<'_>) -> Vec<Piece> {
    let paper = setting.paper;
    let lines = paper.attendance.iter().zip(paper.attendance_lines()).enumerate();
    let line = |(index, (list, text)): (usize, (&fawen_domain::paper::Attendance, String))| {
        let (label, names) = text.split_at(text.len().saturating_sub(list.names.len()));
        let first = 2 * setting.cell();
        let left = hang(setting, &text, label.chars().count())
            .unwrap_or_else(|| first + width(label, setting.profile));
        let above = if index == 0 { setting.pitch() } else { 0 };
        let paragraph = hanging(setting, id::ATTENDANCE, first, left, above);
        Piece::from(run::add(setting, paragraph, &[(label, Some(face::HEI)), (names, None)]))
    };
    lines.map(line).collect()
}

/// Where the pages have the character after so many others of a paragraph, from the left edge of the text.
fn hang(setting: &Setting<'_>, text: &str, before: usize) -> Option<i32> {
    let start: String = text.chars().take(before + 3).collect();
    let line = setting.placed.beginning(&start)?;
    let (_, x) = line.characters.get(before)?;
    Some(twips(x - setting.profile.left))
}

/// A paragraph whose first line begins at `first` and the others at `left`.
fn hanging(setting: &Setting<'_>, style: &str, first: i32, left: i32, above: i32) -> Paragraph {
    Paragraph::new()
        .style(style)
        .indent(Some(left), Some(SpecialIndentType::Hanging(left - first)), None, None)
        .line_spacing(exactly(setting.pitch()).before(unsigned(above)))
}

/// The document issued or forwarded, then the annexes, each on a new page.
pub(super) fn annexes(setting: &Setting<'_>) -> Vec<Piece> {
    let mut pieces = Vec::new();
    if let Some(attached) = &setting.paper.attached {
        let mut title = block::title(setting, &attached.title, 0);
        if let Some(Piece::Paragraph(paragraph)) = title.first_mut() {
            paragraph.property.page_break_before = Some(true);
        }
        pieces.extend(title);
        pieces.extend(block::blocks(setting, &attached.body));
    }
    for (index, annex) in setting.paper.annexes.iter().enumerate() {
        // The head of an annex stands on the turned sheet with the table that it begins with.
        let (first, rest) = match annex.body.split_first() {
            Some((first @ (Block::Table(_) | Block::Form(_)), rest)) if setting.next_turns() => {
                (Some(first), rest)
            }
            _ => (None, annex.body.as_slice()),
        };
        let label = setting.paper.annex_label(index);
        let paragraph = Paragraph::new().style(id::ANNEX_LABEL).page_break_before(first.is_none());
        let paragraph = paragraph.keep_next(true);
        let mut head = vec![Piece::from(run::add(setting, paragraph, &[(&label, None)]))];
        head.extend(block::title(setting, &annex.title, setting.pitch()));
        match first {
            Some(table) => {
                setting.turned.set(true);
                head.extend(block::blocks(setting, std::slice::from_ref(table)));
                setting.turned.set(false);
                pieces.extend(section::turned(setting, head));
            }
            None => pieces.extend(head),
        }
        pieces.extend(block::blocks(setting, rest));
    }
    pieces
}
