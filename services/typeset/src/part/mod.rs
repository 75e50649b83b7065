//! The parts of a paper, each a few functions from the model to slabs or to a page's head and foot.

mod annex;
mod attendance;
mod body;
mod figure;
mod fit;
mod folio;
mod imprint;
mod masthead;
mod signature;
mod table;

use fawen_domain::paper::{Format, Paper};

use self::fit::Parts;
use crate::{
    Fitted, Page, Pages, Role, TypesetError,
    flow::{self, Leaf, Note, Slab},
    line::{Line, Measure, Span, paragraph, single},
    profile::{MM_PER_PT, sheet, size},
    style::{Setting, Style},
    title,
};

/// Sets a whole paper.
pub(crate) fn paper(paper: &Paper, setting: &Setting<'_>) -> Result<Pages, TypesetError> {
    let fit::Chosen { masthead, parts, imprint, frame, plan, recipients_in_imprint } =
        fit::choose(paper, setting)?;
    let profile = setting.profile;
    let mut filled = flow::fill(profile, &frame, &plan, parts.slabs, masthead.items);
    let numbered = match imprint {
        Some(imprint) => imprint.place(profile, &plan, &mut filled.leaves),
        None => filled.leaves.len(),
    };
    let mut pages = Vec::with_capacity(filled.leaves.len());
    for (number, Leaf { mut items, turned }) in (1..).zip(filled.leaves) {
        let bare = number > numbered || number == 1 && paper.format == Format::Letter;
        if !bare {
            items.extend(folio::set(setting, number)?);
        }
        pages.push(Page { width: sheet::WIDTH, height: sheet::HEIGHT, items, turned });
    }
    let fitted = Fitted {
        pitch: (frame.pitch / MM_PER_PT * 20.0).round() as u16,
        mark: masthead.mark,
        recipients_in_imprint,
        tables: filled.tables,
    };
    Ok(Pages { pages, outline: filled.outline, fitted })
}

/// Everything between masthead and imprint.
fn parts(paper: &Paper, setting: &Setting<'_>, recipients: bool) -> Result<Parts, TypesetError> {
    let mut slabs = head(paper, setting, recipients)?;
    let opening = slabs.len();
    slabs.extend(body::blocks(setting, &paper.body, "正文")?);
    slabs.extend(annex::list(setting, paper)?);
    slabs.extend(attendance::set(setting, paper)?);
    let signature = slabs.len();
    slabs.extend(signature::set(setting, paper)?);
    let signed = slabs.len();
    slabs.extend(body::blocks(setting, &paper.closing, "文末")?);
    if let Some(attached) = &paper.attached {
        slabs.extend(annex::attached(setting, attached)?);
    }
    for (index, annex) in paper.annexes.iter().enumerate() {
        slabs.extend(annex::set(setting, annex, &paper.annex_label(index))?);
    }
    Ok(Parts { slabs, opening, signature: signature..signed })
}

/// Title and main recipients.
fn head(paper: &Paper, setting: &Setting<'_>, recipients: bool) -> Result<Vec<Slab>, TypesetError> {
    let pitch = setting.profile.pitch();
    let mut slabs = vec![Slab::gap(pitch), Slab::gap(pitch)];
    if !paper.title.is_empty() {
        slabs.extend(title(setting, &paper.title, "标题")?);
        slabs.push(Slab { keep: true, ..Slab::gap(pitch) });
    }
    if let Some(recipients) = paper.recipients_line().filter(|_| recipients) {
        let text = Span { style: setting.text(Role::Fangsong), text: &recipients };
        slabs.extend(flush(setting, &[text], "主送机关")?);
    }
    Ok(slabs)
}

