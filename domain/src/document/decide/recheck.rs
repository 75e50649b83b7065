//! The re-check (复核): every error is mended or let stand with a reason.

use super::{Decision, in_turn};
use crate::{
    Finding, Severity,
    document::{DocumentError, DocumentEvent, OfficialDocument, Recheck, Stage, Step, Waiver},
};

pub(super) fn recheck(
    document: &OfficialDocument,
    findings: Vec<Finding>,
    waivers: Vec<Waiver>,
) -> Decision {
    let stages = [Stage::Signed, Stage::Rechecked];
    let findings = with_own(document, findings);
    let recheck = Recheck { findings, waivers };
    if document.recheck() == Some(&recheck) {
        return Ok(vec![]);
    }
    in_turn(document, Step::Recheck, &stages)?;
    if let Some(waiver) = recheck.waivers.iter().find(|w| w.reason.trim().is_empty()) {
        let Waiver { rule, place, .. } = waiver.clone();
        return Err(DocumentError::WaiverWithoutReason { rule, place });
    }
    let open = open_findings(&recheck);
    if !open.is_empty() {
        return Err(DocumentError::OpenFindings { findings: open });
    }
    Ok(vec![DocumentEvent::DocumentRechecked { recheck }])
}

/// The paper's own findings, then those of other checks, none twice.
fn with_own(document: &OfficialDocument, findings: Vec<Finding>) -> Vec<Finding> {
    let mut all = document.paper_as_signed().map(|paper| paper.findings()).unwrap_or_default();
    for finding in findings {
        if !all.contains(&finding) {
            all.push(finding);
        }
    }
    all
}

fn open_findings(recheck: &Recheck) -> Vec<Finding> {
    let errors = recheck.findings.iter().filter(|finding| finding.severity == Severity::Error);
    let open = errors.filter(|finding| !recheck.waivers.iter().any(|w| w.covers(finding)));
    open.cloned().collect()
}
