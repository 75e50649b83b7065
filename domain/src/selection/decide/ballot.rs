//! Voting between cases that nothing else could part.

use std::collections::BTreeSet;

use super::Decision;
use crate::{
    Finding,
    ids::ExpertId,
    selection::{BallotCount, Selection, SelectionError, SelectionEvent, rules},
};

pub(in crate::selection) fn cast_ballot(
    selection: &Selection,
    voter: ExpertId,
    commitment: &str,
) -> Decision {
    selection.undecided()?;
    if selection.ranking.is_empty() {
        return Err(SelectionError::NotRanked);
    }
    let commitment = commitment.trim().to_ascii_lowercase();
    if commitment.len() != 64 || !commitment.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return Err(SelectionError::CommitmentMalformed { commitment });
    }
    match selection.ballots.get(&voter) {
        Some(known) if *known == commitment => Ok(vec![]),
        Some(_) => Err(SelectionError::BallotStands { voter }),
        None => Ok(vec![SelectionEvent::BallotCast { voter, commitment }]),
    }
}

pub(in crate::selection) fn record_ballot(
    selection: &Selection,
    votes: Vec<BallotCount>,
    blank: u32,
) -> Decision {
    selection.undecided()?;
    let findings = check(selection, &votes, blank);
    if !findings.is_empty() {
        return Err(SelectionError::CountFaulty { findings });
    }
    let cast = cast(selection);
    Ok(vec![SelectionEvent::BallotRecorded { votes, blank, cast }])
}

fn check(selection: &Selection, votes: &[BallotCount], blank: u32) -> Vec<Finding> {
    let error = |message| Finding::error(rules::BALLOT, "计票", message);
    let mut findings = Vec::new();
    let cast = cast(selection);
    let counted = votes.iter().fold(blank, |sum, count| sum.saturating_add(count.votes));
    if cast == 0 {
        findings.push(error("没有人投票".to_owned()));
    } else if counted != cast {
        findings.push(error(format!("计得{counted}票（含废票{blank}票），实投{cast}票")));
    }
    let mut seen = BTreeSet::new();
    for BallotCount { case, .. } in votes {
        if !selection.places.contains_key(case) {
            findings.push(error(format!("案例“{case}”不在排序中")));
        }
        if !seen.insert(case) {
            findings.push(error(format!("案例“{case}”计了两次")));
        }
    }
    findings
}

fn cast(selection: &Selection) -> u32 {
    u32::try_from(selection.ballots.len()).unwrap_or(u32::MAX)
}
