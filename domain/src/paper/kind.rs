//! The fifteen kinds of official documents, and the four formats they are set in.

use serde::{Deserialize, Serialize};

/// The kind of a document (文种), 条例 第八条.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    strum::EnumIter,
)]
#[serde(rename_all = "snake_case")]
pub enum DocumentKind {
    /// 决议
    Resolution,
    /// 决定
    Decision,
    /// 命令（令）
    Order,
    /// 公报
    Communique,
    /// 公告
    Announcement,
    /// 通告
    PublicNotice,
    /// 意见
    Opinion,
    /// 通知
    Notice,
    /// 通报
    Bulletin,
    /// 报告
    Report,
    /// 请示
    Request,
    /// 批复
    Reply,
    /// 议案
    Motion,
    /// 函
    Letter,
    /// 纪要
    Minutes,
}

impl DocumentKind {
    /// The Chinese name, as in 条例 第八条.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Resolution => "决议",
            Self::Decision => "决定",
            Self::Order => "命令（令）",
            Self::Communique => "公报",
            Self::Announcement => "公告",
            Self::PublicNotice => "通告",
            Self::Opinion => "意见",
            Self::Notice => "通知",
            Self::Bulletin => "通报",
            Self::Report => "报告",
            Self::Request => "请示",
            Self::Reply => "批复",
            Self::Motion => "议案",
            Self::Letter => "函",
            Self::Minutes => "纪要",
        }
    }
}

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
