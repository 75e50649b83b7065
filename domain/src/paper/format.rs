//! The four formats that papers are set in.

use serde::{Deserialize, Serialize};

/// The format a paper is set in: GB/T 9704-2012 clause 7, and the special ones of clause 10.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// 文件 (clause 7).
    #[default]
    Document,
    /// 信函格式 (10.1).
    Letter,
    /// 命令（令）格式 (10.2).
    Command,
    /// 纪要格式 (10.3).
    Minutes,
}

impl Format {
    /// The Chinese name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Document => "文件格式",
            Self::Letter => "信函格式",
            Self::Command => "命令（令）格式",
            Self::Minutes => "纪要格式",
        }
    }

    /// What may follow the names in the mark of the issuers.
    #[must_use]
    pub const fn mark_suffixes(self) -> &'static [&'static str] {
        match self {
            Self::Document => &["文件", ""],
            Self::Letter => &[""],
            Self::Command => &["令", "命令"],
            Self::Minutes => &["纪要"],
        }
    }
}
