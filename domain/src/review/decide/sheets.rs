//! Handing in sheets and giving them back.

use std::collections::BTreeSet;

use super::{Decision, reason_for};
use crate::{
    Finding,
    ids::{CaseId, ExpertId},
    review::{ReviewRound, RoundError, RoundEvent, RoundPlan, ScoreSheet, Seat, SheetDraft},
};

pub(in crate::review) fn submit_sheets(
    round: &ReviewRound,
    expert: &ExpertId,
    drafts: Vec<SheetDraft>,
) -> Decision {
    let plan = round.running()?;
    round.know_expert(expert)?;
    if round.seed.is_none() {
        return Err(RoundError::NotAssigned);
    }
    let mut cases = BTreeSet::new();
    let mut findings = Vec::new();
    let mut events = Vec::new();
    for draft in drafts {
        let case = draft.case.clone();
        if !cases.insert(case.clone()) {
            return Err(RoundError::SheetTwice { case });
        }
        let seat = round.seat_of(expert, &case)?;
        match read(plan, draft) {
            Err(faults) => findings.extend(faults),
            Ok(sheet) => match seat {
                Seat::HandedIn(known) if *known == sheet => {}
                Seat::HandedIn(_) => {
                    return Err(RoundError::SheetStands { expert: expert.clone(), case });
                }
                Seat::Waiting | Seat::Reopened { .. } | Seat::Recused { .. } => {
                    let expert = expert.clone();
                    events.push(RoundEvent::ScoreSheetSubmitted { expert, case, sheet });
                }
            },
        }
    }
    if !findings.is_empty() {
        return Err(RoundError::SheetFaulty { findings });
    }
    events.extend(quorum_reached(round, plan, expert, &events));
    Ok(events)
}

pub(in crate::review) fn reopen_sheet(
    round: &ReviewRound,
    expert: ExpertId,
    case: CaseId,
    reason: &str,
) -> Decision {
    round.running()?;
    let reason = reason_for("退回重评", reason)?;
    match round.seat_of(&expert, &case)? {
        Seat::Reopened { .. } => Ok(vec![]),
        Seat::HandedIn(_) => Ok(vec![RoundEvent::ScoreSheetReopened { expert, case, reason }]),
        Seat::Waiting | Seat::Recused { .. } => Err(RoundError::NoSheet { expert, case }),
    }
}

/// The sheet, or everything that is wrong with it, each finding at its case.
fn read(plan: &RoundPlan, draft: SheetDraft) -> Result<ScoreSheet, Vec<Finding>> {
    let SheetDraft { case, scores, typical, comment } = draft;
    let scores = plan.rubric.read(&scores).map_err(|mut findings| {
        for finding in &mut findings {
            finding.place = format!("案例“{case}”的评分表");
        }
        findings
    })?;
    Ok(ScoreSheet { scores, typical, comment: comment.trim().to_owned() })
}

/// Whether these sheets of one expert complete the quorum: only their own cases are looked at.
fn quorum_reached(
    round: &ReviewRound,
    plan: &RoundPlan,
    expert: &ExpertId,
    sheets: &[RoundEvent],
) -> Option<RoundEvent> {
    if round.quorum_reached || sheets.is_empty() {
        return None;
    }
    let completed = sheets.iter().filter(|event| match event {
        RoundEvent::ScoreSheetSubmitted { case, .. } => round
            .desks
            .get(case)
            .is_some_and(|desk| desk.valid.saturating_add(1) == plan.quorum.sheets_per_case),
        _ => false,
    });
    if completed.count() < round.lacking.len() {
        return None;
    }
    let newly_heard = u32::from(!round.valid.contains_key(expert));
    let experts = round.experts_heard().saturating_add(newly_heard);
    (experts >= round.experts_needed()).then(|| RoundEvent::QuorumReached {
        cases: u32::try_from(round.cases.len()).unwrap_or(u32::MAX),
        experts,
    })
}

impl ReviewRound {
    /// The seat of an expert who is to judge this case.
    fn seat_of(&self, expert: &ExpertId, case: &CaseId) -> Result<&Seat, RoundError> {
        self.know_expert(expert)?;
        self.know_case(case)?;
        let desk = self.desks.get(case);
        match desk.and_then(|desk| desk.seats.get(expert)) {
            Some(Seat::Recused { reason }) => Err(RoundError::Recused {
                expert: expert.clone(),
                case: case.clone(),
                reason: reason.clone(),
            }),
            Some(seat) => Ok(seat),
            None => Err(RoundError::NotOnDesk { expert: expert.clone(), case: case.clone() }),
        }
    }
}
