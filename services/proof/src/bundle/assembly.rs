//! Makes a bundle.

use fawen_store::{Position, RawEvent, Store};

use super::{
    BundleError, CHECKPOINT, CONSISTENCY, Contents, EVENTS, KEY, PROOFS,
    lines::{Earlier, Proof},
    manifest,
    pack::{Files, pack},
};
use crate::{Checkpoint, Notary, SigningKey, TreeHead, canonical};

/// Most earlier states that a bundle proves to be extended: the latest ones.
const EARLIER: usize = 1_000;

/// The bytes of a bundle: the same for the same events, checkpoint, key and files. `before` are earlier
/// states of the same log; the bundle proves that its log extends them.
///
/// # Errors
/// A stream that is not in the log up to the checkpoint, or what notary and store run into.
pub async fn assemble(
    store: &Store,
    key: &SigningKey,
    checkpoint: &Checkpoint,
    before: &[TreeHead],
    contents: Contents,
) -> Result<Vec<u8>, BundleError> {
    let notary = Notary::new(store, checkpoint.algorithm);
    let mut files = contents.files;
    let events = events(store, checkpoint, &contents.streams).await?;
    files.insert(PROOFS.into(), proofs(&notary, checkpoint, &events).await?);
    files.insert(CONSISTENCY.into(), earlier(&notary, checkpoint, before).await?);
    files.insert(EVENTS.into(), written(&events)?);
    files.insert(CHECKPOINT.into(), checkpoint.note.to_string().into_bytes());
    files.insert(KEY.into(), format!("{}\n", key.verifier()).into_bytes());
    pack(&signed(&contents.document, files, key)?)
}

/// The files with their manifest.
fn signed(document: &str, mut files: Files, key: &SigningKey) -> Result<Files, BundleError> {
    let note = manifest::sign(document, &files, key)?;
    files.insert(manifest::PATH.into(), note.to_string().into_bytes());
    Ok(files)
}

/// The events of the streams that the checkpoint covers, by position.
async fn events(
    store: &Store,
    checkpoint: &Checkpoint,
    streams: &[(String, String)],
) -> Result<Vec<RawEvent>, BundleError> {
    let mut events = Vec::new();
    for (kind, id) in streams {
        let of_stream = store.raw_events(kind, id).await?;
        let is_covered =
            |event: &RawEvent| (1..=checkpoint.head.size).contains(&event.position.get());
        events.extend(of_stream.into_iter().filter(is_covered));
    }
    events.sort_by_key(|event| event.position);
    events.dedup_by_key(|event| event.position);
    Ok(events)
}

fn written(events: &[RawEvent]) -> Result<Vec<u8>, BundleError> {
    let line = |(line, event): (usize, &RawEvent)| match canonical::bytes(event) {
        Ok(bytes) => Ok(bytes + "\n"),
        Err(error) => Err(BundleError::Line { path: EVENTS, line, why: error.to_string() }),
    };
    let lines: Result<String, BundleError> = (1..).zip(events).map(line).collect();
    Ok(lines?.into_bytes())
}

async fn proofs(
    notary: &Notary,
    checkpoint: &Checkpoint,
    events: &[RawEvent],
) -> Result<Vec<u8>, BundleError> {
    let positions: Vec<Position> = events.iter().map(|event| event.position).collect();
    let proofs = notary.prove_inclusion(checkpoint.head.size, positions.clone()).await?;
    let lines = positions.into_iter().zip(proofs).map(|(position, hashes)| {
        let proof = Proof { position: position.get(), hashes };
        proof.write() + "\n"
    });
    Ok(lines.collect::<String>().into_bytes())
}

async fn earlier(
    notary: &Notary,
    checkpoint: &Checkpoint,
    before: &[TreeHead],
) -> Result<Vec<u8>, BundleError> {
    let size = checkpoint.head.size;
    let mut heads: Vec<TreeHead> = before.iter().copied().filter(|head| head.size < size).collect();
    heads.sort_by_key(|head| (head.size, head.root));
    heads.dedup();
    let mut text = String::new();
    for head in heads.iter().skip(heads.len().saturating_sub(EARLIER)) {
        let hashes = notary.prove_consistency(head.size, size).await?;
        text.push_str(&Earlier { head: *head, hashes }.write());
        text.push('\n');
    }
    Ok(text.into_bytes())
}
