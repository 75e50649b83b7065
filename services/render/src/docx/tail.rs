//! What follows the text: list of annexes, signature, note, annexes, imprint.

use docx_rs::{
    BorderType, HeightRule, Paragraph, SpecialIndentType, Table, TableBorder, TableBorderPosition,
    TableBorders, TableCell, TableCellMargins, TableLayoutType, TablePositionProperty, TableRow,
    WidthType,
};
use fawen_domain::paper::{Annex, Format, Paper, SignatureForm};
use fawen_typeset::{Profile, label};

use super::{
    Piece, block, face,
    measure::{CELL, PITCH, twips, width},
    style::{exactly, id},
};

/// Height of a line of the imprint.
const LINE: i32 = 490;

/// The list after the text (附件说明), with hanging indents.
pub(super) fn annex_list(annexes: &[Annex]) -> Vec<Piece> {
    const LABEL: &str = "附件：";
    let item = |(index, annex): (usize, &Annex)| {
        let number = label::annex_number(index, annexes.len());
        let left = 5 * CELL + width(&number);
        let (lead, first) = if index == 0 {
            (LABEL, 2 * CELL)
        } else {
            ("", 5 * CELL)
        };
        let above = if index == 0 { PITCH.unsigned_abs() } else { 0 };
        let hanging = SpecialIndentType::Hanging(left - first);
        let paragraph = Paragraph::new()
            .style(id::ANNEX_LIST)
            .keep_next(true)
            .indent(Some(left), Some(hanging), None, None)
            .line_spacing(exactly(PITCH).before(above));
        Piece::Paragraph(paragraph.add_run(face::plain(&format!("{lead}{number}{}", annex.title))))
    };
    annexes.iter().enumerate().map(item).collect()
}

/// Issuers and date at the right, the note below.
pub(super) fn signature(paper: &Paper, profile: &Profile) -> Vec<Piece> {
    let signature = &paper.signature;
    let date = signature.signed_on.map(label::date);
    let mut lines: Vec<(String, i32)> = Vec::new();
    let date_width = date.as_deref().map_or(0, width);
    let line = |text: &str, right: i32| (text.to_owned(), right.max(0));
    let (blank, date_right) = match &signature.form {
        SignatureForm::Sealed => {
            let widest = signature
                .issuers
                .iter()
                .map(|name| width(name))
                .max()
                .unwrap_or(0);
            // Distance of the common axis from the right edge.
            let axis = (4 * CELL + date_width / 2).max(widest / 2);
            lines.extend(
                signature
                    .issuers
                    .iter()
                    .map(|name| line(name, axis - width(name) / 2)),
            );
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
            let stamp = stamps
                .iter()
                .map(|stamp| format!("{}　　{}", stamp.office, stamp.name));
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
    let note = paper.note.as_deref().map(label::note);
    pieces.extend(note.map(|note| {
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
        let label = label::annex(index, paper.annexes.len());
        let paragraph = Paragraph::new()
            .style(id::ANNEX_LABEL)
            .page_break_before(true);
        pieces.push(Piece::Paragraph(
            paragraph.keep_next(true).add_run(face::plain(&label)),
        ));
        pieces.extend(block::title(&annex.title, profile, 1));
        pieces.extend(block::blocks(&annex.body, profile));
    }
    pieces
}

/// The imprint: a table at the foot of the last type area.
pub(super) fn imprint(paper: &Paper, profile: &Profile) -> Vec<Piece> {
    let Some(imprint) = &paper.imprint else {
        return Vec::new();
    };
    let width = twips(profile.width).unsigned_abs() as usize - 24;
    let paragraph = |text: &str| {
        let indent = Some(280);
        Paragraph::new()
            .style(id::IMPRINT)
            .indent(indent, None, indent, None)
            .add_run(face::plain(text))
    };
    let cell = |span: usize, width: usize| {
        let cell = TableCell::new().width(width, WidthType::Dxa);
        if span > 1 { cell.grid_span(span) } else { cell }
    };
    let (mut rows, mut lines) = (Vec::new(), 0);
    let row = |cells: Vec<TableCell>, lines: i32| {
        TableRow::new(cells)
            .row_height((lines * LINE) as f32)
            .height_rule(HeightRule::Exact)
    };
    // 4号: label and indents.
    let width_of = |label: &str| 280 * (label.chars().count() as i32 + 2);
    let copies = label::copies(imprint);
    if !copies.is_empty() {
        let hang = 280 * 3;
        let names = copies.iter().fold(cell(2, width), |cell, (label, names)| {
            let hanging = Some(SpecialIndentType::Hanging(hang));
            let line = paragraph(&format!("{label}{names}"));
            cell.add_paragraph(line.indent(Some(280 + hang), hanging, Some(280), None))
        });
        let lines_of = |(label, names): &(&str, String)| {
            1 + (names.chars().count() * 280) as i32
                / (twips(profile.width) - width_of(label)).max(280)
        };
        let count = copies.iter().map(lines_of).sum::<i32>();
        lines += count;
        rows.push(row(vec![names], count));
    }
    let (office, issued) = label::issue(imprint);
    if !office.is_empty() || !issued.is_empty() {
        let right = paragraph(&issued).align(docx_rs::AlignmentType::Right);
        let left_width = width * 3 / 5;
        let cells = vec![
            cell(1, left_width).add_paragraph(paragraph(&office)),
            cell(1, width - left_width).add_paragraph(right),
        ];
        lines += 1;
        rows.push(row(cells, 1));
    }
    let position = TablePositionProperty::new()
        .vertical_anchor("page")
        .horizontal_anchor("page")
        .position_x(twips(profile.left))
        .position_y(twips(profile.bottom()) - lines * LINE);
    let table = Table::new(rows)
        .set_grid(vec![width * 3 / 5, width - width * 3 / 5])
        .width(width, WidthType::Dxa)
        .layout(TableLayoutType::Fixed)
        .margins(TableCellMargins::new().margin(0, 0, 0, 0))
        .position(position)
        .set_borders(borders(paper.format != Format::Letter));
    let end = Paragraph::new()
        .style(id::IMPRINT)
        .line_spacing(exactly(20));
    vec![Piece::Table(table), Piece::Paragraph(end)]
}

/// First and last rule 0.35 mm, between them 0.25 mm; a letter has none.
fn borders(ruled: bool) -> TableBorders {
    let rule = |position, size| {
        TableBorder::new(position)
            .border_type(BorderType::Single)
            .size(size)
            .color("000000")
    };
    let empty = TableBorders::with_empty();
    if !ruled {
        return empty;
    }
    empty
        .set(rule(TableBorderPosition::Top, 8))
        .set(rule(TableBorderPosition::Bottom, 8))
        .set(rule(TableBorderPosition::InsideH, 6))
}
