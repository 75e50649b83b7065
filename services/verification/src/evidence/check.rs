//! Checks what a bundle says of its document, after its proofs.

use std::collections::BTreeMap;

use fawen_domain::{
    Decider,
    digest::hex,
    document::{DocumentEvent, OfficialDocument},
    register::{NumberRegister, register_id},
    review::ReviewRound,
    selection::Selection,
};
use fawen_drafting::Template;
use fawen_proof::{Discrepancies, Discrepancy, bundle::Bundle};
use fawen_store::{LoggedEvent, Upcasters};
use fawen_worker::Press;
use sha2::{Digest, Sha256};

use super::{INSTRUCTIONS, PAPERS, TEMPLATES};
use crate::{
    Survey, VerificationError, printings, registers, rounds, selections,
    stream::{self, Happened},
};

/// Checks the document of a bundle: number, register, files, template; with a press, its files are made again.
/// Returns the state of the document and what was found, the proofs included.
///
/// # Errors
/// [`VerificationError`]; what is not as it should be is a discrepancy.
pub async fn check(
    bundle: &Bundle,
    upcasters: &Upcasters,
    press: Option<&Press>,
) -> Result<(OfficialDocument, Discrepancies), VerificationError> {
    let mut found = bundle.discrepancies.clone();
    let mut survey = Survey::new(upcasters.clone());
    for event in &bundle.events {
        survey.see(event, &mut found);
    }
    let document = events::<OfficialDocument>(bundle, upcasters, &bundle.document);
    let state = stream::folded(&document);
    if document.is_empty() {
        let message = format!("没有公文“{}”的事件", bundle.document);
        found.push(Discrepancy::new("document", message));
    }
    for id in &survey.registers {
        registers::verify(id, &events::<NumberRegister>(bundle, upcasters, id), &mut found);
    }
    for id in &survey.selections {
        let rounds: Vec<_> =
            survey.rounds.iter().map(|id| events::<ReviewRound>(bundle, upcasters, id)).collect();
        rounds.iter().for_each(|round| rounds::verify(round, &mut found));
        selections::verify(&events::<Selection>(bundle, upcasters, id), &rounds, &mut found);
    }
    check_number(bundle, upcasters, &document, &mut found);
    check_papers(bundle, &state, &mut found);
    check_template(bundle, &state, &mut found);
    check_surplus(bundle, &mut found);
    if let Some(press) = press {
        let printed = printings::reprint(press, &state).await?;
        let recorded = state.printing().into_iter().flat_map(|printing| &printing.renderings);
        found.extend(recorded.filter_map(|r| printings::of_bundle(r, printed.as_deref())));
    }
    Ok((state, found))
}

/// The events of one stream of a bundle.
fn events<D: Decider>(bundle: &Bundle, upcasters: &Upcasters, id: &str) -> Vec<Happened<D>> {
    let own = bundle.events.iter().filter(|e| e.aggregate_type == D::TYPE && e.aggregate_id == id);
    let read = own.map(|raw| {
        let event = raw.clone().without_sealed().ok()?;
        let logged = LoggedEvent::read(upcasters, event).ok()?;
        let event = serde_json::from_value(logged.payload.clone()).ok()?;
        Some(Happened { logged, event })
    });
    // What cannot be read, the survey has told.
    read.collect::<Option<_>>().unwrap_or_default()
}

/// The number of the document is the one that its register gave it.
fn check_number(
    bundle: &Bundle,
    upcasters: &Upcasters,
    document: &[Happened<OfficialDocument>],
    found: &mut Discrepancies,
) {
    for happened in document {
        let DocumentEvent::DocumentRegistered { registration, .. } = &happened.event else {
            continue;
        };
        let number = &registration.number;
        let register = register_id(&number.code, number.year);
        let register = events::<NumberRegister>(bundle, upcasters, register.as_str());
        let register = stream::folded(&register);
        let entry = register.entries().get(&number.seq);
        if entry.is_none_or(|entry| entry.document.as_str() != bundle.document) {
            let message = format!("登记簿没有把{number}给这份公文");
            found.push(happened.discrepancy("number", message));
        }
    }
}

/// The files are those that were printed, all of them and no others.
fn check_papers(bundle: &Bundle, state: &OfficialDocument, found: &mut Discrepancies) {
    let recorded: Vec<_> = state.printing().map(|p| p.renderings.clone()).unwrap_or_default();
    let in_bundle = bundle.files.iter().filter(|(path, _)| is_in(path, PAPERS));
    let hashes: Vec<(&String, String)> =
        in_bundle.map(|(path, bytes)| (path, hex(&Sha256::digest(bytes)))).collect();
    for (path, hash) in &hashes {
        if !recorded.iter().any(|rendering| rendering.sha256 == *hash) {
            found.push(Discrepancy::new("paper", format!("“{path}”不是记录里印制的文件")));
        }
    }
    for rendering in &recorded {
        if !hashes.iter().any(|(_, hash)| rendering.sha256 == *hash) {
            let message = format!("没有记录里印制的{}", printings::name(rendering.format));
            found.push(Discrepancy::new("paper", message));
        }
    }
    if recorded.is_empty() {
        found.push(Discrepancy::new("paper", "记录里没有印制文件"));
    }
}

/// The template is the one that the draft names.
fn check_template(bundle: &Bundle, state: &OfficialDocument, found: &mut Discrepancies) {
    let Some(identity) = state.draft().and_then(|draft| draft.template.as_deref()) else { return };
    let name = identity.split_once('@').map_or(identity, |(name, _)| name);
    let folder = format!("{TEMPLATES}/{name}/");
    let files: BTreeMap<&str, &str> = bundle
        .files
        .iter()
        .filter_map(|(path, bytes)| {
            Some((path.strip_prefix(&folder)?, std::str::from_utf8(bytes).ok()?))
        })
        .collect();
    let own = Template::from_files(name, &files).map(|template| template.identity());
    if own.as_deref().ok() != Some(identity) {
        let is = own.unwrap_or_else(|error| error.to_string());
        let message = "模板不是稿本所用的那一份";
        found.push(Discrepancy::new("template", message).compared(identity, is));
    }
}

/// Nothing lies in it that means nothing.
fn check_surplus(bundle: &Bundle, found: &mut Discrepancies) {
    let known = |path: &str| path == INSTRUCTIONS || is_in(path, PAPERS) || is_in(path, TEMPLATES);
    for path in bundle.files.keys().filter(|path| !known(path)) {
        found.push(Discrepancy::new("surplus", format!("“{path}”不是证据包里该有的文件")));
    }
}

fn is_in(path: &str, folder: &str) -> bool {
    path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
}
