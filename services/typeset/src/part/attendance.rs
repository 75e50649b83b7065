//! Who was at a meeting (出席、请假、列席), 10.3.

use fawen_domain::paper::Paper;

use super::set as set_paragraph;
use crate::{
    Role, TypesetError,
    flow::Slab,
    line::{Measure, Span, single},
    style::Setting,
};

/// One blank line below the text; labels in 黑体, names in 仿宋, two characters in; lines that follow
/// stand below the first name.
pub(super) fn set(setting: &Setting<'_>, paper: &Paper) -> Result<Vec<Slab>, TypesetError> {
    let two = 2.0 * setting.profile.cell();
    let mut slabs = Vec::new();
    if !paper.attendance.is_empty() {
        slabs.push(Slab::gap(setting.profile.pitch()));
    }
    for (list, whole) in paper.attendance.iter().zip(paper.attendance_lines()) {
        let names = whole.len().saturating_sub(list.names.len());
        let (label, names) = whole.split_at_checked(names).unwrap_or(("", &whole));
        let (hei, fangsong) = (setting.text(Role::Hei), setting.text(Role::Fangsong));
        let hang = two + single(setting, hei, label, "出席名单")?.width;
        let rest = if hang < setting.width / 2.0 { hang } else { two };
        let measure = Measure { width: setting.width, first: two, rest, justified: true };
        let spans = [Span { style: hei, text: label }, Span { style: fangsong, text: names }];
        slabs.extend(set_paragraph(setting, &spans, measure, "出席名单")?);
    }
    Ok(slabs)
}
