//! Theme coverage (主题覆盖): a tier that lacks a theme exchanges its last case that can be spared
//! for the best case of that theme.

use super::{
    RankedCase,
    filling::Filling,
    tiers::{Displacement, DisplacementReason, ThemeMinimum},
};
use crate::ids::ThemeId;

/// Exchanges cases until each theme has its minimum or nothing more can be exchanged. Every
/// exchange adds one case of the theme and breaks no other minimum, so this comes to an end.
pub(super) fn cover<'a>(filling: &mut Filling<'a>, free: &[&'a RankedCase]) -> Vec<Displacement> {
    let mut displaced = Vec::new();
    for ThemeMinimum { theme, count } in &filling.rule.themes {
        while filling.of_theme(theme) < *count {
            let Some((leaving, entering)) = exchange(filling, free, theme) else {
                break;
            };
            filling.dismiss(leaving);
            filling.admit(entering);
            let (theme, in_favour_of) = (theme.clone(), entering.facts.case.clone());
            let reason = DisplacementReason::ThemeCoverage { theme, in_favour_of };
            displaced.push(filling.displaced(leaving, reason));
        }
    }
    displaced
}

/// The best case of the theme that may enter, and the last one that may leave for it.
fn exchange<'a>(
    filling: &mut Filling<'a>,
    free: &[&'a RankedCase],
    theme: &ThemeId,
) -> Option<(&'a RankedCase, &'a RankedCase)> {
    let mut members = filling.members.clone();
    members.sort_by_key(|member| std::cmp::Reverse(member.rank));
    let candidates = free.iter().filter(|case| {
        case.facts.themes.contains(theme)
            && members.iter().all(|member| member.facts.case != case.facts.case)
    });
    for entering in candidates {
        for leaving in &members {
            if spared(filling, leaving, entering, theme) && fits(filling, leaving, entering) {
                return Some((leaving, entering));
            }
        }
    }
    None
}

/// Whether the tier keeps all its minima when one leaves for the other.
fn spared(
    filling: &Filling<'_>,
    leaving: &RankedCase,
    entering: &RankedCase,
    theme: &ThemeId,
) -> bool {
    !leaving.facts.themes.contains(theme)
        && filling.rule.themes.iter().all(|minimum| {
            !leaving.facts.themes.contains(&minimum.theme)
                || entering.facts.themes.contains(&minimum.theme)
                || filling.of_theme(&minimum.theme) > minimum.count
        })
}

/// Whether one may enter once the other has left.
fn fits<'a>(filling: &mut Filling<'a>, leaving: &'a RankedCase, entering: &RankedCase) -> bool {
    filling.dismiss(leaving);
    let fits = filling.may_enter(entering);
    filling.admit(leaving);
    fits
}
