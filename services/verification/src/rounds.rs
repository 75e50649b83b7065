//! Rounds (评审轮次): every draw of experts follows from its seed.

use fawen_domain::review::{ReviewRound, RoundCommand, RoundEvent};
use fawen_proof::Discrepancies;

use crate::stream::{Happened, walk};

/// Draws anew what was drawn.
pub(crate) fn verify(events: &[Happened<ReviewRound>], found: &mut Discrepancies) {
    walk(events, "assignment", found, |_, happened| match &happened.event {
        RoundEvent::CasesAssigned { seed, .. } => Some(RoundCommand::Assign { seed: *seed }),
        RoundEvent::CasesReassigned { seed, .. } => Some(RoundCommand::Reassign { seed: *seed }),
        _ => None,
    });
}
