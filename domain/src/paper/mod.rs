//! The model of a paper: what it says, with nothing of how it is laid out.
//!
//! One model feeds the PDF, the DOCX, the previews and the checks. It follows the three parts of
//! GB/T 9704-2012 clause 7: masthead (版头), body part (主体), imprint (版记).

mod annex;
mod attendance;
mod block;
mod findings;
mod format;
mod kind;
pub mod labels;
mod masthead;
mod materiality;
mod passage;
mod printed;
mod redline;
pub mod rules;
mod signature;
#[cfg(test)]
pub(crate) mod tests;

use serde::{Deserialize, Serialize};

pub(crate) use self::passage::passages_of;
pub use self::{
    annex::{Annex, Attached},
    attendance::Attendance,
    block::{
        Align, Block, Cell, CellRole, Figure, Heading, HeadingLevel, List, ListMarker, Row, Table,
    },
    format::Format,
    kind::{Direction, DocumentKind, RecipientNeed},
    masthead::{Classification, Masthead, NotAClassification, NumberLine, Secrecy, Urgency},
    materiality::{WordingChange, material_changes},
    passage::Passage,
    printed::AsPrinted,
    redline::{Change, redline},
    signature::{Imprint, SignatoryStamp, Signature, SignatureForm},
};

/// The model of a paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paper {
    /// Which of the fifteen kinds (文种) it is.
    pub kind: DocumentKind,
    /// Which of the four formats it is set in.
    pub format: Format,
    /// The masthead (版头).
    pub masthead: Masthead,
    /// The title (标题), on one line, spaces as they are meant to be printed.
    pub title: String,
    /// The main recipients (主送机关) as printed, without the closing colon.
    pub recipients: Option<String>,
    /// The text (正文).
    pub body: Vec<Block>,
    /// The annexes (附件); the list after the text (附件说明) is derived from them.
    pub annexes: Vec<Annex>,
    /// Who attended, excused themselves, sat in (出席、请假、列席): minutes only, 10.3.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attendance: Vec<Attendance>,
    /// The signature and date of signing (发文机关署名、成文日期、印章).
    pub signature: Signature,
    /// The note (附注) without its brackets, e.g. `此件公开发布`.
    pub note: Option<String>,
    /// What stands after signature and note and is neither annex nor imprint, as it came in.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub closing: Vec<Block>,
    /// The document that this paper issues or forwards (印发、转发), set after the signature.
    pub attached: Option<Attached>,
    /// The imprint (版记); `None` leaves it out.
    pub imprint: Option<Imprint>,
    /// The words of a paper that came in, where they are not the standard's.
    #[serde(default, skip_serializing_if = "AsPrinted::is_standard")]
    pub printed: AsPrinted,
}
