//! What has happened to a document.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::record::{
    Approval, ArchiveRecord, Draft, Erratum, Printing, Recheck, Registration, Repeal, SealUse,
};
use crate::{
    ids::{ActorId, CampaignId, DocumentId, IssuerId},
    number::DocumentNumber,
    paper::{Classification, DocumentKind, Paper, WordingChange},
};

/// What has happened to a document.
#[derive(
    Debug, Clone, PartialEq, Eq, Serialize, Deserialize, strum::IntoStaticStr, strum::VariantNames,
)]
pub enum DocumentEvent {
    /// It was drafted (起草).
    DocumentDrafted {
        /// Who drafted it.
        drafter: ActorId,
        /// The draft.
        draft: Box<Draft>,
    },
    /// It was changed (修改).
    DocumentRevised {
        /// The new paper, whole.
        paper: Box<Paper>,
        /// Position of the log at which its figures were computed.
        figures_from: Option<u64>,
        /// After signing: the declared changes of wording.
        wording: Vec<WordingChange>,
    },
    /// It was given up before it was issued (撤稿).
    DocumentDiscarded {
        /// Why.
        reason: String,
        /// The number that it held and that is to be voided.
        number: Option<DocumentNumber>,
    },
    /// It went to the office for review (送审).
    DocumentSubmitted {
        /// Who sent it.
        submitter: ActorId,
    },
    /// The review let it pass (审核通过).
    DocumentApproved {
        /// The opinion.
        opinion: String,
    },
    /// It was returned to the drafter (退回).
    DocumentReturned {
        /// Why.
        reason: String,
    },
    /// A co-issuer consented (会签).
    DocumentCountersigned {
        /// Which co-issuer.
        issuer: IssuerId,
        /// The signature.
        approval: Approval,
    },
    /// A co-issuer objected (会签不同意); the paper goes back to the drafter.
    CountersignatureRefused {
        /// Which co-issuer.
        issuer: IssuerId,
        /// Name of its head.
        name: String,
        /// Why.
        reason: String,
    },
    /// The head of the host signed (签发).
    DocumentSigned {
        /// The signature.
        approval: Approval,
    },
    /// It went back to be signed anew (退签发人复审): all signatures are void.
    SigningReopened {
        /// Why.
        reason: String,
    },
    /// It was re-checked (复核), and nothing stands against its registration.
    DocumentRechecked {
        /// Findings and waivers.
        recheck: Recheck,
    },
    /// It was entered in the ledger under its number (登记).
    DocumentRegistered {
        /// Number, distribution and copies.
        registration: Registration,
        /// The day.
        registered_on: Date,
    },
    /// It was printed (印制).
    DocumentPrinted {
        /// The files and the date of the imprint.
        printing: Printing,
    },
    /// The seals were put on it (用印).
    DocumentSealed {
        /// One for each issuer, host first.
        seals: Vec<SealUse>,
    },
    /// It was issued (核发). Self-sufficient: campaigns open by this event.
    DocumentIssued {
        /// The document.
        document: DocumentId,
        /// Its number.
        number: DocumentNumber,
        /// Its title.
        title: String,
        /// Its kind.
        kind: DocumentKind,
        /// Its issuers, host first.
        issuers: Vec<IssuerId>,
        /// Date of signing (成文日期).
        signed_on: Date,
        /// Date of issue.
        issued_on: Date,
        /// The campaigns that it is about.
        concerns: Vec<CampaignId>,
        /// The earlier document that it answers or refers to.
        refers_to: Option<DocumentId>,
    },
    /// It was made public (公开发布).
    DocumentPublished {
        /// Where: `官方微信公众号`.
        channel: String,
    },
    /// It was put into the archive (归档).
    DocumentArchived {
        /// Retention and piece.
        archive: ArchiveRecord,
    },
    /// An error in it was corrected (更正); the paper as issued stays as it is.
    DocumentCorrected {
        /// The correction.
        erratum: Erratum,
    },
    /// It was revoked (撤销): void from the beginning.
    DocumentRevoked {
        /// Why.
        reason: String,
        /// The day of the decision.
        revoked_on: Date,
    },
    /// It was repealed (废止): void from a day on.
    DocumentRepealed {
        /// From when, and why.
        repeal: Repeal,
    },
    /// It is no longer classified (解密).
    DocumentDeclassified {
        /// Who decided: the body that classified it, or its superior.
        authority: String,
        /// Why.
        reason: String,
    },
    /// It is classified otherwise (密级变更).
    ClassificationChanged {
        /// The new classification.
        to: Classification,
        /// Who decided.
        authority: String,
        /// Why.
        reason: String,
    },
}
