//! Page numbers (页码), in the footers.

use fawen_domain::paper::Format;
use fawen_typeset::profile::{distance, size};

use super::{
    Subject,
    fault::Faults,
    measure::{Class, is_size, millimetres, pitch, size_name},
    rules,
};
use crate::docx::{
    format::{Alignment, RunFormat, Side},
    model::{Inline, Paragraph, Piece},
    section::Section,
};

/// A page number found in a footer.
struct Folio<'m> {
    paragraph: &'m Paragraph,
    format: &'m RunFormat,
    /// The side of its paragraph, frame or box.
    side: Side,
    /// Whether it stands in a frame or box.
    boxed: bool,
}

pub(super) fn measure(subject: &Subject<'_>, faults: &mut Faults) {
    let Some(section) = subject.manuscript.sections.first() else { return };
    let Some(default) = find(subject, section, "default") else {
        let found = "页脚没有页码";
        return faults.add(rules::FOLIO, "页脚", found, "每面编排页码，形如“— 1 —”");
    };
    dashes(&default, faults);
    face(&default, faults);
    place(&default, section, faults);
    sides(subject, section, &default, faults);
    let first = find(subject, section, "first");
    if subject.format == Format::Letter && (!section.title_page || first.is_some()) {
        faults.add(rules::LETTER_FOLIO, "首页页脚", "首页有页码", "信函格式首页不显示页码");
    }
    if subject.format != Format::Letter && section.title_page && first.is_none() {
        faults.add(rules::FOLIO, "首页页脚", "首页没有页码", "从首页起编排页码");
    }
}

/// The page number in the footer of a kind.
fn find<'m>(subject: &Subject<'m>, section: &Section, kind: &str) -> Option<Folio<'m>> {
    let path = section.footers.iter().find(|(known, _)| known == kind)?;
    let (_, pieces) = subject.manuscript.footers.iter().find(|(known, _)| *known == path.1)?;
    in_pieces(pieces)
}

fn in_pieces(pieces: &[Piece]) -> Option<Folio<'_>> {
    pieces.iter().find_map(|piece| match piece {
        Piece::Paragraph(paragraph) => in_paragraph(paragraph),
        Piece::Table(table) => {
            let cells = table.rows.iter().flat_map(|row| &row.cells);
            cells.into_iter().find_map(|cell| in_pieces(&cell.pieces))
        }
    })
}

fn in_paragraph(paragraph: &Paragraph) -> Option<Folio<'_>> {
    let own = paragraph.inlines.iter().find_map(|inline| match inline {
        Inline::PageField(format) => Some(format),
        _ => None,
    });
    if let Some(format) = own {
        let aligned = match paragraph.format.alignment {
            Some(Alignment::Centre) => Side::Centre,
            Some(Alignment::Right) => Side::Right,
            Some(Alignment::Left | Alignment::Both) | None => Side::Left,
        };
        let frame = paragraph.format.frame;
        let side = frame.and_then(|frame| frame.side).unwrap_or(aligned);
        return Some(Folio { paragraph, format, side, boxed: frame.is_some() });
    }
    paragraph.boxes.iter().find_map(|(pieces, place)| {
        let folio = in_pieces(pieces)?;
        Some(Folio { side: place.side.unwrap_or(folio.side), boxed: true, ..folio })
    })
}

/// A dash on either side of the number.
fn dashes(folio: &Folio<'_>, faults: &mut Faults) {
    let text = folio.paragraph.text();
    let count = text.chars().filter(|c| matches!(c, '—' | '–' | '－' | '─' | '-')).count();
    let proper = text.chars().filter(|c| *c == '—').count();
    if count < 2 {
        faults.add(
            rules::FOLIO,
            "页脚",
            "数字左右没有一字线",
            "数字左右各放一条一字线，形如“— 1 —”",
        );
    } else if proper != 2 {
        let shown: String = text.trim().chars().take(8).collect();
        let found = format!("数字左右是“{shown}”");
        faults.add(rules::FOLIO, "页脚", found, "数字左右各放一条一字线“—”");
    }
}

fn face(folio: &Folio<'_>, faults: &mut Faults) {
    let format = folio.format;
    let points = f64::from(format.size.unwrap_or(20)) / 2.0;
    let face = format.ascii.as_deref().unwrap_or("Times New Roman");
    if Class::of(face) != Class::Song || !is_size(points, size::FOUR) {
        let found = format!("{}{face}", size_name(points));
        faults.add(rules::FOLIO_TYPE, "页脚 页码", found, "4号半角宋体阿拉伯数字");
    }
}

/// The dash 7 mm below the type area: the middle of the last line of the footer.
fn place(folio: &Folio<'_>, section: &Section, faults: &mut Faults) {
    const TOLERANCE: f64 = 2.5;
    if folio.boxed {
        return;
    }
    let line = pitch(folio.paragraph, None) / 20.0 * fawen_typeset::profile::MM_PER_PT;
    let found = millimetres(section.bottom) - millimetres(section.footer) - line / 2.0;
    if (found - distance::FOLIO).abs() > TOLERANCE {
        let wanted = format!("一字线上距版心下边缘{}毫米", distance::FOLIO);
        faults.add(rules::FOLIO_PLACE, "页脚", format!("约{found:.0}毫米"), wanted);
    }
}

/// Odd pages at the right, even ones at the left.
fn sides(subject: &Subject<'_>, section: &Section, odd: &Folio<'_>, faults: &mut Faults) {
    let wanted = "单页码居右空一字，双页码居左空一字";
    if odd.side == Side::Outside {
        return;
    }
    if !subject.manuscript.even_and_odd {
        let found = match odd.side {
            Side::Centre => "页码都居中",
            Side::Right => "页码都居右，没有分奇偶页",
            Side::Left | Side::Outside => "没有分奇偶页",
        };
        return faults.add(rules::FOLIO_SIDE, "页脚", found, wanted);
    }
    if odd.side != Side::Right {
        faults.add(rules::FOLIO_SIDE, "奇数页页脚", "单页码没有居右", wanted);
    }
    match find(subject, section, "even") {
        None => faults.add(rules::FOLIO_SIDE, "偶数页页脚", "偶数页没有页码", wanted),
        Some(even) if !matches!(even.side, Side::Left | Side::Outside) => {
            faults.add(rules::FOLIO_SIDE, "偶数页页脚", "双页码没有居左", wanted);
        }
        Some(_) => {}
    }
}
