//! What is made up follows from a name, so that it is the same in every playing.

use fawen_domain::lot::Lot;
use sha2::{Digest, Sha256};

/// A source of numbers that belongs to this name.
#[must_use]
pub(crate) fn lot(name: &str) -> Lot {
    let hash = Sha256::digest(name);
    Lot::new(hash.iter().take(8).fold(0, |seed, byte| (seed << 8) | u64::from(*byte)))
}

/// The hash of a file that does not exist: that of its name.
#[must_use]
pub(crate) fn hash(name: &str) -> String {
    Sha256::digest(name).iter().map(|byte| format!("{byte:02x}")).collect()
}
