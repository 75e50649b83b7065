//! Page numbers in the footers: odd pages at the right, even ones at the left, one character in.

use docx_rs::{AlignmentType, Docx, Footer, PageNum, Paragraph};

use super::{face, style::id};

/// Foot of the number's line above the edge of the sheet, so that its dash is 7 mm below the type area.
pub(super) const FROM_EDGE: f64 = 24.4;

/// Adds the footers; a letter has none on its first page (10.1).
pub(super) fn add_to(docx: Docx, letter: bool) -> Docx {
    let docx = docx.footer(footer(AlignmentType::Right, None, Some(280))).even_footer(footer(
        AlignmentType::Left,
        Some(280),
        None,
    ));
    if letter {
        docx.title_pg().first_footer(Footer::new().add_paragraph(Paragraph::new().style(id::FOLIO)))
    } else {
        docx
    }
}

fn footer(align: AlignmentType, left: Option<i32>, right: Option<i32>) -> Footer {
    let number = Paragraph::new()
        .style(id::FOLIO)
        .align(align)
        .indent(left, None, right, None)
        .add_run(face::plain("— "))
        .add_page_num(PageNum::new())
        .add_run(face::plain(" —"));
    Footer::new().add_paragraph(number)
}
