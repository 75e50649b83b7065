//! Evidence bundles (证据包): what proves a document, in one file that needs neither store nor network.
//!
//! | file | holds |
//! |---|---|
//! | `manifest.note` | size and SHA-256 of every other file, signed by the log |
//! | `checkpoint.note` | the signed state of the log |
//! | `key.pub` | the verifier key; whoever trusts it because it lies here trusts the sender |
//! | `events.jsonl` | the events in canonical form, by position |
//! | `proofs.jsonl` | for each its inclusion proof |
//! | `consistency.jsonl` | earlier signed states, each with the proof that the log extends it |
//! | others | papers, templates, instructions: for those above this crate |

mod assembly;
mod error;
mod lines;
mod manifest;
mod opening;
mod pack;

use std::collections::BTreeMap;

use fawen_store::RawEvent;

pub use self::{assembly::assemble, error::BundleError, opening::open};
use crate::{Algorithm, Checkpoint, Discrepancies, TreeHead, VerifierKey};

const CHECKPOINT: &str = "checkpoint.note";
const KEY: &str = "key.pub";
const EVENTS: &str = "events.jsonl";
const PROOFS: &str = "proofs.jsonl";
const CONSISTENCY: &str = "consistency.jsonl";

/// What a bundle is made from.
#[derive(Debug, Clone)]
pub struct Contents {
    /// The document that it proves.
    pub document: String,
    /// The streams whose events go in, by type and identifier.
    pub streams: Vec<(String, String)>,
    /// The other files, by path.
    pub files: BTreeMap<String, Vec<u8>>,
}

/// A bundle that was opened: manifest and checkpoint are signed by the key, the files are those of the
/// manifest. What the proofs in them came to is among the discrepancies.
#[derive(Debug)]
pub struct Bundle {
    /// The document that it is about.
    pub document: String,
    /// The key that signed it.
    pub key: VerifierKey,
    /// Whether nobody but the bundle itself vouches for the key.
    pub is_self_asserted: bool,
    /// The state of the log.
    pub checkpoint: Checkpoint,
    /// The events, by position.
    pub events: Vec<RawEvent>,
    /// The earlier states that the log is proved to extend.
    pub earlier: Vec<TreeHead>,
    /// The other files, by path.
    pub files: BTreeMap<String, Vec<u8>>,
    /// What the proofs came to.
    pub discrepancies: Discrepancies,
}

impl Bundle {
    /// Over which hash function its log is.
    #[must_use]
    pub const fn algorithm(&self) -> Algorithm {
        self.checkpoint.algorithm
    }

    /// Whether the log of the bundle is known to extend this state.
    #[must_use]
    pub fn extends(&self, head: &TreeHead) -> bool {
        *head == self.checkpoint.head || self.earlier.contains(head)
    }
}
