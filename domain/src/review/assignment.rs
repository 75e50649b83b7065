//! Who judges what: drawn by lot, as even as conflicts allow.
//!
//! Algorithm `balanced-lot`, version 1, from the seed alone:
//! 1. Cases and experts are put in the order of their identifiers, then the cases are shuffled
//!    (this order also numbers the cases of a blind round).
//! 2. Cases with the fewest eligible experts choose first. Each takes the experts with the
//!    smallest load so far; a shuffle decides among equals.
//! 3. While a chain of moves can hand a case from an expert to one who has at least two fewer,
//!    it is carried out. Where no such chain is left, no other assignment is more even or breaks
//!    the limits of load less: the loads are an optimal semi-matching (Harvey et al. 2006).

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use crate::{
    ids::{CaseId, ExpertId},
    lot::Lot,
};

/// Name and version of the algorithm, as recorded with each assignment.
pub const ALGORITHM: &str = "balanced-lot/1";

/// A case that looks for experts.
#[derive(Debug, Clone)]
pub(super) struct Task {
    pub(super) case: CaseId,
    /// Who may judge it.
    pub(super) eligible: BTreeSet<ExpertId>,
    /// How many are to judge it.
    pub(super) wanted: usize,
}

/// The assignment in the making.
#[derive(Debug, Clone, Default)]
pub(super) struct Allotment {
    /// The tasks in the order of the draw.
    pub(super) order: Vec<CaseId>,
    /// Who judges each case.
    pub(super) seats: BTreeMap<CaseId, BTreeSet<ExpertId>>,
    /// How many cases each expert has, earlier ones included.
    pub(super) loads: BTreeMap<ExpertId, u32>,
    /// The cases each expert got here.
    held: BTreeMap<ExpertId, BTreeSet<CaseId>>,
    eligible: BTreeMap<CaseId, BTreeSet<ExpertId>>,
}

/// Draws the assignment. `loads` holds every expert with the cases he has already.
pub(super) fn allot(mut tasks: Vec<Task>, loads: BTreeMap<ExpertId, u32>, seed: u64) -> Allotment {
    let mut lot = Lot::new(seed);
    tasks.sort_by(|a, b| a.case.cmp(&b.case));
    lot.shuffle(&mut tasks);
    let mut allotment = Allotment {
        order: tasks.iter().map(|task| task.case.clone()).collect(),
        loads,
        ..Allotment::default()
    };
    tasks.sort_by_key(|task| task.eligible.len());
    for task in tasks {
        allotment.seat(task, &mut lot);
    }
    while allotment.even_out() {}
    allotment
}

impl Allotment {
    fn load(&self, expert: &ExpertId) -> u32 {
        self.loads.get(expert).copied().unwrap_or(0)
    }

    /// Seats the least loaded of the eligible experts.
    fn seat(&mut self, task: Task, lot: &mut Lot) {
        let mut experts: Vec<ExpertId> = task.eligible.iter().cloned().collect();
        lot.shuffle(&mut experts);
        experts.sort_by_key(|expert| self.load(expert));
        self.seats.entry(task.case.clone()).or_default();
        for expert in experts.into_iter().take(task.wanted) {
            self.give(task.case.clone(), expert);
        }
        self.eligible.insert(task.case, task.eligible);
    }

    fn give(&mut self, case: CaseId, expert: ExpertId) {
        let load = self.loads.entry(expert.clone()).or_default();
        *load = load.saturating_add(1);
        self.held.entry(expert.clone()).or_default().insert(case.clone());
        self.seats.entry(case).or_default().insert(expert);
    }

    fn take(&mut self, case: &CaseId, expert: &ExpertId) {
        if let Some(load) = self.loads.get_mut(expert) {
            *load = load.saturating_sub(1);
        }
        if let Some(cases) = self.held.get_mut(expert) {
            cases.remove(case);
        }
        if let Some(experts) = self.seats.get_mut(case) {
            experts.remove(expert);
        }
    }

    /// Carries out one chain of moves that makes the loads more even; says whether there was one.
    fn even_out(&mut self) -> bool {
        let mut heaviest: Vec<ExpertId> = self.held.keys().cloned().collect();
        heaviest.sort_by_key(|expert| std::cmp::Reverse(self.load(expert)));
        let chain = heaviest.iter().find_map(|from| self.chain(from));
        for Move { case, from, to } in chain.iter().flatten() {
            self.take(case, from);
            self.give(case.clone(), to.clone());
        }
        chain.is_some()
    }

