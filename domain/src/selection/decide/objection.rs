//! Lodging and settling objections.

use std::collections::BTreeSet;

use super::{Decision, given, organisers::derive_again};
use crate::{
    Context, Decider,
    ids::{CaseId, ObjectionId},
    selection::{
        Moved, Objection, Proposal, PublicNotice, Selection, SelectionError, SelectionEvent,
        Settled, Settlement, TierList, tiers::tier_of,
    },
};

pub(in crate::selection) fn lodge(
    selection: &Selection,
    context: &Context,
    id: ObjectionId,
    case: CaseId,
    reason: &str,
    by: &str,
) -> Decision {
    let notice = selection.notice.ok_or(SelectionError::NoticeNotStarted)?;
    let (_, tiers) = selection.decided()?;
    let reason = given("异议理由", reason)?;
    let by = given("异议人（实名）", by)?;
    if let Some(known) = selection.objections.get(&id) {
        let same = known.case == case && known.reason == reason && known.by == by;
        return if same { Ok(vec![]) } else { Err(SelectionError::ObjectionKnown { id }) };
    }
    let PublicNotice { from, until, closed } = notice;
    let today = context.today();
    if closed || today < from || today > until {
        return Err(SelectionError::NoticeNotRunning { from, until, today });
    }
    if tier_of(tiers, &case).is_none() {
        return Err(SelectionError::NotAwarded { case });
    }
    Ok(vec![SelectionEvent::ObjectionLodged { id, case, reason, by }])
}

pub(in crate::selection) fn settle(
    selection: &Selection,
    id: ObjectionId,
    settlement: Settlement,
    reason: &str,
) -> Decision {
    let Some(Objection { case, settled, .. }) = selection.objections.get(&id) else {
        return Err(SelectionError::UnknownObjection { id });
    };
    let reason = given("处理理由", reason)?;
    let own = Settled { settlement, reason: reason.clone() };
    match settled {
        Some(known) if *known == own => return Ok(vec![]),
        Some(Settled { reason, .. }) => {
            return Err(SelectionError::AlreadySettled { id, reason: reason.clone() });
        }
        None => {}
    }
    let mut events =
        vec![SelectionEvent::ObjectionSettled { id, settlement, reason: reason.clone() }];
    if settlement == Settlement::Upheld && !selection.removed.contains_key(case) {
        events.extend(remove(selection, case, &reason)?);
    }
    Ok(events)
}

/// Takes the case out, fills the tiers anew, and finds the organisers anew.
fn remove(
    selection: &Selection,
    case: &CaseId,
    reason: &str,
) -> Result<Vec<SelectionEvent>, SelectionError> {
    let (policy, before) = selection.decided()?;
    let removed = SelectionEvent::CaseRemoved {
        case: case.clone(),
        reason: format!("异议成立：{reason}"),
    };
    let without = selection.clone().evolve(&removed);
    let Proposal { tiers, displacements, shortfalls } = without.what_if(&policy.tiers);
    let moved = moves(before, &tiers);
    let amended = SelectionEvent::TiersAmended { tiers, displacements, shortfalls, moved };
    let organisers = derive_again(&without.evolve(&amended));
    Ok([removed, amended].into_iter().chain(organisers).collect())
}

/// Who is in another tier than before.
fn moves(before: &[TierList], after: &[TierList]) -> Vec<Moved> {
    let cases: BTreeSet<&CaseId> =
        before.iter().chain(after).flat_map(|list| &list.cases).collect();
    let moves = cases.into_iter().map(|case| Moved {
        case: case.clone(),
        from: tier_of(before, case).cloned(),
        to: tier_of(after, case).cloned(),
    });
    moves.filter(|moved| moved.from != moved.to).collect()
}
