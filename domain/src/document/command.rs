//! What may be asked of a document.

use jiff::civil::Date;

use super::record::{
    Approval, ArchiveRecord, Draft, Erratum, Printing, Registration, Repeal, SealUse, Waiver,
};
use crate::{
    Finding,
    ids::IssuerId,
    paper::{Classification, Paper, WordingChange},
};

/// What may be asked of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DocumentCommand {
    /// Drafts it (起草).
    Draft(Box<Draft>),
    /// Changes it (修改). After signing, whatever is not layout or declared wording re-opens the
    /// signing.
    Revise {
        /// The new paper, whole.
        paper: Box<Paper>,
        /// Position of the log at which its figures were computed.
        figures_from: Option<u64>,
        /// After signing: the changes of wording, old and new.
        wording: Vec<WordingChange>,
    },
    /// Gives it up before it is issued (撤稿).
    Discard {
        /// Why.
        reason: String,
    },
    /// Sends it for review (送审).
    Submit,
    /// Lets it pass the review (审核通过).
    Approve {
        /// The opinion.
        opinion: String,
    },
    /// Returns it to the drafter (退回).
    Return {
        /// Why.
        reason: String,
    },
    /// Consents for a co-issuer (会签).
    Countersign {
        /// Which co-issuer.
        issuer: IssuerId,
        /// The signature.
        approval: Approval,
    },
    /// Objects for a co-issuer (会签不同意).
    Object {
        /// Which co-issuer.
        issuer: IssuerId,
        /// Name of its head.
        name: String,
        /// Why.
        reason: String,
    },
    /// Signs for the host (签发).
    Sign {
        /// The signature.
        approval: Approval,
    },
    /// Sends it back to be signed anew (退签发人复审).
    ReturnToSigner {
        /// Why.
        reason: String,
    },
    /// Re-checks it (复核). The paper's own findings are added to those given.
    Recheck {
        /// What other checks found.
        findings: Vec<Finding>,
        /// Errors to be let stand.
        waivers: Vec<Waiver>,
    },
    /// Enters it in the ledger (登记), under a number taken from the register of its series.
    Register(Registration),
    /// Records its printed form (印制).
    Print(Printing),
    /// Puts the seals on it (用印).
    Seal {
        /// One for each issuer.
        seals: Vec<SealUse>,
    },
    /// Issues it (核发).
    Issue {
        /// The day.
        issued_on: Date,
    },
    /// Makes it public (公开发布).
    Publish {
        /// Where.
        channel: String,
    },
    /// Puts it into the archive (归档).
    Archive(ArchiveRecord),
    /// Corrects an error in it (更正).
    Correct(Erratum),
    /// Revokes it (撤销).
    Revoke {
        /// Why.
        reason: String,
    },
    /// Repeals it (废止).
    Repeal(Repeal),
    /// Lifts its classification (解密).
    Declassify {
        /// Who decided.
        authority: String,
        /// Why.
        reason: String,
    },
    /// Changes its classification (密级变更).
    ChangeClassification {
        /// The new classification.
        to: Classification,
        /// Who decided.
        authority: String,
        /// Why.
        reason: String,
    },
}
