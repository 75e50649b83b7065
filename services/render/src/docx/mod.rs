//! DOCX: docx-rs for the tree, one pass over its parts for what it leaves out, zipped the same way every time.
//!
//! The file flows in a word processor; named styles carry the format, so that a person can go on working.

mod block;
mod face;
mod finish;
mod folio;
mod mark;
mod masthead;
mod measure;
mod order;
mod style;
mod table;
mod tail;
mod tree;

use docx_rs::{DocGrid, DocGridType, Docx, PageMargin, Paragraph, Settings, Table};
use fawen_domain::paper::{Format, Paper};
use fawen_typeset::{Pages, Pictures, Profile, profile::sheet};

use self::measure::{PITCH, twips};
use crate::{Meta, RenderError, Rendering};

/// What a body of text is made of.
#[expect(
    clippy::large_enum_variant,
    reason = "nearly all are paragraphs, and each lives for one step"
)]
enum Piece {
    Paragraph(Paragraph),
    Table(Table),
}

/// Writes a paper as DOCX.
///
/// # Errors
/// [`RenderError::Write`] when a part cannot be written.
pub fn docx(
    paper: &Paper,
    pages: &Pages,
    profile: &Profile,
    pictures: &Pictures,
) -> Result<Rendering, RenderError> {
    let _ = (pages, pictures);
    let document =
        pieces(paper, profile).into_iter().fold(frame(paper, profile), |docx, piece| match piece {
            Piece::Paragraph(paragraph) => docx.add_paragraph(paragraph),
            Piece::Table(table) => docx.add_table(table),
        });
    let bytes = finish::bytes(document.build(), &Meta::of(paper))?;
    let media_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    Ok(Rendering::new(bytes, media_type))
}

/// Page, grid, styles and page numbers.
fn frame(paper: &Paper, profile: &Profile) -> Docx {
    let right = sheet::WIDTH - profile.right();
    let bottom = sheet::HEIGHT - profile.bottom();
    let margin = PageMargin::new()
        .top(twips(profile.top))
        .left(twips(profile.left))
        .bottom(twips(bottom))
        .right(twips(right))
        .header(0)
        .footer(twips(folio::FROM_EDGE));
    let grid = DocGrid::new().grid_type(DocGridType::Lines).line_pitch(PITCH as usize);
    let mut docx = style::add_to(Docx::new().settings(Settings::new()))
        .page_size(twips(sheet::WIDTH).unsigned_abs(), twips(sheet::HEIGHT).unsigned_abs())
        .page_margin(margin);
    docx.document = docx.document.doc_grid(grid);
    folio::add_to(docx, paper.format == Format::Letter)
}

fn pieces(paper: &Paper, profile: &Profile) -> Vec<Piece> {
    let mut pieces = masthead::pieces(paper, profile);
    pieces.extend(block::title(&paper.title, profile, 2));
    pieces.extend(block::recipients(paper));
    pieces.extend(text(paper, profile));
    pieces.extend(tail::annex_list(paper));
    pieces.extend(tail::signature(paper, profile));
    pieces.extend(block::blocks(&paper.closing, profile));
    pieces.extend(tail::annexes(paper, profile));
    pieces.extend(tail::imprint(paper, profile));
    pieces
}

/// The text; its last paragraph stays with the signature, unless that would empty the first page.
fn text(paper: &Paper, profile: &Profile) -> Vec<Piece> {
    let mut pieces = block::blocks(&paper.body, profile);
    let short = pieces.len() < 2;
    if let Some(Piece::Paragraph(last)) = pieces.last_mut().filter(|_| !short) {
        last.property = std::mem::take(&mut last.property).keep_next(true);
    }
    pieces
}
