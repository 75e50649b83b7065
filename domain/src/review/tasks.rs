//! The cases that look for experts, and who may judge them.

use std::collections::{BTreeMap, BTreeSet};

use super::{Loads, ReviewRound, assignment::Task};
use crate::{
    digest::Digest,
    ids::{CaseId, ExpertId},
};

impl ReviewRound {
    /// The cases that lack experts, with who may judge them; and the digest of all this.
    pub(super) fn open_tasks(&self, loads: Loads, seed: u64) -> (Vec<Task>, String) {
        let mut digest = Digest::of("assignment-1").number(seed);
        for n in [loads.experts_per_case, loads.min_cases, loads.max_cases] {
            digest = digest.number(u64::from(n));
        }
        for (expert, load) in self.loads() {
            digest = digest.text(expert.as_str()).number(u64::from(load));
        }
        let mut tasks = Vec::new();
        for case in self.cases.keys() {
            let seated = self.active_seats(case);
            let wanted = (loads.experts_per_case as usize).saturating_sub(seated);
            if wanted == 0 {
                continue;
            }
            let eligible = self.eligible(case);
            digest = digest.text(case.as_str()).number(wanted as u64);
            digest = eligible.iter().fold(digest, |digest, expert| digest.text(expert.as_str()));
            tasks.push(Task { case: case.clone(), eligible, wanted });
        }
        (tasks, digest.hex())
    }

    /// Who may judge this case and does not yet.
    fn eligible(&self, case: &CaseId) -> BTreeSet<ExpertId> {
        let seats = self.desks.get(case).map(|desk| &desk.seats);
        let free = self.panel.keys().filter(|expert| {
            seats.is_none_or(|seats| !seats.contains_key(*expert))
                && self.recusal(expert, case).is_none()
                && self.conflict(expert, case).is_none()
        });
        free.cloned().collect()
    }

    fn active_seats(&self, case: &CaseId) -> usize {
        let seats = self.desks.get(case).into_iter().flat_map(|desk| desk.seats.values());
        seats.filter(|seat| seat.is_active()).count()
    }

    /// How many cases each expert has to judge or has judged. Who is out of all has no load.
    pub(super) fn loads(&self) -> BTreeMap<ExpertId, u32> {
        let present = self.panel.keys().filter(|expert| {
            self.recused.get(*expert).is_none_or(|recusals| recusals.all.is_none())
        });
        present.map(|expert| (expert.clone(), self.load_of(expert))).collect()
    }

    fn load_of(&self, expert: &ExpertId) -> u32 {
        let cases = self.held.get(expert).into_iter().flatten();
        let seats = cases.filter_map(|case| self.desks.get(case)?.seats.get(expert));
        u32::try_from(seats.filter(|seat| seat.is_active()).count()).unwrap_or(u32::MAX)
    }
}
