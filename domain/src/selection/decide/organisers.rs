//! Finding the organisers that are awarded.

use std::collections::BTreeSet;

use super::Decision;
use crate::{
    Finding,
    selection::{
        OrganiserCandidate, OrganiserRanking, OrganiserRule, Selection, SelectionError,
        SelectionEvent, rank_organisers, rules,
    },
};

pub(in crate::selection) fn derive_organisers(
    selection: &Selection,
    candidates: &[OrganiserCandidate],
) -> Decision {
    let (policy, _) = selection.decided()?;
    let rule = policy.organisers.ok_or(SelectionError::NoOrganiserAwards)?;
    let ranking = rank_organisers(rule, &selection.awards_by_region(), candidates);
    let findings = check(rule, candidates, &ranking);
    if !findings.is_empty() {
        return Err(SelectionError::OrganisersFaulty { findings });
    }
    let derived = event_unless_known(selection, ranking);
    if let (Some(_), Some(notice)) = (&derived, &selection.notice) {
        let (from, until) = (notice.from, notice.until);
        return Err(SelectionError::NoticeStarted { from, until });
    }
    Ok(derived.into_iter().collect())
}

/// The organisers anew, after the tiers have changed; nothing when they stay the same.
pub(super) fn derive_again(selection: &Selection) -> Option<SelectionEvent> {
    let rule = selection.opened.as_ref()?.policy.organisers?;
    let standings = selection.organisers.as_ref()?.standings.iter();
    let candidates: Vec<_> = standings.map(|standing| standing.candidate.clone()).collect();
    let ranking = rank_organisers(rule, &selection.awards_by_region(), &candidates);
    event_unless_known(selection, ranking)
}

fn event_unless_known(selection: &Selection, ranking: OrganiserRanking) -> Option<SelectionEvent> {
    let OrganiserRanking { standings, awards, .. } = ranking;
    let known = selection.organisers.as_ref();
    let known = known.is_some_and(|known| known.awards == awards && known.standings == standings);
    (!known).then_some(SelectionEvent::OrganiserAwardsDerived { awards, standings })
}

fn check(
    rule: OrganiserRule,
    candidates: &[OrganiserCandidate],
    ranking: &OrganiserRanking,
) -> Vec<Finding> {
    let error = |message| Finding::error(rules::ORGANISERS, "优秀组织单位", message);
    let mut seen = BTreeSet::new();
    let twice = candidates.iter().filter(|candidate| !seen.insert(candidate.region));
    let mut findings: Vec<Finding> = twice
        .map(|c| error(format!("地区{:02}推荐了两家单位，其一为“{}”", c.region.0, c.name)))
        .collect();
    findings.extend(
        ranking
            .unnamed
            .iter()
            .map(|region| error(format!("地区{:02}获奖案例数入围，但没有写明组织单位", region.0))),
    );
    if ranking.awards.len() < rule.count as usize {
        let found = ranking.awards.len();
        findings.push(error(format!("名额{}个，有获奖案例的地区只有{found}个", rule.count)));
    }
    findings
}
