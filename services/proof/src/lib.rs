#![doc = include_str!("../README.md")]

pub mod bundle;
pub mod canonical;
mod checkpoint;
mod discrepancy;
mod error;
mod examination;
mod frontier;
mod hash;
pub mod journal;
pub mod json;
mod key;
pub mod key_file;
mod notary;
mod note;
mod tile;
pub mod tree;

pub use self::{
    canonical::CanonicalError,
    checkpoint::Checkpoint,
    discrepancy::{Discrepancies, Discrepancy},
    error::{KeyError, NoteError, ProofError},
    examination::{Examination, examine},
    frontier::Frontier,
    hash::{Algorithm, Hash},
    key::{SigningKey, VerifierKey},
    notary::Notary,
    note::Note,
    tree::TreeHead,
};
