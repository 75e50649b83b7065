//! How a paper that already exists words what a paper drafted here would print by the standard.
//!
//! A text that comes in is never changed: `二〇〇四年十二月十七日` is read as a date, and printed as it
//! stands. Papers drafted here leave all of this empty.

use serde::{Deserialize, Serialize};

/// The words of a paper where they differ from [`super::labels`]; each replaces the whole line.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AsPrinted {
    /// Copy number, classification, urgency, one a line (版头左上角).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub corner: Vec<String>,
    /// The number line: `国办发[2012]014号`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// Who signs off, with the label: `签发人: 张三`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signers: Option<String>,
    /// The main recipients with their colon.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recipients: Option<String>,
    /// The list of annexes, its label included: `附件：1．联系单`, `2．征集表`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub annex_list: Vec<String>,
    /// Whether it has annexes, but no list of them.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub no_annex_list: bool,
    /// The labels at the heads of the annexes: `附：`; those left out are the standard's.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub annex_labels: Vec<String>,
    /// The lines of the signature, without the date.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub signature: Vec<String>,
    /// The date of signing: `一九九六年六月二十九日`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signed_on: Option<String>,
    /// The notes with their brackets.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
    /// Recipients and copies of the imprint with their labels.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub copies: Vec<String>,
    /// The date of issue with what follows it: `2022年2月20日印发`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issued_on: Option<String>,
    /// What else the imprint says, below its other lines: `（共印100份）`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub imprint: Vec<String>,
}

impl AsPrinted {
    /// Whether the paper is worded by the standard throughout.
    #[must_use]
    pub fn is_standard(&self) -> bool {
        *self == Self::default()
    }
}
