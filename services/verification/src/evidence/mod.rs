//! Evidence of one document (取证): a bundle with everything that it rests on.

mod assembly;
mod check;
mod instructions;
mod streams;

use fawen_proof::{ProofError, bundle::BundleError};
use fawen_store::StoreError;

pub use self::{assembly::evidence, check::check};
use crate::VerificationError;

/// Where the papers lie in a bundle.
const PAPERS: &str = "papers";
/// Where the template lies.
const TEMPLATES: &str = "templates";
/// What tells people how to check.
const INSTRUCTIONS: &str = "说明.txt";

/// How much goes into a bundle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// The document, its register, its issuers.
    Document,
    /// Also the notice that it answers, the campaigns, entries, rounds and selections behind it: with ranks and
    /// score sheets, which are not for everybody.
    Everything,
}

/// Why there is no bundle.
#[derive(Debug, thiserror::Error)]
pub enum EvidenceError {
    /// No such document, or not printed yet.
    #[error("公文“{document}”还没有印制，没有可以取证的文件")]
    NotPrinted {
        /// Which.
        document: String,
    },
    /// The paper does not come out as recorded.
    #[error("公文重印后与记录不符，不能出具证据：{why}")]
    Differs {
        /// In what.
        why: String,
    },
    /// The draft names a template that the program does not have.
    #[error("程序里没有稿本所用的模板“{template}”")]
    Template {
        /// Its identity.
        template: String,
    },
    /// The bundle cannot be made.
    #[error(transparent)]
    Bundle(#[from] BundleError),
    /// The proofs cannot be made.
    #[error(transparent)]
    Proof(#[from] ProofError),
    /// The paper cannot be printed again.
    #[error(transparent)]
    Verification(#[from] VerificationError),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}