/// A title in 2号小标宋, centred, on the grid of lines; it is a bookmark.
fn title(setting: &Setting<'_>, text: &str, place: &str) -> Result<Vec<Slab>, TypesetError> {
    let style = Style::free(Role::Biaosong, size::TWO);
    let mut slabs = Vec::new();
    for line in title_lines(setting, style, text, place)? {
        let x = (setting.width - line.width) / 2.0;
        slabs.push(Slab { keep: true, ..slab(setting, style, line, x) });
    }
    if let Some(first) = slabs.first_mut() {
        first.notes.push(Note::Bookmark(one_line(text), 0));
    }
    Ok(slabs)
}

/// The lines of a title; Latin letters may be wider than half a character, so the limit is lowered
/// until they fit, and what no limit makes fit is broken like text.
fn title_lines(
    setting: &Setting<'_>,
    style: Style,
    text: &str,
    place: &str,
) -> Result<Vec<Line>, TypesetError> {
    const TRIES: u8 = 4;
    let mut limit = setting.width / style.cell;
    let mut lines = Vec::new();
    for _ in 0..TRIES {
        let texts = title::lines(text, limit);
        let set = texts.iter().map(|text| single(setting, style, text, place));
        lines = set.collect::<Result<_, _>>()?;
        let widest = lines.iter().map(|line: &Line| line.width).fold(0.0, f64::max);
        if widest <= setting.width + 1e-6 {
            return Ok(lines);
        }
        limit *= 0.85;
    }
    lines.clear();
    for text in text.lines() {
        lines.extend(within(setting, style, text, setting.width, place)?);
    }
    Ok(lines)
}

/// A text without its line feeds.
fn one_line(text: &str) -> String {
    text.split(['\n', '\r']).map(str::trim).collect()
}

/// A paragraph from edge to edge, without indent.
fn flush(
    setting: &Setting<'_>,
    spans: &[Span<'_>],
    place: &str,
) -> Result<Vec<Slab>, TypesetError> {
    let measure = Measure { width: setting.width, justified: true, ..Measure::default() };
    set(setting, spans, measure, place)
}

/// A paragraph of the text, indented by two characters.
fn indented(
    setting: &Setting<'_>,
    spans: &[Span<'_>],
    place: &str,
) -> Result<Vec<Slab>, TypesetError> {
    let first = 2.0 * setting.profile.cell();
    let measure = Measure { width: setting.width, first, rest: 0.0, justified: true };
    set(setting, spans, measure, place)
}

/// A paragraph as slabs of one line each.
fn set(
    setting: &Setting<'_>,
    spans: &[Span<'_>],
    measure: Measure,
    place: &str,
) -> Result<Vec<Slab>, TypesetError> {
    let style = spans.first().map_or_else(|| setting.text(Role::Fangsong), |span| span.style);
    let lines = paragraph(setting, spans, measure, place)?;
    Ok(lines.into_iter().map(|line| slab(setting, style, line, 0.0)).collect())
}

/// Text on one line where it fits, on several where it does not; not justified.
fn within(
    setting: &Setting<'_>,
    style: Style,
    text: &str,
    width: f64,
    place: &str,
) -> Result<Vec<Line>, TypesetError> {
    paragraph(setting, &[Span { style, text }], Measure { width, ..Measure::default() }, place)
}

/// Lines in the middle of the column, as slabs.
fn centred(
    setting: &Setting<'_>,
    style: Style,
    text: &str,
    place: &str,
) -> Result<Vec<Slab>, TypesetError> {
    let lines = within(setting, style, text, setting.width, place)?;
    let slabs = lines.into_iter().map(|line| {
        let x = (setting.width - line.width) / 2.0;
        slab(setting, style, line, x)
    });
    Ok(slabs.collect())
}

/// One line as a slab, `x` from the left edge of the type area.
fn slab(setting: &Setting<'_>, style: Style, line: Line, x: f64) -> Slab {
    let height = setting.profile.pitch();
    let baseline = style.baseline(height);
    let items = line.items.into_iter().map(|item| item.moved(x, baseline)).collect();
    Slab { height, lines: 1, items, turned: setting.turned, ..Slab::default() }
}
