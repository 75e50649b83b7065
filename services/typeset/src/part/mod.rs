//! The parts of a paper, each a few functions from the model to slabs or to a page's head and foot.

mod annex;
mod body;
mod folio;
mod imprint;
mod masthead;
mod signature;
mod table;

use fawen_domain::paper::{Format, Paper};

use crate::{
    Page, Pages, Role, TypesetError,
    flow::{self, Leaf, Slab},
    line::{Line, Measure, Span, paragraph, single},
    profile::{sheet, size},
    style::{Setting, Style},
    title,
};

/// Sets a whole paper.
pub(crate) fn paper(paper: &Paper, setting: &Setting<'_>) -> Result<Pages, TypesetError> {
    let first = masthead::set(paper, setting)?;
    let mut leaves = flow::fill(setting.profile, first, slabs(paper, setting)?);
    let numbered = match &paper.imprint {
        Some(_) => imprint::place(paper, setting, &mut leaves)?,
        None => leaves.len(),
    };
    let mut pages = Vec::with_capacity(leaves.len());
    for (number, Leaf { mut items, .. }) in (1..).zip(leaves) {
        let bare = number > numbered || number == 1 && paper.format == Format::Letter;
        if !bare {
            items.extend(folio::set(setting, number)?);
        }
        pages.push(Page { width: sheet::WIDTH, height: sheet::HEIGHT, items, turned: false });
    }
    Ok(Pages {
        pages,
        outline: Vec::new(),
        fitted: crate::Fitted {
            pitch: (setting.profile.pitch * 20.0).round() as u16,
            ..crate::Fitted::default()
        },
    })
}

/// Everything between masthead and imprint.
fn slabs(paper: &Paper, setting: &Setting<'_>) -> Result<Vec<Slab>, TypesetError> {
    let pitch = setting.profile.pitch();
    let mut slabs = vec![Slab::gap(pitch), Slab::gap(pitch)];
    if !paper.title.is_empty() {
        slabs.extend(title(setting, &paper.title, "标题")?);
        slabs.push(Slab { keep: true, ..Slab::gap(pitch) });
    }
    if let Some(recipients) = paper.recipients_line() {
        let text = Span { style: setting.text(Role::Fangsong), text: &recipients };
        slabs.extend(flush(setting, &[text], "主送机关")?);
    }
    let mut text = body::blocks(setting, &paper.body, "正文")?;
    text.extend(annex::list(setting, paper)?);
    signature::hold(&mut text);
    slabs.extend(text);
    slabs.extend(signature::set(setting, paper)?);
    slabs.extend(body::blocks(setting, &paper.closing, "文末")?);
    if let Some(attached) = &paper.attached {
        slabs.extend(annex::attached(setting, attached)?);
    }
    for (index, annex) in paper.annexes.iter().enumerate() {
        slabs.extend(annex::set(setting, annex, &paper.annex_label(index))?);
    }
    Ok(slabs)
}

/// A title in 2号小标宋, centred, on the grid of lines.
fn title(setting: &Setting<'_>, text: &str, place: &str) -> Result<Vec<Slab>, TypesetError> {
    let style = Style::free(Role::Biaosong, size::TWO);
    let limit = setting.profile.width / style.cell;
    let mut slabs = Vec::new();
    for text in title::lines(text, limit) {
        let line = single(setting, style, &text, place)?;
        let x = (setting.profile.width - line.width) / 2.0;
        slabs.push(Slab { keep: true, ..slab(setting, style, line, x) });
    }
    Ok(slabs)
}

/// A paragraph from edge to edge, without indent.
fn flush(
    setting: &Setting<'_>,
    spans: &[Span<'_>],
    place: &str,
) -> Result<Vec<Slab>, TypesetError> {
    let measure = Measure { width: setting.profile.width, justified: true, ..Measure::default() };
    set(setting, spans, measure, place)
}

/// A paragraph of the text, indented by two characters.
fn indented(
    setting: &Setting<'_>,
    spans: &[Span<'_>],
    place: &str,
) -> Result<Vec<Slab>, TypesetError> {
    let first = 2.0 * setting.profile.cell();
    let measure = Measure { width: setting.profile.width, first, rest: 0.0, justified: true };
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

/// One line as a slab, `x` from the left edge of the type area.
fn slab(setting: &Setting<'_>, style: Style, line: Line, x: f64) -> Slab {
    let height = setting.profile.pitch();
    let baseline = style.baseline(height);
    let items = line.items.into_iter().map(|item| item.moved(x, baseline)).collect();
    Slab { height, items, ..Slab::default() }
}
