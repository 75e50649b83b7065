//! The fields that a template declares.

use serde::Deserialize;

/// A declared field, a table of `fields.toml`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Field {
    /// Its name in the text of the template.
    pub name: String,
    /// What a value of it is.
    #[serde(rename = "type")]
    pub kind: FieldKind,
    /// Whether it must be given.
    #[serde(default)]
    pub required: bool,
    /// What it means, in Chinese.
    pub meaning: String,
    /// Where its value comes from: a view, the campaign's policy, the drafter.
    pub source: String,
    /// The fields of each record, when it is a list of records.
    #[serde(default)]
    pub fields: Vec<Field>,
}

/// What a value of a field is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FieldKind {
    /// A text of one line.
    Text,
    /// A whole number from 0.
    Number,
    /// A date, `2023-02-20`.
    Date,
    /// Yes or no.
    Flag,
    /// A list of texts.
    Texts,
    /// A text of blocks in draft markup.
    Blocks,
    /// A list of records.
    Records,
}

impl FieldKind {
    /// What it is called in messages.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Text => "文字",
            Self::Number => "非负整数",
            Self::Date => "日期（如2023-02-20）",
            Self::Flag => "是或否（true、false）",
            Self::Texts => "文字的列表",
            Self::Blocks => "稿本正文",
            Self::Records => "记录的列表",
        }
    }
}
