//! The manifest (清单): every file of a bundle with its size and hash, signed like a checkpoint.

use fawen_domain::digest::hex;
use sha2::{Digest, Sha256};

use super::{BundleError, pack::Files};
use crate::{Note, SigningKey, VerifierKey};

/// Where it lies.
pub(super) const PATH: &str = "manifest.note";
/// Its first line, which no checkpoint can have: the second line of a checkpoint is a number.
const FORM: &str = "fawen-evidence-bundle/1";

/// Signs the manifest of the files.
pub(super) fn sign(document: &str, files: &Files, key: &SigningKey) -> Result<Note, BundleError> {
    if document.is_empty() || document.contains(char::is_control) {
        return Err(BundleError::Document);
    }
    Ok(Note::sign(text(document, files, key.verifier()), key)?)
}

/// The document of a bundle whose files are those of its manifest.
pub(super) fn verify(files: &Files, key: &VerifierKey) -> Result<String, BundleError> {
    let note = files.get(PATH).and_then(|bytes| std::str::from_utf8(bytes).ok());
    let note = Note::parse(note.ok_or_else(|| BundleError::Missing(PATH.to_owned()))?)?;
    let signed = note.verified(key)?;
    let document = signed.lines().nth(2).unwrap_or_default();
    let mut rest = files.clone();
    rest.remove(PATH);
    let own = text(document, &rest, key);
    match own == signed {
        true => Ok(document.to_owned()),
        false => Err(BundleError::Manifest { path: differing(&own, signed) }),
    }
}

/// What is signed.
fn text(document: &str, files: &Files, key: &VerifierKey) -> String {
    let lines = files
        .iter()
        .map(|(path, bytes)| format!("{} {} {path}\n", hex(&Sha256::digest(bytes)), bytes.len()));
    let head = format!("{FORM}\n{}\n{document}\n", key.name());
    std::iter::once(head).chain(lines).collect()
}

/// The path of the first line in which the two differ.
fn differing(own: &str, signed: &str) -> String {
    let line = own.lines().find(|line| !signed.lines().any(|other| other == *line));
    let line = line.or_else(|| signed.lines().find(|line| !own.lines().any(|o| o == *line)));
    let path = line.and_then(|line| line.splitn(3, ' ').nth(2));
    path.unwrap_or(PATH).to_owned()
}
