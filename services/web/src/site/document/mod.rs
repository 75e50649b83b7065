//! One document: its page, and what is done with it there.

pub(super) mod acts;
mod give;
pub(super) mod redline;
mod way;

use std::collections::BTreeSet;

use axum::{
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use fawen_domain::{
    Decider,
    account::Role,
    document::{OfficialDocument, Stage},
};
use fawen_pages::{
    Badge, Flash, Frame, Happening, Tone, address,
    document::{Document, Version},
};
use serde::Deserialize;

use super::{names, page as show, preview, sent::Sent, visitor::Visitor};
use crate::{
    Problem,
    input::{Path, Query},
    work::{Desk, documents},
};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    done: String,
}

pub(super) async fn page(
    visitor: Visitor,
    Path(id): Path<String>,
    Query(Asked { done }): Query<Asked>,
) -> Result<Response, Problem> {
    let mut frame = visitor.frame();
    frame.flashes =
        acts::done(&done).map(|text| Flash::Done(text.to_owned())).into_iter().collect();
    shown(&visitor.desk(), &frame, &id).await
}

/// Does what a form asks.
pub(super) async fn act(
    Path((id, act)): Path<(String, String)>,
    sent: Sent,
) -> Result<Response, Problem> {
    match give::give(&sent, &id, &act).await {
        Ok(()) => Ok(Redirect::to(&address::with(&address::document(&id), &[("done", &act)]))
            .into_response()),
        Err(problem) if problem.status == StatusCode::NOT_FOUND.as_u16() => Err(problem),
        Err(problem) => {
            let frame = sent.visitor.frame_refusing(&problem);
            let response = shown(&sent.visitor.desk(), &frame, &id).await?;
            Ok((problem.status(), response).into_response())
        }
    }
}

async fn shown(desk: &Desk, frame: &Frame, id: &str) -> Result<Response, Problem> {
    let view = documents::view(desk, id).await?;
    let stage = way::stage(&view.stage);
    let ids: BTreeSet<String> = view.issuers.iter().cloned().collect();
    let names = names::of(desk, &ids).await?;
    let leaf = preview::first_page(&desk.app.press, documents::standing(desk, id).await?).await?;
    let file = |file: &documents::FileView| {
        let kind = file.format.extension();
        (kind.to_uppercase(), address::under("/api/documents", &[id, "files", kind]))
    };
    // Auditors go from each step to the paper as it was just after.
    let audits = desk.may(&[Role::Auditor], &[]);
    let then = |nth: usize| {
        let object = address::under(address::AUDIT, &[OfficialDocument::TYPE, id]);
        address::with(&object, &[("at", &nth.to_string())])
    };
    let steps: Vec<_> = view.steps.iter().zip(1_usize..).collect();
    let history = steps.into_iter().rev().map(|(step, nth)| Happening {
        at: step.at,
        who: step.actor.clone(),
        what: step.sentence.clone(),
        words: None,
        href: audits.then(|| then(nth)),
    });
    let document = Document {
        id: id.to_owned(),
        version: view.version,
        acts: acts::acts(desk, &view, stage).await?,
        way: way::way(&view, stage),
        history: history.collect(),
        findings: view.findings.iter().map(preview::shown).collect(),
        leaf,
        files: view.files.iter().map(file).collect(),
        versions: versions(&view),
        issuers: view
            .issuers
            .iter()
            .filter_map(|id| names.get(id))
            .cloned()
            .collect::<Vec<_>>()
            .join("、"),
        title: view.title,
        kind: view.kind,
        number: view.number.unwrap_or_default(),
        stage: Badge::new(view.stage, tone(stage)),
        signed_on: view.signed_on,
        issued_on: view.issued_on,
    };
    Ok(show(frame, &document))
}

/// The versions of the text, newest first, each with its differences from the one before.
fn versions(view: &documents::DocumentView) -> Vec<Version> {
    let written = view
        .steps
        .iter()
        .filter(|step| matches!(step.event.as_str(), "DocumentDrafted" | "DocumentRevised"));
    let mut versions: Vec<Version> = written
        .zip(1_usize..)
        .map(|(step, number)| Version {
            label: format!("第{number}版"),
            who: step.actor.clone(),
            at: step.at,
            compare: (number > 1).then(|| {
                let (from, to) = (number.saturating_sub(1).to_string(), number.to_string());
                let redline = address::of_document(&view.document, "redline");
                address::with(&redline, &[("from", &from), ("to", &to)])
            }),
        })
        .collect();
    versions.reverse();
    versions
}

const fn tone(stage: Stage) -> Tone {
    match stage {
        Stage::Issued | Stage::Archived => Tone::Done,
        Stage::Discarded => Tone::Stop,
        _ => Tone::Wait,
    }
}
