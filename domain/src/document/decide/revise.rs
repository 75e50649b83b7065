//! Changing the paper (修改): freely while drafting, with its consequences after signing.

use super::{Decision, draft::check_paper};
use crate::{
    document::{DocumentError, DocumentEvent, OfficialDocument, Stage, Step},
    paper::{Paper, WordingChange, material_changes},
};

pub(super) fn revise(
    document: &OfficialDocument,
    paper: Box<Paper>,
    figures_from: Option<u64>,
    wording: Vec<WordingChange>,
) -> Decision {
    let stage = document.stage();
    let out_of_turn = DocumentError::OutOfTurn { step: Step::Revise, stage };
    let Some(draft) = document.draft() else {
        return Err(out_of_turn);
    };
    let is_signed = match stage {
        Stage::Drafting => false,
        Stage::Signed | Stage::Rechecked | Stage::Registered | Stage::Printed | Stage::Sealed => {
            true
        }
        _ => return Err(out_of_turn),
    };
    check_paper(&paper, draft.issuers.len())?;
    if draft.paper == *paper && draft.figures_from == figures_from {
        return Ok(vec![]);
    }
    let places = if is_signed { material_changes(&draft.paper, &paper, &wording) } else { vec![] };
    let mut events = vec![DocumentEvent::DocumentRevised { paper, figures_from, wording }];
    if !places.is_empty() {
        let reason = format!("签发后作了实质性修改：{}", places.join("、"));
        events.push(DocumentEvent::SigningReopened { reason });
    }
    Ok(events)
}
