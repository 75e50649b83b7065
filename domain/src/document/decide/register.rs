//! Registration (登记): number, distribution and copies are fixed, after signing and re-check.

use super::{Decision, in_turn};
use crate::{
    Context,
    document::{DocumentError, DocumentEvent, Draft, OfficialDocument, Registration, Stage, Step},
    paper::RecipientNeed,
};

pub(super) fn register(
    document: &OfficialDocument,
    context: &Context,
    registration: Registration,
) -> Decision {
    if let Some(existing) = document.registration() {
        let number = existing.number.clone();
        let same = *existing == registration;
        return if same { Ok(vec![]) } else { Err(DocumentError::RegisteredAlready { number }) };
    }
    in_turn(document, Step::Register, &[Stage::Rechecked])?;
    let registered_on = context.today();
    if let Some((draft, signed_on)) = document.draft().zip(document.signed_on()) {
        check_number(draft, &registration, signed_on.year(), registered_on.year())?;
        check_distribution(draft, &registration)?;
    }
    Ok(vec![DocumentEvent::DocumentRegistered { registration, registered_on }])
}

/// The number is of the document's series, and of the year of signing or of registration: a paper
/// signed on New Year's Eve may be registered in either year.
fn check_number(
    draft: &Draft,
    registration: &Registration,
    signed: i16,
    registered: i16,
) -> Result<(), DocumentError> {
    let number = registration.number.clone();
    if number.code != draft.series {
        let series = draft.series.clone();
        return Err(DocumentError::ForeignNumber { number, series });
    }
    if ![signed, registered].contains(&number.year) {
        return Err(DocumentError::NumberOfOtherYear { number, signed, registered });
    }
    Ok(())
}

fn check_distribution(draft: &Draft, registration: &Registration) -> Result<(), DocumentError> {
    let Registration { distribution, copies, .. } = registration;
    let paper = &draft.paper;
    // Papers to everybody need no list, unless they are classified: then the scope is the point.
    let is_due = paper.kind.recipient_need() != RecipientNeed::Never
        || paper.masthead.classification.is_some();
    let blank = distribution.iter().any(|to| to.recipient.trim().is_empty() || to.copies == 0);
    if blank || (is_due && distribution.is_empty()) {
        return Err(DocumentError::DistributionMissing);
    }
    let distributed: u64 =
        distribution.iter().map(|to| u64::from(to.copies)).fold(0, u64::saturating_add);
    if *copies == 0 || distributed > u64::from(*copies) {
        return Err(DocumentError::TooFewCopies { distributed, copies: *copies });
    }
    Ok(())
}
