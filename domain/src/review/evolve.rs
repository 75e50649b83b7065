//! Folding events into a round.

use super::{
    AssignedCase, Desk, RecusalScope, ReviewRound, RoundEvent, Seat, event::RoundEvent as Event,
};
use crate::{
    ids::{CaseId, ExpertId},
    personal::ERASED,
};

pub(super) fn evolve(mut round: ReviewRound, event: &RoundEvent) -> ReviewRound {
    match event {
        Event::RoundOpened { plan } => {
            let cases = plan.cases.iter();
            round.cases = cases.map(|case| (case.case.clone(), case.clone())).collect();
            round.lacking = round.cases.keys().cloned().collect();
            round.plan = Some(plan.clone());
        }
        Event::PanelFormed { experts } => {
            let experts = experts.iter();
            round.panel = experts.map(|expert| (expert.id.clone(), expert.clone())).collect();
        }
        Event::ExpertJoined { expert } => {
            round.panel.insert(expert.id.clone(), expert.clone());
        }
        Event::ConflictDeclared { expert, case, reason } => {
            let cases = round.declared.entry(expert.clone()).or_default();
            cases.insert(case.clone(), reason.clone());
        }
        Event::CasesAssigned { seed, cases, .. } => {
            round.seed = Some(*seed);
            round.seat(cases);
        }
        Event::CasesReassigned { cases, .. } => round.seat(cases),
        Event::ScoreSheetSubmitted { expert, case, sheet } => {
            round.turn(expert, case, Seat::HandedIn(sheet.clone()));
        }
        Event::ScoreSheetReopened { expert, case, reason } => {
            round.turn(expert, case, Seat::Reopened { reason: reason.clone() });
        }
        Event::ExpertRecused { expert, scope, reason } => round.recuse(expert, scope, reason),
        Event::QuorumReached { .. } => round.quorum_reached = true,
        Event::RoundClosed { .. } => round.closed = true,
        Event::ExpertErased { expert, .. } => {
            if let Some(expert) = round.panel.get_mut(expert) {
                ERASED.clone_into(&mut expert.name);
            }
        }
    }
    round
}

impl ReviewRound {
    /// Seats experts at their desks.
    fn seat(&mut self, cases: &[AssignedCase]) {
        for AssignedCase { case, number, experts } in cases {
            let desk = self
                .desks
                .entry(case.clone())
                .or_insert_with(|| Desk { number: *number, ..Desk::default() });
            for expert in experts {
                desk.seats.entry(expert.clone()).or_insert(Seat::Waiting);
                self.held.entry(expert.clone()).or_default().insert(case.clone());
            }
        }
    }

    /// Puts a seat into a new condition and keeps the counts of valid sheets right.
    fn turn(&mut self, expert: &ExpertId, case: &CaseId, seat: Seat) {
        let Some(desk) = self.desks.get_mut(case) else {
            return;
        };
        let Some(place) = desk.seats.get_mut(expert) else {
            return;
        };
        let counted = matches!(place, Seat::HandedIn(_));
        let counts = matches!(seat, Seat::HandedIn(_));
        *place = seat;
        let step = |n: u32| match (counted, counts) {
            (false, true) => n.saturating_add(1),
            (true, false) => n.saturating_sub(1),
            _ => n,
        };
        desk.valid = step(desk.valid);
        let needed = self.plan.as_ref().map_or(0, |plan| plan.quorum.sheets_per_case);
        if desk.valid < needed {
            self.lacking.insert(case.clone());
        } else {
            self.lacking.remove(case);
        }
        let valid = step(self.valid.get(expert).copied().unwrap_or(0));
        if valid == 0 {
            self.valid.remove(expert);
        } else {
            self.valid.insert(expert.clone(), valid);
        }
    }

    /// Takes an expert out: for the assignment to come and from the desks he sits at.
    fn recuse(&mut self, expert: &ExpertId, scope: &RecusalScope, reason: &str) {
        let recusals = self.recused.entry(expert.clone()).or_default();
        let cases: Vec<CaseId> = match scope {
            RecusalScope::All => {
                recusals.all = Some(reason.to_owned());
                self.held.get(expert).into_iter().flatten().cloned().collect()
            }
            RecusalScope::Case(case) => {
                recusals.cases.insert(case.clone(), reason.to_owned());
                vec![case.clone()]
            }
        };
        for case in cases {
            self.turn(expert, &case, Seat::Recused { reason: reason.to_owned() });
        }
    }
}
