//! Page numbers (页码), 7.5: 4号 half-width 宋体 digits between two dashes, 7 mm below the type area.

use crate::{
    Item, Role, TypesetError,
    line::single,
    profile::{distance, size},
    style::{Setting, Style},
};

/// The number of a page; odd pages have it at the right, even ones at the left, one character in.
/// It stands there on turned sheets, too (clause 8).
pub(super) fn set(setting: &Setting<'_>, number: usize) -> Result<Vec<Item>, TypesetError> {
    let profile = setting.profile;
    let style = Style::free(Role::Song, size::FOUR);
    let line = single(setting, style, &format!("— {number} —"), "页码")?;
    let x = if number % 2 == 1 {
        profile.right() - profile.cell() - line.width
    } else {
        profile.left + profile.cell()
    };
    let dash = setting.faces.find(Role::Song, '—').and_then(|dash| setting.faces.ink(dash));
    let above = dash.map_or(0.4, |(top, _)| top) * style.em();
    let baseline = profile.bottom() + distance::FOLIO + above;
    Ok(line.items.into_iter().map(|item| item.moved(x, baseline).extra()).collect())
}
