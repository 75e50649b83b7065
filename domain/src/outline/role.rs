//! What a line of a paper is for.

use serde::{Deserialize, Serialize};

use crate::paper::HeadingLevel;

/// What a line is for, by the elements of GB/T 9704-2012 clause 7.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// The issuer's mark (发文机关标志).
    Mark,
    /// The copy number (份号).
    CopyNumber,
    /// Classification and period (密级和保密期限).
    Secrecy,
    /// Urgency (紧急程度).
    Urgency,
    /// Another remark at the top left: `A类`, `内部资料`.
    Corner,
    /// The document number (发文字号) or the number of an order (令号).
    Number,
    /// Who signs off an upward paper (签发人).
    Signers,
    /// The title (标题).
    Title,
    /// The main recipients (主送机关).
    Recipients,
    /// A heading, with the text that runs on in its line.
    Heading(HeadingLevel),
    /// A paragraph, or the rest of a line that was cut.
    Paragraph,
    /// An item of a list.
    ListItem,
    /// A row of a table, or a line of a form.
    TableRow,
    /// The list of annexes after the text (附件说明).
    AnnexNote,
    /// The signature (发文机关署名).
    Signature,
    /// The date of signing (成文日期).
    SigningDate,
    /// A note in brackets (附注、题注).
    Note,
    /// The label of an annex page (附件1), with its number; 1 when it bears none.
    AnnexLabel(u32),
    /// The title of an annex.
    AnnexTitle,
    /// The title of a document issued or forwarded by the paper.
    AttachedTitle,
    /// Copies to (抄送机关).
    Cc,
    /// The office that prints and sends (印发机关).
    ImprintOffice,
    /// The date of issue (印发日期).
    IssueDate,
    /// A page number.
    PageNumber,
    /// What does not belong to the paper: 窗体顶端, （此页无正文）, remains of a web page.
    Debris,
    /// Nothing but white space.
    Blank,
}

/// Which part of a paper a line belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// The paper itself: masthead, title, text, signature.
    Main,
    /// The document that it issues or forwards.
    Attached,
    /// An annex, by its number.
    Annex(u32),
    /// The imprint (版记).
    Imprint,
}

impl Part {
    /// The part in Chinese, for messages: `正文`, `附件2`.
    #[must_use]
    pub fn name(self) -> String {
        match self {
            Self::Main => "正文".to_owned(),
            Self::Attached => "所附文件".to_owned(),
            Self::Annex(number) => format!("附件{number}"),
            Self::Imprint => "版记".to_owned(),
        }
    }
}
