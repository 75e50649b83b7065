//! Opens a bundle and checks what it proves; nothing in it is believed before.

use std::collections::BTreeMap;

use fawen_store::RawEvent;

use super::{
    Bundle, BundleError, CHECKPOINT, CONSISTENCY, EVENTS, KEY, PROOFS,
    lines::{self, Earlier, Proof},
    manifest,
    pack::{Files, unpack},
};
use crate::{
    Checkpoint, Discrepancies, Discrepancy, Note, NoteError, TreeHead, VerifierKey, canonical, tree,
};

/// Opens a bundle that one of these keys has signed; without keys, the one that lies in it, for which
/// nobody vouches.
///
/// # Errors
/// [`BundleError`] when it is damaged, hostile, or not signed by a trusted key. Proofs that do not hold are
/// discrepancies of the bundle.
pub fn open(bytes: &[u8], trusted: &[VerifierKey]) -> Result<Bundle, BundleError> {
    let mut files = unpack(bytes)?;
    let key = key(&files, trusted)?;
    let document = manifest::verify(&files, &key)?;
    files.remove(manifest::PATH);
    let note = Note::parse(&text(&mut files, CHECKPOINT)?)?;
    let checkpoint = Checkpoint::verify(note, &key)?;
    let events = events(&text(&mut files, EVENTS)?)?;
    let proofs = lines::proofs(PROOFS, &text(&mut files, PROOFS)?)?;
    let earlier = lines::earlier(CONSISTENCY, &text(&mut files, CONSISTENCY)?)?;
    files.remove(KEY);
    let mut discrepancies = Discrepancies::default();
    check_proofs(&checkpoint, &events, &proofs, &mut discrepancies);
    check_sequences(&events, &mut discrepancies);
    let earlier = extended(&checkpoint, earlier, &mut discrepancies);
    let is_self_asserted = trusted.is_empty();
    Ok(Bundle {
        document,
        key,
        is_self_asserted,
        checkpoint,
        events,
        earlier,
        files,
        discrepancies,
    })
}

/// The trusted key that signed the manifest, or the one that came with it.
fn key(files: &Files, trusted: &[VerifierKey]) -> Result<VerifierKey, BundleError> {
    let own = files.get(KEY).and_then(|bytes| std::str::from_utf8(bytes).ok());
    let own: VerifierKey = own.ok_or_else(|| BundleError::Missing(KEY.to_owned()))?.parse()?;
    match trusted.is_empty() || trusted.contains(&own) {
        true => Ok(own),
        false => Err(NoteError::Unsigned { key: listed(trusted) }.into()),
    }
}

fn listed(keys: &[VerifierKey]) -> String {
    keys.iter().map(ToString::to_string).collect::<Vec<_>>().join("、")
}

fn text(files: &mut Files, path: &'static str) -> Result<String, BundleError> {
    let bytes = files.remove(path).ok_or_else(|| BundleError::Missing(path.to_owned()))?;
    let wrong = |_| BundleError::Line { path, line: 1, why: "不是 UTF-8 文字".to_owned() };
    String::from_utf8(bytes).map_err(wrong)
}

fn events(text: &str) -> Result<Vec<RawEvent>, BundleError> {
    let event = |(line, text)| {
        let wrong = |error: crate::CanonicalError| BundleError::Line {
            path: EVENTS,
            line,
            why: error.to_string(),
        };
        canonical::read(text).map_err(wrong)
    };
    (1..).zip(text.lines()).map(event).collect()
}

/// Each event is in the log, and there is one proof for each, in the same order.
fn check_proofs(
    checkpoint: &Checkpoint,
    events: &[RawEvent],
    proofs: &[Proof],
    found: &mut Discrepancies,
) {
    if events.len() != proofs.len() {
        let message = "事件与证明的个数不同";
        found.push(Discrepancy::new("proof", message).compared(events.len(), proofs.len()));
    }
    let mut last = 0;
    for (event, proof) in events.iter().zip(proofs) {
        let position = event.position.get();
        if position <= last || proof.position != position {
            found.push(Discrepancy::new("order", "事件或证明的次序不对").of(event));
        }
        last = position;
        let holds = canonical::bytes(event).is_ok_and(|bytes| {
            let (algorithm, head) = (checkpoint.algorithm, &checkpoint.head);
            tree::includes(algorithm, head, bytes.as_bytes(), event.position, &proof.hashes)
        });
        if !holds {
            found.push(Discrepancy::new("proof", "不能证明事件在日志里").of(event));
        }
    }
}

/// Each stream is there from its first event on, without a hole.
fn check_sequences(events: &[RawEvent], found: &mut Discrepancies) {
    let mut streams: BTreeMap<(&str, &str), u64> = BTreeMap::new();
    for event in events {
        let last = streams.entry((&event.aggregate_type, &event.aggregate_id)).or_default();
        let expected = last.saturating_add(1);
        if event.sequence != expected {
            let (expected, is) = (format!("第{expected}个"), format!("第{}个", event.sequence));
            let gap = Discrepancy::new("stream-gap", "事件流不连续").of(event);
            found.push(gap.compared(expected, is));
        }
        *last = event.sequence;
    }
}

/// The earlier states that the log extends.
fn extended(
    checkpoint: &Checkpoint,
    earlier: Vec<Earlier>,
    found: &mut Discrepancies,
) -> Vec<TreeHead> {
    let mut heads = Vec::new();
    for Earlier { head, hashes } in earlier {
        if tree::extends(checkpoint.algorithm, &head, &checkpoint.head, &hashes) {
            heads.push(head);
        } else {
            let message = "不能证明日志延续了这个检查点";
            found.push(Discrepancy::new("consistency", message).at(head.size));
        }
    }
    heads
}
