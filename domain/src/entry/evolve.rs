//! How each event changes an entry.

use super::{Case, CaseStatus, EntryEvent as Event, Opened, Receipt, UnitEntry};
use crate::ids::CaseId;

pub(super) fn evolve(mut entry: UnitEntry, event: &Event) -> UnitEntry {
    match event.clone() {
        Event::EntryOpened { campaign, unit, terms } => {
            entry.opened = Some(Opened { campaign, unit, terms });
        }
        Event::CaseDrafted { case, content } => {
            entry.cases.insert(case, Case::draft(*content));
        }
        Event::CaseRevised { case, content } => change(&mut entry, &case, |case| {
            case.content = *content;
            case.endorsement = None;
        }),
        Event::FileAttached { case: None, file } => {
            entry.files.insert(file.sha256.clone(), *file);
        }
        Event::FileAttached { case: Some(case), file } => change(&mut entry, &case, |case| {
            case.files.insert(file.sha256.clone(), *file);
        }),
        Event::FileDetached { case: None, sha256 } => {
            entry.files.remove(&sha256);
        }
        Event::FileDetached { case: Some(case), sha256 } => {
            change(&mut entry, &case, |case| detach(case, &sha256));
        }
        Event::CaseNominated { case, recommender } => {
            change(&mut entry, &case, |case| {
                case.recommender = Some(recommender);
            });
        }
        Event::CaseEndorsed { case, endorsement } => {
            change(&mut entry, &case, |case| {
                case.endorsement = Some(endorsement);
            });
        }
        event => evolve_received(&mut entry, event),
    }
    entry
}

/// The events from the receipt of a case on.
fn evolve_received(entry: &mut UnitEntry, event: Event) {
    match event {
        Event::CaseSubmitted { case, channel, received_at, in_grace, .. } => {
            change(entry, &case, |case| {
                case.status = CaseStatus::Submitted;
                case.receipt = Some(Receipt { channel, received_at, in_grace });
            });
        }
        Event::CaseReturned { case, items, until } => {
            set(entry, &case, CaseStatus::Returned { items, until });
        }
        Event::CaseCorrected { case, .. } => change(entry, &case, |case| {
            // The first receipt stays: it is what kept the deadline.
            case.status = CaseStatus::Submitted;
            case.corrections = case.corrections.saturating_add(1);
        }),
        Event::CaseWithdrawn { case, reason } => change(entry, &case, |case| {
            let before = Box::new(case.status.clone());
            case.status = CaseStatus::Withdrawn { reason, before };
        }),
        Event::CaseRestored { case } => change(entry, &case, |case| {
            if let CaseStatus::Withdrawn { before, .. } = &case.status {
                case.status = before.as_ref().clone();
            }
        }),
        Event::CaseScreenedIn { case, .. } => set(entry, &case, CaseStatus::ScreenedIn),
        Event::CaseScreenedOut { case, rules, reason } => {
            set(entry, &case, CaseStatus::ScreenedOut { rules, reason });
        }
        Event::DuplicateMarked { case, of } => {
            change(entry, &case, |case| case.duplicate_of = Some(of));
        }
        Event::DuplicateUnmarked { case } => {
            change(entry, &case, |case| case.duplicate_of = None);
        }
        Event::PersonalDataErased { case, .. } => change(entry, &case, Case::erase),
        Event::EntryOpened { .. }
        | Event::CaseDrafted { .. }
        | Event::CaseRevised { .. }
        | Event::FileAttached { .. }
        | Event::FileDetached { .. }
        | Event::CaseNominated { .. }
        | Event::CaseEndorsed { .. } => {}
    }
}

fn change(entry: &mut UnitEntry, id: &CaseId, how: impl FnOnce(&mut Case)) {
    if let Some(case) = entry.cases.get_mut(id) {
        how(case);
    }
}

fn set(entry: &mut UnitEntry, id: &CaseId, status: CaseStatus) {
    change(entry, id, |case| case.status = status);
}

fn detach(case: &mut Case, sha256: &str) {
    case.files.remove(sha256);
    if case.endorsement.as_ref().is_some_and(|endorsement| endorsement.sealed_form == sha256) {
        case.endorsement = None;
    }
}
