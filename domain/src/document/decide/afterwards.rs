//! What may still happen to an issued document: publication, correction, revocation, repeal,
//! declassification and change of classification. The paper as issued never changes.

use jiff::civil::Date;

use super::{Decision, in_turn, name, not_before, reason};
use crate::{
    Context,
    document::{
        DocumentError, DocumentEvent, Erratum, OfficialDocument, Reclassification, Repeal, Stage,
        Step, Validity,
    },
    paper::Classification,
};

const AFTER_ISSUE: [Stage; 2] = [Stage::Issued, Stage::Archived];

pub(super) fn publish(document: &OfficialDocument, context: &Context, place: &str) -> Decision {
    in_turn(document, Step::Publish, &AFTER_ISSUE)?;
    let channel = name(Step::Publish, "发布渠道", place)?;
    if document.afterwards.channels.contains(&channel) {
        return Ok(vec![]);
    }
    in_force(document, Step::Publish, context.today())?;
    if let Some(classification) = document.classification().cloned() {
        return Err(DocumentError::Classified { classification });
    }
    Ok(vec![DocumentEvent::DocumentPublished { channel }])
}

pub(super) fn correct(
    document: &OfficialDocument,
    context: &Context,
    erratum: Erratum,
) -> Decision {
    in_turn(document, Step::Correct, &AFTER_ISSUE)?;
    if document.errata().contains(&erratum) {
        return Ok(vec![]);
    }
    in_force(document, Step::Correct, context.today())?;
    reason(Step::Correct, &erratum.reason)?;
    if erratum.was == erratum.now || !says(document, &erratum.was) {
        return Err(DocumentError::ErratumNotFound { was: erratum.was });
    }
    Ok(vec![DocumentEvent::DocumentCorrected { erratum }])
}

/// Whether the paper as issued contains these words, white space aside.
fn says(document: &OfficialDocument, words: &str) -> bool {
    let compact = |text: &str| -> String { text.chars().filter(|c| !c.is_whitespace()).collect() };
    let words = compact(words);
    let paper = document.paper_as_issued();
    !words.is_empty() && paper.is_some_and(|paper| compact(&paper.plain_text()).contains(&words))
}

pub(super) fn revoke(document: &OfficialDocument, context: &Context, why: &str) -> Decision {
    in_turn(document, Step::Revoke, &AFTER_ISSUE)?;
    if document.afterwards.revoked {
        return Ok(vec![]);
    }
    let reason = reason(Step::Revoke, why)?;
    Ok(vec![DocumentEvent::DocumentRevoked { reason, revoked_on: context.today() }])
}

pub(super) fn repeal(document: &OfficialDocument, repeal: Repeal) -> Decision {
    in_turn(document, Step::Repeal, &AFTER_ISSUE)?;
    match &document.afterwards.repeal {
        Some(given) if *given == repeal => return Ok(vec![]),
        Some(Repeal { from, .. }) => return Err(DocumentError::RepealedAlready { from: *from }),
        None => in_force(document, Step::Repeal, repeal.from)?,
    }
    reason(Step::Repeal, &repeal.reason)?;
    if let Some(issued_on) = document.issued_on() {
        not_before(Step::Repeal, repeal.from, "印发日期", issued_on)?;
    }
    Ok(vec![DocumentEvent::DocumentRepealed { repeal }])
}

pub(super) fn declassify(document: &OfficialDocument, by: &str, why: &str) -> Decision {
    in_turn(document, Step::Declassify, &AFTER_ISSUE)?;
    if document.afterwards.classification == Reclassification::Lifted {
        return Ok(vec![]);
    }
    if document.classification().is_none() {
        return Err(DocumentError::NotClassified { step: Step::Declassify });
    }
    let authority = name(Step::Declassify, "决定机关", by)?;
    let reason = reason(Step::Declassify, why)?;
    Ok(vec![DocumentEvent::DocumentDeclassified { authority, reason }])
}

pub(super) fn change_classification(
    document: &OfficialDocument,
    to: Classification,
    by: &str,
    why: &str,
) -> Decision {
    let step = Step::ChangeClassification;
    in_turn(document, step, &AFTER_ISSUE)?;
    match document.classification() {
        None => return Err(DocumentError::NotClassified { step }),
        Some(classification) if *classification == to => return Ok(vec![]),
        Some(_) => {}
    }
    let authority = name(step, "决定机关", by)?;
    let reason = reason(step, why)?;
    Ok(vec![DocumentEvent::ClassificationChanged { to, authority, reason }])
}

/// Refuses a step on a document that is void.
fn in_force(document: &OfficialDocument, step: Step, day: Date) -> Result<(), DocumentError> {
    match document.validity_on(day) {
        // A date before the signing is the business of the step's own checks.
        Validity::InForce | Validity::NotYet => Ok(()),
        validity @ (Validity::Revoked | Validity::Repealed) => {
            Err(DocumentError::NotInForce { step, validity })
        }
    }
}
