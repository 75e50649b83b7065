//! Signing (签发) by the host and countersigning (会签) by the co-issuers, in any order.

use super::{Decision, in_turn, name, not_ahead, reason};
use crate::{
    Context,
    document::{Approval, DocumentError, DocumentEvent, OfficialDocument, Stage, Step},
    ids::IssuerId,
};

pub(super) fn sign(document: &OfficialDocument, context: &Context, approval: Approval) -> Decision {
    match &document.signed {
        Some(given) => repeated(given, &approval),
        None => {
            let approval = checked(document, context, Step::Sign, approval)?;
            Ok(vec![DocumentEvent::DocumentSigned { approval }])
        }
    }
}

pub(super) fn countersign(
    document: &OfficialDocument,
    context: &Context,
    issuer: IssuerId,
    approval: Approval,
) -> Decision {
    match document.countersigned.get(&issuer) {
        Some(given) => repeated(given, &approval),
        None => {
            let approval = checked(document, context, Step::Countersign, approval)?;
            is_co_issuer(document, &issuer)?;
            Ok(vec![DocumentEvent::DocumentCountersigned { issuer, approval }])
        }
    }
}

fn repeated(given: &Approval, approval: &Approval) -> Decision {
    if given == approval {
        return Ok(vec![]);
    }
    let Approval { name, on, .. } = given.clone();
    Err(DocumentError::SignedAlready { name, on })
}

/// A signature has its turn, a name, a date that has come, and another hand than the draft.
fn checked(
    document: &OfficialDocument,
    context: &Context,
    step: Step,
    approval: Approval,
) -> Result<Approval, DocumentError> {
    in_turn(document, step, &[Stage::ToBeSigned])?;
    name(step, "签署人姓名", &approval.name)?;
    not_ahead(step, approval.on, context)?;
    match document.drafter().filter(|drafter| **drafter == context.actor.id) {
        Some(drafter) => Err(DocumentError::DrafterSigns { drafter: drafter.clone() }),
        None => Ok(approval),
    }
}

fn is_co_issuer(document: &OfficialDocument, issuer: &IssuerId) -> Result<(), DocumentError> {
    let listed = document.draft().is_some_and(|draft| draft.co_issuers().contains(issuer));
    if listed {
        return Ok(());
    }
    Err(DocumentError::NotCoIssuer { issuer: issuer.clone() })
}

pub(super) fn object(
    document: &OfficialDocument,
    issuer: IssuerId,
    head: &str,
    why: &str,
) -> Decision {
    in_turn(document, Step::Countersign, &[Stage::ToBeSigned])?;
    is_co_issuer(document, &issuer)?;
    let name = name(Step::Countersign, "签署人姓名", head)?;
    let reason = reason(Step::Countersign, why)?;
    Ok(vec![DocumentEvent::CountersignatureRefused { issuer, name, reason }])
}

pub(super) fn reopen(document: &OfficialDocument, why: &str) -> Decision {
    let signed =
        [Stage::Signed, Stage::Rechecked, Stage::Registered, Stage::Printed, Stage::Sealed];
    in_turn(document, Step::ReturnToSigner, &signed)?;
    let reason = reason(Step::ReturnToSigner, why)?;
    Ok(vec![DocumentEvent::SigningReopened { reason }])
}
