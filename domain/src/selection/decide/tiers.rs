//! Proposing and confirming the tiers.

use super::Decision;
use crate::{
    Finding,
    ids::CaseId,
    selection::{
        Proposal, Selection, SelectionError, SelectionEvent, SelectionPolicy, Separation,
        Shortfall, TierPolicy, rules,
    },
};

pub(in crate::selection) fn propose_tiers(selection: &Selection) -> Decision {
    let policy = selection.undecided()?;
    if selection.ranking.is_empty() {
        return Err(SelectionError::NotRanked);
    }
    let proposal = selection.what_if(&policy.tiers);
    let pairs = undecided_ties(selection, policy, &proposal);
    if !pairs.is_empty() {
        return Err(SelectionError::TieUndecided { pairs });
    }
    if selection.proposal.as_ref() == Some(&proposal) {
        return Ok(vec![]);
    }
    Ok(vec![SelectionEvent::TiersProposed { proposal }])
}

pub(in crate::selection) fn confirm(selection: &Selection) -> Decision {
    let policy = &selection.opened()?.policy;
    if selection.confirmed.is_some() {
        return Ok(vec![]);
    }
    let proposal = selection.proposal.as_ref().ok_or(SelectionError::NotProposed)?;
    let missing = proposal.shortfalls.iter().map(|shortfall| describe(shortfall, &policy.tiers));
    let findings: Vec<Finding> = missing.collect();
    if !findings.is_empty() {
        return Err(SelectionError::TiersUnfilled { findings });
    }
    Ok(vec![SelectionEvent::TiersConfirmed { tiers: proposal.tiers.clone() }])
}

/// Neighbours that nothing has parted though it matters: where a tier ends between them, and
/// everywhere if a public notice may yet make one of them move up.
fn undecided_ties(
    selection: &Selection,
    policy: &SelectionPolicy,
    proposal: &Proposal,
) -> Vec<(CaseId, CaseId)> {
    let pairs = selection.ranking.windows(2).filter_map(|pair| match pair {
        [before, after] if after.decided_by == Separation::Undecided => {
            Some((&before.facts.case, &after.facts.case))
        }
        _ => None,
    });
    let matters = |(a, b): &(&CaseId, &CaseId)| {
        policy.public_notice.is_some() || proposal.tier_of(a) != proposal.tier_of(b)
    };
    pairs.filter(matters).map(|(a, b)| (a.clone(), b.clone())).collect()
}

fn describe(shortfall: &Shortfall, policy: &TierPolicy) -> Finding {
    let (Shortfall::Cases { tier, .. } | Shortfall::Theme { tier, .. }) = shortfall;
    let rule = policy.tiers.iter().find(|rule| rule.id == *tier);
    let place = rule.map_or_else(|| tier.to_string(), |rule| rule.name.clone());
    let message = match shortfall {
        Shortfall::Cases { wanted, found, .. } => {
            format!("名额{wanted}个，按规则只能产生{found}个；请放宽限制或调整名额")
        }
        Shortfall::Theme { theme, wanted, found, .. } => {
            format!("主题“{theme}”至少{wanted}个，现为{found}个")
        }
    };
    Finding::error(rules::TIERS, place, message)
}
