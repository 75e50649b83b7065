//! Makes a bundle.

use std::collections::BTreeMap;

use fawen_domain::document::OfficialDocument;
use fawen_drafting::Templates;
use fawen_proof::{
    Algorithm, Checkpoint, SigningKey, TreeHead,
    bundle::{self, Contents},
};
use fawen_store::Store;
use fawen_worker::Press;

use super::{EvidenceError, INSTRUCTIONS, PAPERS, Scope, TEMPLATES, instructions, streams};
use crate::{documents, printings};

/// The bundle of a document, with its files printed anew and equal to the record. `before` are states signed
/// earlier.
///
/// # Errors
/// [`EvidenceError`].
pub async fn evidence(
    store: &Store,
    press: &Press,
    key: &SigningKey,
    (checkpoint, before): (&Checkpoint, &[Checkpoint]),
    document: &str,
    scope: Scope,
) -> Result<Vec<u8>, EvidenceError> {
    let (state, _) = store.load::<OfficialDocument>(document).await?;
    let mut files = papers(press, document, &state).await?;
    if let Some(template) = state.draft().and_then(|draft| draft.template.as_deref()) {
        files.extend(template_files(template)?);
    }
    let text = instructions::text(&state, checkpoint, key.verifier(), scope);
    files.insert(INSTRUCTIONS.to_owned(), text.into_bytes());
    let streams = streams::of(store, document, &state, scope).await?;
    // Of the same log, and the state that is printed on the paper itself.
    let own = before.iter().filter(|known| known.algorithm == checkpoint.algorithm);
    let mut before: Vec<TreeHead> = own.map(|known| known.head).collect();
    if checkpoint.algorithm == Algorithm::Sha256 {
        before.extend(documents::printed(&state));
    }
    let contents = Contents { document: document.to_owned(), streams, files };
    Ok(bundle::assemble(store, key, checkpoint, &before, contents).await?)
}

/// The printed files, by path; made again, and compared with the record.
async fn papers(
    press: &Press,
    document: &str,
    state: &OfficialDocument,
) -> Result<BTreeMap<String, Vec<u8>>, EvidenceError> {
    let not_printed = || EvidenceError::NotPrinted { document: document.to_owned() };
    let printing = state.printing().ok_or_else(not_printed)?;
    let number = &state.registration().ok_or_else(not_printed)?.number;
    let printed = printings::reprint(press, state).await?;
    let differences = printing.renderings.iter();
    let mut differences =
        differences.filter_map(|recorded| printings::of_bundle(recorded, printed.as_deref()));
    if let Some(difference) = differences.next() {
        return Err(EvidenceError::Differs { why: difference.to_string() });
    }
    let files = printed.map_err(|why| EvidenceError::Differs { why })?;
    let file = |file: fawen_worker::PrintedFile| {
        let extension = printings::name(file.format).to_lowercase();
        (format!("{PAPERS}/{number}.{extension}"), file.bytes)
    };
    Ok(files.into_iter().map(file).collect())
}

/// The files of a template, by path: name, version and hash must be those of the draft.
fn template_files(identity: &str) -> Result<Vec<(String, Vec<u8>)>, EvidenceError> {
    let unknown = || EvidenceError::Template { template: identity.to_owned() };
    let name = identity.split_once('@').ok_or_else(unknown)?.0;
    let templates = Templates::embedded().map_err(|_| unknown())?;
    let is_same = templates.get(name).is_some_and(|template| template.identity() == identity);
    let files = Templates::embedded_files(name).filter(|_| is_same).ok_or_else(unknown)?;
    let file = |(file, text): (&str, &str)| (format!("{TEMPLATES}/{name}/{file}"), text.into());
    Ok(files.into_iter().map(file).collect())
}
