//! The review by the office (审核): send in, pass, return.

use super::{Decision, in_turn, reason};
use crate::{
    Context, Severity,
    document::{DocumentError, DocumentEvent, Draft, OfficialDocument, Stage, Step},
    paper::{DocumentKind, rules},
};

pub(super) fn submit(document: &OfficialDocument, context: &Context) -> Decision {
    if document.stage() == Stage::InReview {
        return Ok(vec![]);
    }
    in_turn(document, Step::Submit, &[Stage::Drafting])?;
    if let Some(draft) = document.draft() {
        check_kind(draft)?;
    }
    let submitter = context.actor.id.clone();
    Ok(vec![DocumentEvent::DocumentSubmitted { submitter }])
}

/// The rules of the kind and its channel hold from here on; nobody can waive them.
fn check_kind(draft: &Draft) -> Result<(), DocumentError> {
    let matters = draft.concerns.len();
    if draft.paper.kind == DocumentKind::Request && matters > 1 {
        return Err(DocumentError::SeveralMatters { matters });
    }
    let mut findings = draft.paper.findings();
    findings.retain(|f| f.severity == Severity::Error && rules::is_kind_rule(&f.rule));
    if findings.is_empty() {
        return Ok(());
    }
    Err(DocumentError::KindRules { findings })
}

pub(super) fn approve(document: &OfficialDocument, opinion: String) -> Decision {
    if document.stage() == Stage::ToBeSigned {
        return Ok(vec![]);
    }
    in_turn(document, Step::Approve, &[Stage::InReview])?;
    Ok(vec![DocumentEvent::DocumentApproved { opinion }])
}

pub(super) fn send_back(document: &OfficialDocument, why: &str) -> Decision {
    in_turn(document, Step::Return, &[Stage::InReview, Stage::ToBeSigned])?;
    let reason = reason(Step::Return, why)?;
    Ok(vec![DocumentEvent::DocumentReturned { reason }])
}
