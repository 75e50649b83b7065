//! Title and text.

use docx_rs::{AlignmentType, BreakType, LineSpacing, LineSpacingType, Paragraph, Run};
use fawen_domain::paper::{Block, Figure, Heading, HeadingLevel, List};
use fawen_typeset::{
    profile::{MM_PER_PT, size},
    title,
};

use super::{
    Piece, face,
    measure::{twips, unsigned},
    run,
    setting::Setting,
    style::{exactly, id},
    table,
};

/// A title in the lines that the pages have, room above it and a blank line below.
pub(super) fn title(setting: &Setting<'_>, text: &str, above: i32) -> Vec<Piece> {
    if text.is_empty() {
        return Vec::new();
    }
    let lines = setting
        .placed
        .title(text)
        .unwrap_or_else(|| title::lines(text, setting.profile.width / (size::TWO * MM_PER_PT)));
    let last = lines.len().saturating_sub(1);
    let runs = lines.iter().enumerate().map(|(index, line)| {
        let run = face::plain(line);
        let run = match closer(setting, line) {
            0 => run,
            closer => run.character_spacing(-closer),
        };
        if index < last { run.add_break(BreakType::TextWrapping) } else { run }
    });
    let pitch = setting.pitch();
    let spacing = exactly(pitch).before(unsigned(above)).after(unsigned(pitch));
    let title = Paragraph::new().style(id::TITLE).keep_next(true).line_spacing(spacing);
    vec![Piece::from(runs.fold(title, Paragraph::add_run))]
}

/// How much closer a title's line has to be set to stay one line, in twips: word processors put room between
/// Chinese and Latin, which the pages do not in titles.
fn closer(setting: &Setting<'_>, line: &str) -> i32 {
    let characters: Vec<char> = line.chars().collect();
    let latin = |character: char| character.is_ascii_alphanumeric();
    let pairs = characters.iter().zip(characters.iter().skip(1));
    let gaps = pairs
        .filter(|(a, b)| latin(**a) != latin(**b) && a.is_alphanumeric() && b.is_alphanumeric());
    let em = size::TWO * 20.0;
    let width = characters.iter().map(|c| if c.is_ascii() { 0.5 } else { 1.0 }).sum::<f64>()
        + gaps.count() as f64 / 5.0;
    let over = width * em - f64::from(setting.width()) + em / 4.0;
    (over / characters.len().max(1) as f64).ceil().max(0.0) as i32
}

/// The main recipients from edge to edge.
pub(super) fn recipients(setting: &Setting<'_>) -> Option<Piece> {
    let moved = setting.fitted.recipients_in_imprint;
    let names = setting.paper.recipients_line().filter(|_| !moved)?;
    Some(styled(setting, id::NORMAL, &names))
}

pub(super) fn blocks(setting: &Setting<'_>, blocks: &[Block]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    // Whether the headings just written begin a page.
    let mut turned: Option<bool> = None;
    for block in blocks {
        let mut set = self::block(setting, block);
        if let Block::Heading(heading) = block
            && heading.run_in.is_none()
        {
            turned = turned.or_else(|| Some(begins_page(setting, &heading.text)));
        } else if turned.take() == Some(true)
            && let Some(Piece::Paragraph(first)) = set.first_mut()
        {
            // Two lines stay with a heading. Where that made the pages turn, a word processor has to be told;
            // elsewhere it would also hold back last lines.
            first.property.widow_control = Some(true);
        }
        pieces.extend(set);
    }
    pieces
}

/// Whether the pages have this heading at the top of one.
fn begins_page(setting: &Setting<'_>, heading: &str) -> bool {
    setting.placed.opens_page(&heading.chars().take(16).collect::<String>())
}

fn block(setting: &Setting<'_>, block: &Block) -> Vec<Piece> {
    match block {
        Block::Heading(heading) => vec![self::heading(setting, heading)],
        Block::Paragraph(text) => {
            text.lines().map(|text| styled(setting, id::TEXT, text)).collect()
        }
        Block::Line(text) => vec![styled(setting, id::LINE, text)],
        Block::List(list) => self::list(setting, list),
        Block::Table(table) | Block::Form(table) => table::pieces(setting, table),
        Block::Figure(figure) => self::figure(setting, figure),
    }
}

fn heading(setting: &Setting<'_>, heading: &Heading) -> Piece {
    let [one, two, three, four] = id::HEADINGS;
    let style = match heading.level {
        HeadingLevel::One => one,
        HeadingLevel::Two => two,
        HeadingLevel::Three => three,
        HeadingLevel::Four => four,
    };
    let paragraph = Paragraph::new().style(style);
    Piece::from(match &heading.run_in {
        Some(text) => {
            run::add(setting, paragraph, &[(&heading.text, None), (text, Some(face::FANGSONG))])
        }
        None => run::add(setting, paragraph.keep_next(true), &[(&heading.text, None)]),
    })
}

fn list(setting: &Setting<'_>, list: &List) -> Vec<Piece> {
    let items = list.items.iter().enumerate();
    let item = |(index, item): (usize, &String)| {
        styled(setting, id::TEXT, &format!("{}{item}", list.marker.mark(index)))
    };
    items.map(item).collect()
}

/// A figure in the flow, its caption below it.
fn figure(setting: &Setting<'_>, figure: &Figure) -> Vec<Piece> {
    let mut pieces = Vec::new();
    if let Some((_, image)) = setting.placed.image(&figure.image, 0)
        && let Some(picture) = setting.pictures.get(&figure.image)
    {
        // A line of exact height would cut the picture off.
        let height = twips(image.height);
        let spacing = LineSpacing::new().line_rule(LineSpacingType::AtLeast).line(height);
        let marker = setting.drawings.inline(picture, image);
        let line = Paragraph::new()
            .style(id::FIGURE)
            .align(AlignmentType::Center)
            .keep_next(figure.caption.is_some())
            .line_spacing(spacing);
        pieces.push(Piece::from(line.add_run(Run::new().style(&marker))));
    }
    pieces.extend(figure.caption.iter().map(|caption| styled(setting, id::CAPTION, caption)));
    pieces
}

pub(super) fn styled(setting: &Setting<'_>, style: &str, text: &str) -> Piece {
    Piece::from(run::add(setting, Paragraph::new().style(style), &[(text, None)]))
}
