//! The digest of a template: which words a paper was drafted with.

use fawen_domain::digest::hex;
use sha2::{Digest, Sha256};

/// SHA-256 over names and contents, each preceded by its length, so that no two sets of files
/// read alike.
pub(super) fn digest<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    let mut hasher = Sha256::new();
    for (name, content) in files {
        for part in [name, content] {
            hasher.update((part.len() as u64).to_be_bytes());
            hasher.update(part);
        }
    }
    hex(&hasher.finalize())
}
