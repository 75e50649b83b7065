//! Drafting (起草), and giving up a draft (撤稿).

use std::collections::BTreeSet;

use super::{Decision, in_turn, reason};
use crate::{
    Context,
    document::{DocumentError, DocumentEvent, Draft, OfficialDocument, Stage, Step},
    number::is_code,
    paper::Paper,
};

pub(super) fn draft(document: &OfficialDocument, context: &Context, draft: Box<Draft>) -> Decision {
    if let Some(existing) = document.draft() {
        let same = *existing == *draft && document.stage() == Stage::Drafting;
        return if same { Ok(vec![]) } else { Err(DocumentError::AlreadyDrafted) };
    }
    check_issuers(&draft)?;
    if !is_code(&draft.series) {
        return Err(DocumentError::MalformedSeries { series: draft.series });
    }
    check_paper(&draft.paper, draft.issuers.len())?;
    let drafter = context.actor.id.clone();
    Ok(vec![DocumentEvent::DocumentDrafted { drafter, draft }])
}

fn check_issuers(draft: &Draft) -> Result<(), DocumentError> {
    if draft.issuers.is_empty() {
        return Err(DocumentError::IssuersMissing);
    }
    let mut seen = BTreeSet::new();
    match draft.issuers.iter().find(|issuer| !seen.insert(*issuer)) {
        Some(issuer) => Err(DocumentError::IssuerTwice { issuer: issuer.clone() }),
        None => Ok(()),
    }
}

/// What a paper must keep to in every version: no number of its own, and a mark that fits its
/// issuers. Everything else is a finding, which shows at the re-check at the latest.
pub(super) fn check_paper(paper: &Paper, issuers: usize) -> Result<(), DocumentError> {
    if let Some(number) = paper.number_text() {
        return Err(DocumentError::NumberedDraft { number });
    }
    let names = paper.masthead.issuers.len();
    if names > 1 && names != issuers {
        return Err(DocumentError::IssuersDiffer { issuers, names });
    }
    Ok(())
}

pub(super) fn discard(document: &OfficialDocument, why: &str) -> Decision {
    if document.stage() == Stage::Discarded {
        return Ok(vec![]);
    }
    let before_issue = [
        Stage::Drafting,
        Stage::InReview,
        Stage::ToBeSigned,
        Stage::Signed,
        Stage::Rechecked,
        Stage::Registered,
        Stage::Printed,
        Stage::Sealed,
    ];
    in_turn(document, Step::Discard, &before_issue)?;
    let reason = reason(Step::Discard, why)?;
    let number = document.registration().map(|registration| registration.number.clone());
    Ok(vec![DocumentEvent::DocumentDiscarded { reason, number }])
}
