//! DOCX: docx-rs for properties, tables and styles, one pass over them for what it leaves out, zipped the same
//! way every time.
//!
//! The file flows in a word processor; named styles carry the format, so that a person can go on working.
//! It breaks lines and pages where the pages do because it follows the same rules with the same widths.

mod annex;
mod block;
mod body;
mod core;
mod face;
mod finish;
mod folio;
mod imprint;
mod mark;
mod masthead;
mod measure;
mod mend;
mod order;
mod package;
mod picture;
mod placed;
mod run;
mod section;
mod setting;
mod settings;
mod signature;
mod style;
mod table;
mod tree;

use docx_rs::{Paragraph, Table};
use fawen_domain::paper::Paper;
use fawen_typeset::{Colour, Pages, Pictures, Profile, profile::size};

use self::{
    measure::{millimetres, twips},
    setting::Setting,
};
use crate::{Meta, RenderError, Rendering};

/// What a body of text is made of: small to hand on, for a paragraph of docx-rs has more than 2 KB.
enum Piece {
    Paragraph(Box<Paragraph>),
    Table(Box<Table>),
}

impl From<Paragraph> for Piece {
    fn from(paragraph: Paragraph) -> Self {
        Self::Paragraph(Box::new(paragraph))
    }
}

impl From<Table> for Piece {
    fn from(table: Table) -> Self {
        Self::Table(Box::new(table))
    }
}

/// Writes a paper as DOCX, from the pages that it was set on.
///
/// # Errors
/// [`RenderError::Write`] when a part cannot be written.
pub fn docx(
    paper: &Paper,
    pages: &Pages,
    profile: &Profile,
    pictures: &Pictures,
    meta: &Meta,
) -> Result<Rendering, RenderError> {
    let setting = Setting::new(paper, pages, profile, pictures);
    let bytes = finish::bytes(&pieces(&setting), &setting, meta)?;
    let media_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    Ok(Rendering::new(bytes, media_type))
}

fn pieces(setting: &Setting<'_>) -> Vec<Piece> {
    let head = masthead::of(setting);
    let above = above_title(setting, head.end);
    let mut pieces = head.pieces;
    if setting.paper.title.is_empty() {
        // Two blank lines stand above the text of an order or of minutes, too.
        let room = Paragraph::new().style(style::id::NORMAL).line_spacing(style::exactly(above));
        pieces.push(Piece::from(room));
    }
    pieces.extend(block::title(setting, &setting.paper.title, above));
    pieces.extend(block::recipients(setting));
    pieces.extend(text(setting));
    pieces.extend(annex::list(setting));
    pieces.extend(annex::attendance(setting));
    pieces.extend(signature::pieces(setting));
    pieces.extend(block::blocks(setting, &setting.paper.closing));
    pieces.extend(annex::annexes(setting));
    pieces.extend(imprint::pieces(setting));
    section::joined(pieces)
}

/// The room above the title, from where the masthead ends: that of the pages, and as much more or less as
/// keeps the end of the first page clear of the point where a line more or less would fit.
fn above_title(setting: &Setting<'_>, end: i32) -> i32 {
    let pitch = setting.pitch();
    let title = |line: &&placed::Line| {
        line.page == 0 && (line.size - size::TWO).abs() < 0.1 && line.colour == Colour::Black
    };
    let Some(line) = setting.placed.lines.iter().find(title) else {
        return 2 * pitch;
    };
    // On the pages the em square stands in the middle of its line.
    let em = millimetres((line.size * 20.0) as i32);
    let inside = (millimetres(pitch) - em) / 2.0 + 0.88 * em;
    let top = twips(line.baseline - inside);
    (top - end + clear(setting)).max(0)
}

/// How much later the text of the first page begins, in twips.
fn clear(setting: &Setting<'_>) -> i32 {
    const APART: f64 = 1.5;
    let bottom = setting.profile.lines_bottom();
    let text =
        setting.placed.lines.iter().filter(|line| line.page == 0 && (line.size - 16.0).abs() < 0.1);
    let Some(last) = text.map(|line| line.baseline).reduce(f64::max) else {
        return 0;
    };
    let pitch = millimetres(setting.pitch());
    let em = millimetres(16 * 20);
    let left = bottom - (last + pitch - (pitch - em) / 2.0 - 0.88 * em);
    match () {
        // Not filled: something was kept together, or the paper ends here.
        () if left > pitch => 0,
        () if left < APART => twips(left - APART),
        () if left > pitch - APART => twips(left - pitch + APART),
        () => 0,
    }
}

/// The text; its end stays with the signature where the pages keep them together.
fn text(setting: &Setting<'_>) -> Vec<Piece> {
    let mut pieces = block::blocks(setting, &setting.paper.body);
    let followed = !setting.paper.annex_list().is_empty() || !setting.paper.attendance.is_empty();
    let short = pieces.len() < 2;
    if followed || short || signature::flows(setting) {
        return pieces;
    }
    if let Some(Piece::Paragraph(last)) = pieces.last_mut() {
        last.property.keep_next = Some(true);
    }
    pieces
}
