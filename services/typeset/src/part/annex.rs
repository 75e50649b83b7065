//! Annexes (附件), 7.3.4 and 7.3.7, and the document that a paper issues or forwards.

use fawen_domain::paper::{Annex, Attached, Paper};

use super::{body, set as set_paragraph, slab, title};
use crate::{
    Role, TypesetError,
    flow::Slab,
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
        let measure = Measure { width: setting.profile.width, first, rest: hang, justified: true };
        slabs.extend(set_paragraph(setting, &[Span { style, text: &text }], measure, "附件说明")?);
    }
    Ok(slabs)
}

/// An annex on pages of its own: its label on line 1, its title on line 3.
pub(super) fn set(
    setting: &Setting<'_>,
    annex: &Annex,
    label: &str,
) -> Result<Vec<Slab>, TypesetError> {
    let style = setting.text(Role::Hei);
    let line = single(setting, style, label, label)?;
    let pitch = setting.profile.pitch();
    let mut slabs = vec![
        Slab { page: true, keep: true, ..slab(setting, style, line, 0.0) },
        Slab { keep: true, ..Slab::gap(pitch) },
    ];
    slabs.extend(title(setting, &annex.title, &format!("{label}标题"))?);
    slabs.push(Slab { keep: true, ..Slab::gap(pitch) });
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
    if let Some(first) = slabs.first_mut() {
        first.page = true;
    }
    slabs.push(Slab { keep: true, ..Slab::gap(pitch) });
    slabs.extend(body::blocks(setting, &attached.body, "所附文件")?);
    Ok(slabs)
}
