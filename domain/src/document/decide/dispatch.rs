//! Printing (印制), sealing (用印) and issue (核发).

use super::{Decision, in_turn, not_ahead, not_before};
use crate::{
    Context,
    digest::is_sha256,
    document::{DocumentError, DocumentEvent, OfficialDocument, Printing, SealUse, Stage, Step},
    ids::IssuerId,
    paper::{Paper, SignatureForm, rules},
};

pub(super) fn print(
    document: &OfficialDocument,
    context: &Context,
    printing: Printing,
) -> Decision {
    if document.printing() == Some(&printing) {
        return Ok(vec![]);
    }
    in_turn(document, Step::Print, &[Stage::Registered, Stage::Printed])?;
    check_renderings(&printing)?;
    not_ahead(Step::Print, printing.sent_on, context)?;
    if let Some(signed_on) = document.signed_on() {
        not_before(Step::Print, printing.sent_on, "成文日期", signed_on)?;
    }
    check_imprint(document, &printing)?;
    Ok(vec![DocumentEvent::DocumentPrinted { printing }])
}

fn check_renderings(printing: &Printing) -> Result<(), DocumentError> {
    if printing.renderings.is_empty() {
        return Err(DocumentError::RenderingsMissing);
    }
    let mut hashes = printing.renderings.iter().map(|rendering| &rendering.sha256);
    match hashes.find(|hash| !is_sha256(hash)) {
        Some(sha256) => Err(DocumentError::MalformedHash { sha256: sha256.clone() }),
        None => Ok(()),
    }
}

/// A date that the draft brought along (照录) is the day of printing, or stands by a waiver.
fn check_imprint(document: &OfficialDocument, printing: &Printing) -> Result<(), DocumentError> {
    let imprint = document.draft().and_then(|draft| draft.paper.imprint.as_ref());
    let sent_on = printing.sent_on;
    match imprint.and_then(|imprint| imprint.issued_on) {
        Some(written) if written != sent_on && !document.is_waived(rules::IMPRINT_DATE.id) => {
            Err(DocumentError::ImprintDateDiffers { written, sent_on })
        }
        _ => Ok(()),
    }
}

pub(super) fn seal(document: &OfficialDocument, seals: Vec<SealUse>) -> Decision {
    if !seals.is_empty() && document.seals() == seals.as_slice() {
        return Ok(vec![]);
    }
    in_turn(document, Step::Seal, &[Stage::Printed])?;
    if document.draft().is_some_and(|draft| is_unsealed(&draft.paper)) {
        return Err(DocumentError::NoSealDue);
    }
    let expected = document.draft().map(|draft| draft.issuers.clone()).unwrap_or_default();
    let given: Vec<IssuerId> = seals.iter().map(|seal| seal.issuer.clone()).collect();
    if expected != given {
        return Err(DocumentError::SealsDiffer { expected, given });
    }
    Ok(vec![DocumentEvent::DocumentSealed { seals }])
}

const fn is_unsealed(paper: &Paper) -> bool {
    matches!(paper.signature.form, SignatureForm::Unsealed)
}

pub(super) fn issue(
    document: &OfficialDocument,
    context: &Context,
    issued_on: jiff::civil::Date,
) -> Decision {
    if document.issued_on() == Some(issued_on) {
        return Ok(vec![]);
    }
    let stage = document.stage();
    let out_of_turn = DocumentError::OutOfTurn { step: Step::Issue, stage };
    let draft = document.draft().zip(document.signed_on());
    let printed = document.registration().zip(document.printing());
    let Some(((draft, signed_on), (registration, printing))) = draft.zip(printed) else {
        return Err(out_of_turn);
    };
    let is_ready = stage == Stage::Sealed || (stage == Stage::Printed && is_unsealed(&draft.paper));
    if !is_ready {
        return Err(out_of_turn);
    }
    not_before(Step::Issue, issued_on, "送印日期", printing.sent_on)?;
    not_ahead(Step::Issue, issued_on, context)?;
    let draft = draft.clone();
    Ok(vec![DocumentEvent::DocumentIssued {
        document: draft.document,
        number: registration.number.clone(),
        title: draft.paper.title,
        kind: draft.paper.kind,
        issuers: draft.issuers,
        signed_on,
        issued_on,
        concerns: draft.concerns,
        refers_to: draft.refers_to,
    }])
}
