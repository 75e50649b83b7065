//! The signature (落款), 7.3.5, where the pages have it, with its seals behind it; and the note below.

use docx_rs::{
    AlignmentType, BreakType, Paragraph, Run, Table, TableCell, TableCellMargins, TableLayoutType,
    TableRow, WidthType,
};
use fawen_domain::paper::{Block, SignatureForm};
use fawen_typeset::Colour;

use super::{
    Piece, block, face,
    masthead::RED,
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
        Some(lines) => placed(setting, &texts, &lines),
        None => unplaced(setting, &texts),
    };
    let notes = paper.note_lines();
    pieces.extend(notes.iter().map(|note| block::styled(setting, id::TEXT, note)));
    pieces
}

/// A text of the signature with its lines.
type Placed<'a> = (&'a String, &'a [Line]);

/// The texts where the pages have them; names side by side are the cells of a row.
fn placed(setting: &Setting<'_>, texts: &[String], lines: &[&[Line]]) -> Vec<Piece> {
    let pitch = setting.pitch();
    let top = |(_, lines): &Placed<'_>| lines.first().map_or(0.0, |line| line.baseline);
    let all: Vec<Placed<'_>> = texts.iter().zip(lines.iter().copied()).collect();
    let bands: Vec<_> = all.chunk_by(|a, b| (top(a) - top(b)).abs() < 0.1).collect();
    let mut previous: Option<f64> = None;
    let mut pieces = Vec::new();
    for (index, band) in bands.iter().enumerate() {
        let Some(first) = band.iter().find_map(|(_, lines)| lines.first()) else { continue };
        let above = match previous {
            Some(previous) => twips(first.baseline - previous) - pitch,
            None => room(setting, first).unwrap_or_else(|| blank(setting) * pitch),
        };
        let seals = if previous.is_none() { seals(setting, first) } else { Vec::new() };
        let spacing = exactly(pitch).before(unsigned(above));
        if let [(text, lines)] = band {
            let paragraph = Paragraph::new()
                .style(id::SIGNATURE)
                .keep_next(index + 1 < bands.len())
                .line_spacing(spacing);
            let paragraph = seals.into_iter().fold(paragraph, Paragraph::add_run);
            pieces.push(Piece::from(one(setting, paragraph, text, lines)));
        } else {
            let room = Paragraph::new().style(id::SIGNATURE).keep_next(true);
            let room = room.line_spacing(exactly(above.max(20)));
            pieces.push(Piece::from(seals.into_iter().fold(room, Paragraph::add_run)));
            pieces.push(Piece::from(side_by_side(setting, band)));
        }
        let below = band.iter().flat_map(|(_, lines)| lines.iter()).map(|line| line.baseline);
        previous = below.reduce(f64::max);
    }
    pieces
}

/// A text at the right, in the lines that the pages have.
fn one(setting: &Setting<'_>, paragraph: Paragraph, text: &str, lines: &[Line]) -> Paragraph {
    let right = lines.iter().map(|line| line.right).fold(0.0, f64::max);
    let right = twips(setting.profile.right() - right).max(0);
    let paragraph = paragraph.indent(None, None, Some(right), None);
    let whole = lines
        .windows(2)
        .all(|pair| matches!(pair, [a, b] if (a.baseline - b.baseline).abs() < 0.1));
    if whole {
        return signatory(paragraph, text, lines);
    }
    broken(lines).into_iter().fold(paragraph, Paragraph::add_run)
}

/// A text on one line; the name of a signatory in the face and the red of its stamp (7.3.5.3).
fn signatory(paragraph: Paragraph, text: &str, lines: &[Line]) -> Paragraph {
    let name = lines.iter().find(|line| line.colour == Colour::Red).map(|line| line.text());
    match name.and_then(|name| text.strip_suffix(name.trim()).map(|office| (office, name))) {
        Some((office, name)) => {
            let name = face::set(name.trim(), face::KAI).color(RED);
            paragraph.add_run(face::plain(office)).add_run(name)
        }
        None => paragraph.add_run(face::plain(text)),
    }
}

/// The lines of a name, parted as on the pages: at its sense, which no word processor knows.
fn broken(lines: &[Line]) -> Vec<Run> {
    let last = lines.len().saturating_sub(1);
    let run = |(index, line): (usize, &Line)| {
        let run = face::plain(&line.text());
        if index < last { run.add_break(BreakType::TextWrapping) } else { run }
    };
    lines.iter().enumerate().map(run).collect()
}

/// How much wider a cell of a name is than the name, at either side.
const LOOSE: i32 = 60;

/// Names of a joint paper side by side (7.3.5.1).
fn side_by_side(setting: &Setting<'_>, band: &[Placed<'_>]) -> Table {
    let pitch = setting.pitch();
    let span = |(_, lines): &Placed<'_>| {
        let left = lines.iter().map(Line::left).fold(f64::INFINITY, f64::min);
        let right = lines.iter().map(|line| line.right).fold(0.0, f64::max);
        (left, right)
    };
    let spans: Vec<(f64, f64)> = band.iter().map(span).collect();
    // Each cell reaches to the middle between its name and the next.
    let mut edges = vec![setting.profile.left];
    let pairs = spans.iter().zip(spans.iter().skip(1));
    edges.extend(pairs.map(|((_, right), (left, _))| (right + left) / 2.0));
    edges.push(setting.profile.right());
    let mut widths = Vec::new();
    let mut cells = Vec::new();
    for (((_, lines), (left, right)), edge) in band.iter().zip(&spans).zip(edges.windows(2)) {
        let [from, to] = edge else { continue };
        let width = usize::try_from(twips(to - from)).unwrap_or(1);
        let paragraph = Paragraph::new()
            .style(id::SIGNATURE)
            .align(AlignmentType::Center)
            .keep_next(true)
            .line_spacing(exactly(pitch))
            .indent(Some(twips(left - from) - LOOSE), None, Some(twips(to - right) - LOOSE), None);
        let paragraph = broken(lines).into_iter().fold(paragraph, Paragraph::add_run);
        cells.push(TableCell::new().width(width, WidthType::Dxa).add_paragraph(paragraph));
        widths.push(width);
    }
    Table::without_borders(vec![TableRow::new(cells).cant_split()])
        .set_grid(widths)
        .layout(TableLayoutType::Fixed)
        .margins(TableCellMargins::new().margin(0, 0, 0, 0))
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
        Piece::from(paragraph.add_run(face::plain(text)))
    };
    texts.iter().enumerate().map(line).collect()
}

/// Whether the last paragraph flows over the end of a page to the signature on the next, so that nothing needs to
/// keep them together: a word processor would move the whole paragraph.
pub(super) fn flows(setting: &Setting<'_>) -> bool {
    let texts = texts(setting);
    let signature = setting.placed.sequence(&texts);
    let Some(first) = signature.and_then(|lines| lines.first()?.first()) else {
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
