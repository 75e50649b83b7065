//! The records of a document's life: what is written down at each step.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{
    Finding,
    ids::{ActorId, CampaignId, DocumentId, IssuerId, SealId},
    number::DocumentNumber,
    paper::Paper,
};

/// What a document is drafted with (起草).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// Identifier of the document.
    pub document: DocumentId,
    /// Who issues it (发文机关), host (主办机关) first; more than one is a joint paper.
    pub issuers: Vec<IssuerId>,
    /// Issuer code of the series (机关代字) from which its number will come.
    pub series: String,
    /// The earlier document that it answers or refers to.
    pub refers_to: Option<DocumentId>,
    /// The campaigns that it is about; one notice may open several.
    pub concerns: Vec<CampaignId>,
    /// Position of the log at which its figures were computed.
    pub figures_from: Option<u64>,
    /// The template that it was filled into, by name, version and hash; `None` for what people
    /// wrote themselves.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub template: Option<String>,
    /// The paper, without number.
    pub paper: Paper,
}

impl Draft {
    /// The host (主办机关).
    #[must_use]
    pub fn host(&self) -> Option<&IssuerId> {
        self.issuers.first()
    }

    /// The issuers beside the host (联署机关).
    #[must_use]
    pub fn co_issuers(&self) -> &[IssuerId] {
        self.issuers.get(1..).unwrap_or_default()
    }
}

/// A signature with opinion, name and full date (条例 第二十二条).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Approval {
    /// Name of the head who signs.
    pub name: String,
    /// The opinion; empty when the name was only ticked (圈阅), which counts as consent.
    pub opinion: String,
    /// The date written beside it.
    pub on: Date,
}

/// An error of the re-check (复核) that is let stand, with its reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Waiver {
    /// Identifier of the rule, see [`Finding::rule`].
    pub rule: String,
    /// The place, see [`Finding::place`].
    pub place: String,
    /// Why the paper stays as it is: `照录原文`.
    pub reason: String,
}

impl Waiver {
    /// Whether it covers this finding.
    #[must_use]
    pub fn covers(&self, finding: &Finding) -> bool {
        self.rule == finding.rule && self.place == finding.place
    }
}

/// The result of the re-check (复核, 条例 第二十五条（一）).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recheck {
    /// What it found.
    pub findings: Vec<Finding>,
    /// What was let stand.
    pub waivers: Vec<Waiver>,
}

/// The entry in the dispatch ledger (登记, 条例 第二十五条（二）).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Registration {
    /// The document number (发文字号).
    pub number: DocumentNumber,
    /// Who gets how many copies (分送范围).
    pub distribution: Vec<Delivery>,
    /// How many copies are printed (印制份数).
    pub copies: u32,
}

/// Copies for one recipient.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Delivery {
    /// Name of the recipient.
    pub recipient: String,
    /// Number of copies.
    pub copies: u32,
}

/// The printed form (印制, 条例 第二十五条（三）).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Printing {
    /// Date on which it was sent to print (送印日期), which is the date of the imprint.
    pub sent_on: Date,
    /// The files made.
    pub renderings: Vec<Rendering>,
    /// The streams that the paper rests on, each with the version that was used.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Source>,
    /// The state of the whole record that is written into the files, where one was at hand.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub checkpoint: Option<LogCheckpoint>,
}

/// A stream that something rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// The stream, `OfficialDocument/2022-notice`.
    pub stream: String,
    /// How many of its events were used.
    pub version: u64,
}

/// The whole record at one position (检查点): every event up to it is proved by the root.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LogCheckpoint {
    /// How many events it covers.
    pub size: u64,
    /// Root of their Merkle tree (RFC 6962), in base64.
    pub root: String,
}

impl std::fmt::Display for LogCheckpoint {
    /// As it is written into files: `fawen-checkpoint 9406 qZ4…=`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "fawen-checkpoint {} {}", self.size, self.root)
    }
}

/// One file made from the paper, and what made it: enough to make the same bytes again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rendering {
    /// Its format.
    pub format: FileFormat,
    /// SHA-256 of its bytes, 64 lower-case hexadecimal digits.
    pub sha256: String,
    /// The template of the draft, see [`Draft::template`].
    pub template: Option<String>,
    /// Version of the fonts.
    pub fonts: String,
    /// Version of the layout profile.
    pub profile: String,
    /// Version of the renderer.
    pub renderer: String,
}

/// Format of a rendered file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FileFormat {
    /// PDF
    Pdf,
    /// DOCX
    Docx,
}

/// A seal put on the paper (用印).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SealUse {
    /// Whose seal.
    pub issuer: IssuerId,
    /// Which seal.
    pub seal: SealId,
}

/// The place in the archive (归档, 条例 第二十七条).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArchiveRecord {
    /// How long it is kept.
    pub retention: Retention,
    /// Number of the piece (件号) in its year and retention class, from 1.
    pub piece: u32,
}

/// Retention period (保管期限, 国家档案局令第8号).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Retention {
    /// 永久
    Permanent,
    /// 定期30年
    ThirtyYears,
    /// 定期10年
    TenYears,
}

/// A correction of an issued document (更正).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Erratum {
    /// Where, in Chinese: `版记`.
    pub place: String,
    /// The words as issued.
    pub was: String,
    /// The words as they should read.
    pub now: String,
    /// Why.
    pub reason: String,
}

/// An end of validity: repeal (废止) from a date.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Repeal {
    /// The first day on which it is void.
    pub from: Date,
    /// Why.
    pub reason: String,
}

/// Who drafted, and what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Drafted {
    pub(super) drafter: ActorId,
    pub(super) draft: Draft,
}
