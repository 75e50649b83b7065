//! Title and text.

use docx_rs::{BreakType, Paragraph, Run};
use fawen_domain::paper::{Block, Figure, Heading, HeadingLevel, List, Paper};
use fawen_typeset::{
    Profile,
    profile::{MM_PER_PT, size},
    title,
};

use super::{
    Piece, face,
    measure::PITCH,
    style::{exactly, id},
    table,
};

/// A title in the lines that the pages have, with blank lines above it and one below.
pub(super) fn title(text: &str, profile: &Profile, blank: u32) -> Vec<Piece> {
    if text.is_empty() {
        return Vec::new();
    }
    let limit = profile.width / (size::TWO * MM_PER_PT);
    let mut run = Run::new();
    for (index, line) in title::lines(text, limit).iter().enumerate() {
        if index > 0 {
            run = run.add_break(BreakType::TextWrapping);
        }
        run = run.add_text(line);
    }
    let pitch = PITCH.unsigned_abs();
    let spacing = exactly(PITCH).before(blank * pitch).after(pitch);
    let title = Paragraph::new().style(id::TITLE).keep_next(true).line_spacing(spacing);
    vec![Piece::Paragraph(title.add_run(run))]
}

/// The main recipients from edge to edge.
pub(super) fn recipients(paper: &Paper) -> Option<Piece> {
    let names = paper.recipients_line()?;
    Some(Piece::Paragraph(Paragraph::new().style(id::NORMAL).add_run(face::plain(&names))))
}

pub(super) fn blocks(blocks: &[Block], profile: &Profile) -> Vec<Piece> {
    blocks.iter().flat_map(|block| self::block(block, profile)).collect()
}

fn block(block: &Block, profile: &Profile) -> Vec<Piece> {
    match block {
        Block::Heading(heading) => vec![self::heading(heading)],
        Block::Paragraph(text) => text.lines().map(|text| styled(id::TEXT, text)).collect(),
        Block::Line(text) => vec![styled(id::NORMAL, text)],
        Block::List(list) => self::list(list),
        Block::Table(table) | Block::Form(table) => table::pieces(table, profile),
        Block::Figure(figure) => self::figure(figure),
    }
}

fn heading(heading: &Heading) -> Piece {
    let [one, two, three, four] = id::HEADINGS;
    let style = match heading.level {
        HeadingLevel::One => one,
        HeadingLevel::Two => two,
        HeadingLevel::Three => three,
        HeadingLevel::Four => four,
    };
    let paragraph = Paragraph::new().style(style).add_run(face::plain(&heading.text));
    Piece::Paragraph(match &heading.run_in {
        Some(text) => paragraph.add_run(face::set(text, face::FANGSONG)),
        None => paragraph.keep_next(true),
    })
}

fn list(list: &List) -> Vec<Piece> {
    let items = list.items.iter().enumerate();
    let item = |(index, item): (usize, &String)| {
        styled(id::TEXT, &format!("{}{item}", list.marker.mark(index)))
    };
    items.map(item).collect()
}

/// A figure's caption; its picture is not yet written.
fn figure(figure: &Figure) -> Vec<Piece> {
    figure.caption.iter().map(|caption| styled(id::NUMBER, caption)).collect()
}

fn styled(style: &str, text: &str) -> Piece {
    Piece::Paragraph(Paragraph::new().style(style).add_run(face::plain(text)))
}
