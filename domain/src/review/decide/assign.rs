//! Drawing who judges what, at first and after recusals.

use std::collections::BTreeMap;

use super::Decision;
use crate::{
    ids::{CaseId, ExpertId},
    review::{
        ALGORITHM, AssignedCase, Loads, ReviewRound, RoundError, RoundEvent, Uncovered,
        assignment::{Allotment, Task, allot},
    },
};

pub(in crate::review) fn assign(round: &ReviewRound, seed: u64) -> Decision {
    let loads = round.running()?.loads;
    match round.seed {
        Some(drawn) if drawn == seed => return Ok(vec![]),
        Some(seed) => return Err(RoundError::AlreadyAssigned { seed }),
        None => {}
    }
    if round.panel.is_empty() {
        return Err(RoundError::PanelEmpty);
    }
    let (tasks, input_digest) = round.open_tasks(loads, seed);
    let allotment = draw(round, tasks, loads, seed)?;
    let idle: Vec<ExpertId> = allotment
        .loads
        .iter()
        .filter(|(_, load)| **load < loads.min_cases)
        .map(|(expert, _)| expert.clone())
        .collect();
    if !idle.is_empty() {
        return Err(RoundError::TooFewCases { experts: idle, min_cases: loads.min_cases });
    }
    Ok(vec![RoundEvent::CasesAssigned {
        seed,
        algorithm: ALGORITHM.to_owned(),
        input_digest,
        cases: lines(allotment, |_, n| n),
    }])
}

pub(in crate::review) fn reassign(round: &ReviewRound, seed: u64) -> Decision {
    let loads = round.running()?.loads;
    if round.seed.is_none() {
        return Err(RoundError::NotAssigned);
    }
    let (tasks, input_digest) = round.open_tasks(loads, seed);
    if tasks.is_empty() {
        return Ok(vec![]);
    }
    let allotment = draw(round, tasks, loads, seed)?;
    let number = |case: &CaseId, _| round.desks.get(case).map_or(0, |desk| desk.number);
    Ok(vec![RoundEvent::CasesReassigned {
        seed,
        algorithm: ALGORITHM.to_owned(),
        input_digest,
        cases: lines(allotment, number),
    }])
}

/// Draws, and refuses what leaves a case uncovered.
fn draw(
    round: &ReviewRound,
    tasks: Vec<Task>,
    loads: Loads,
    seed: u64,
) -> Result<Allotment, RoundError> {
    let eligible: BTreeMap<CaseId, usize> =
        tasks.iter().map(|task| (task.case.clone(), task.eligible.len())).collect();
    let mut missing: BTreeMap<CaseId, u32> = BTreeMap::new();
    for task in &tasks {
        if let short @ 1.. = count(task.wanted.saturating_sub(task.eligible.len())) {
            missing.insert(task.case.clone(), short);
        }
    }
    let allotment = allot(tasks, round.loads(), seed);
    for case in beyond_the_limit(&allotment, loads.max_cases) {
        let short = missing.entry(case).or_default();
        *short = short.saturating_add(1);
    }
    if missing.is_empty() {
        return Ok(allotment);
    }
    let cases = missing.into_iter().map(|(case, missing)| {
        let eligible = count(eligible.get(&case).copied().unwrap_or(0));
        Uncovered { case, missing, eligible }
    });
    Err(RoundError::CasesNotCovered { cases: cases.collect() })
}

/// The seats an expert would get beyond his limit, the last ones drawn. The allotment is as even
/// as can be, so no other one leaves fewer seats empty.
fn beyond_the_limit(allotment: &Allotment, max: u32) -> Vec<CaseId> {
    let mut room: BTreeMap<&ExpertId, u32> = BTreeMap::new();
    for (expert, load) in &allotment.loads {
        room.insert(expert, load.saturating_sub(max));
    }
    let mut beyond = Vec::new();
    for case in allotment.order.iter().rev() {
        for expert in allotment.seats.get(case).into_iter().flatten() {
            if let Some(excess @ 1..) = room.get_mut(expert) {
                *excess = excess.saturating_sub(1);
                beyond.push(case.clone());
            }
        }
    }
    beyond
}

/// The assignment as recorded, in the order of the draw.
fn lines(allotment: Allotment, number: impl Fn(&CaseId, u32) -> u32) -> Vec<AssignedCase> {
    let Allotment { order, mut seats, .. } = allotment;
    let lines = order.into_iter().zip(1_u32..).map(|(case, n)| AssignedCase {
        number: number(&case, n),
        experts: seats.remove(&case).unwrap_or_default().into_iter().collect(),
        case,
    });
    lines.collect()
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
