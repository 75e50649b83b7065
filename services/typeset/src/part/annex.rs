//! Annexes (附件), 7.3.4 and 7.3.7, and the document that a paper issues or forwards.

use fawen_domain::paper::{Annex, Attached, Paper};

use super::{body, one_line, set as set_paragraph, table, title, within};
use crate::{
    Role, TypesetError,
    flow::{Note, Slab},
    line::{Measure, Span, single},
    style::Setting,
};

/// The list after the text (附件说明): wraps are aligned with the first character of the name.
pub(super) fn list(setting: &Setting<'_>, paper: &Paper) -> Result<Vec<Slab>, TypesetError> {
    let style = setting.text(Role::Fangsong);
    let cell = setting.profile.cell();
    let mut slabs = Vec::new();
    let items = paper.annex_list();
    if !items.is_empty() {
        slabs.push(Slab::gap(setting.profile.pitch()));
    }
    for item in items {
        let hang = 5.0 * cell + single(setting, style, &item.number, "附件说明")?.width;
        let first = if item.label.is_empty() { 5.0 * cell } else { 2.0 * cell };
        let text = item.to_string();
        let measure = Measure { width: setting.width, first, rest: hang, justified: true };
        slabs.extend(set_paragraph(setting, &[Span { style, text: &text }], measure, "附件说明")?);
    }
    Ok(slabs)
}

/// An annex on pages of its own: its label on line 1, its title on line 3; on turned sheets when it
/// begins with a table too wide for upright ones (clause 8).
pub(super) fn set(
    setting: &Setting<'_>,
    annex: &Annex,
    label: &str,
) -> Result<Vec<Slab>, TypesetError> {
    let wide = annex.body.first().map_or(Ok(false), |first| table::turns(setting, first, label))?;
    let own = if wide { setting.turned() } else { setting.clone() };
    let style = own.text(Role::Hei);
    let mut slabs = Vec::new();
    for line in within(&own, style, label, own.width, label)? {
        slabs.push(Slab { keep: true, ..super::slab(&own, style, line, 0.0) });
    }
    let mut titles = title(&own, &annex.title, &format!("{label}标题"))?;
    titles.iter_mut().for_each(|slab| slab.notes.clear());
    let gap = || Slab { keep: true, turned: own.turned, ..Slab::gap(own.profile.pitch()) };
    if !titles.is_empty() {
        slabs.push(gap());
    }
    slabs.extend(titles);
    slabs.push(gap());
    begin_page(&mut slabs, format!("{label}　{}", one_line(&annex.title)));
    slabs.extend(body::blocks(setting, &annex.body, label)?);
    Ok(slabs)
}

/// The document issued or forwarded, on pages of its own with its own title.
pub(super) fn attached(
    setting: &Setting<'_>,
    attached: &Attached,
) -> Result<Vec<Slab>, TypesetError> {
    let pitch = setting.profile.pitch();
    let mut slabs = title(setting, &attached.title, "所附文件标题")?;
    slabs.iter_mut().for_each(|slab| slab.notes.clear());
    slabs.push(Slab { keep: true, ..Slab::gap(pitch) });
    slabs.extend(body::blocks(setting, &attached.body, "所附文件")?);
    begin_page(&mut slabs, one_line(&attached.title));
    Ok(slabs)
}

/// The first slab begins a page and is a bookmark.
fn begin_page(slabs: &mut [Slab], bookmark: String) {
    if let Some(first) = slabs.first_mut() {
        first.page = true;
        let bookmark = bookmark.trim().to_owned();
        if !bookmark.is_empty() {
            first.notes.insert(0, Note::Bookmark(bookmark, 0));
        }
    }
}
