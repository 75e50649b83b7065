//! Ranking the cases.

use super::Decision;
use crate::selection::{
    RankedInput, Ranking, Selection, SelectionError, SelectionEvent, rank,
    ranking::{check, digest},
};

pub(in crate::selection) fn compute_ranking(
    selection: &Selection,
    inputs: &[RankedInput],
    lot_seed: Option<u64>,
) -> Decision {
    let method = &selection.undecided()?.method;
    let findings = check(method, inputs);
    if !findings.is_empty() {
        return Err(SelectionError::InputsFaulty { findings });
    }
    let input_digest = digest(inputs, &selection.votes, lot_seed);
    if input_digest == selection.input_digest {
        return Ok(vec![]);
    }
    let Ranking { normalised, cases } = rank(method, inputs, &selection.votes, lot_seed);
    Ok(vec![SelectionEvent::RankingComputed {
        method: method.clone(),
        normalised,
        lot_seed,
        input_digest,
        ranking: cases,
    }])
}