    /// The shortest chain of moves from this expert to one with at least two cases fewer.
    fn chain(&self, from: &ExpertId) -> Option<Vec<Move>> {
        let enough = self.load(from).checked_sub(2)?;
        let mut reached_by: BTreeMap<&ExpertId, (&CaseId, &ExpertId)> = BTreeMap::new();
        let mut queue = VecDeque::from([from]);
        while let Some(giver) = queue.pop_front() {
            for (case, taker) in self.hand_overs(giver) {
                if taker == from || reached_by.contains_key(taker) {
                    continue;
                }
                reached_by.insert(taker, (case, giver));
                if self.load(taker) <= enough {
                    return Some(moves_to(taker, &reached_by));
                }
                queue.push_back(taker);
            }
        }
        None
    }

    /// Every case this expert could hand to someone who may judge it and does not yet.
    fn hand_overs(&self, giver: &ExpertId) -> impl Iterator<Item = (&CaseId, &ExpertId)> {
        self.held.get(giver).into_iter().flatten().flat_map(|case| {
            let seated = self.seats.get(case);
            let eligible = self.eligible.get(case).into_iter().flatten();
            eligible
                .filter(move |taker| seated.is_some_and(|seated| !seated.contains(*taker)))
                .map(move |taker| (case, taker))
        })
    }
}

/// One case going from one expert to another.
struct Move {
    case: CaseId,
    from: ExpertId,
    to: ExpertId,
}

/// The chain that ends at this expert, the last move first: so each taker has room when he takes.
fn moves_to<'a>(
    end: &'a ExpertId,
    reached_by: &BTreeMap<&'a ExpertId, (&'a CaseId, &'a ExpertId)>,
) -> Vec<Move> {
    let mut moves = Vec::new();
    let mut to = end;
    while let Some((case, from)) = reached_by.get(to) {
        moves.push(Move { case: (*case).clone(), from: (*from).clone(), to: to.clone() });
        to = from;
    }
    moves
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const EXPERTS: [&str; 4] = ["e0", "e1", "e2", "e3"];

    fn task(n: usize, mask: u8, wanted: usize) -> Task {
        let eligible = EXPERTS.iter().zip(0..).filter(|(_, bit)| mask >> bit & 1 == 1);
        let eligible: BTreeSet<ExpertId> = eligible.map(|(id, _)| (*id).into()).collect();
        Task { case: format!("c{n}").as_str().into(), wanted: wanted.min(eligible.len()), eligible }
    }

    /// The least sum of squared loads over all assignments there are.
    fn most_even(tasks: &[Task], loads: &mut [u32; 4]) -> u32 {
        let Some((task, rest)) = tasks.split_first() else {
            return loads.iter().map(|load| load * load).sum();
        };
        let mut best = u32::MAX;
        for seats in 0_u8..16 {
            let seated = |n: &usize| seats >> n & 1 == 1;
            let fits = (0..4).filter(seated).all(|n| task.eligible.contains(&EXPERTS[n].into()));
            if fits && seats.count_ones() as usize == task.wanted {
                (0..4).filter(seated).for_each(|n| loads[n] += 1);
                best = best.min(most_even(rest, loads));
                (0..4).filter(seated).for_each(|n| loads[n] -= 1);
            }
        }
        best
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(96))]

        #[test]
        fn no_assignment_is_more_even(
            tasks in prop::collection::vec((1_u8..16, 1_usize..3), 1..6),
            before in prop::array::uniform4(0_u32..3),
            seed in any::<u64>(),
        ) {
            let tasks: Vec<Task> = tasks.into_iter().enumerate()
                .map(|(n, (mask, wanted))| task(n, mask, wanted))
                .collect();
            let loads = EXPERTS.into_iter().zip(before).map(|(id, load)| (id.into(), load));
            let allotment = allot(tasks.clone(), loads.collect(), seed);
            let squares: u32 = allotment.loads.values().map(|load| load * load).sum();
            prop_assert_eq!(squares, most_even(&tasks, &mut before.clone()));
            for task in &tasks {
                let seats = &allotment.seats[&task.case];
                prop_assert_eq!(seats.len(), task.wanted);
                prop_assert!(seats.is_subset(&task.eligible));
            }
        }
    }
}
