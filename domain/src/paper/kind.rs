//! The fifteen kinds of official documents.

use serde::{Deserialize, Serialize};
use strum::IntoEnumIterator;

use super::Format;
use crate::text::squeeze;

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

    /// The kind of this Chinese name; `命令` and `令` both mean an order.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        if matches!(name, "命令" | "令") {
            return Some(Self::Order);
        }
        Self::iter().find(|kind| kind.name() == name)
    }

    /// The kind that a title names at its end: `关于…的通知`; white space does not matter, and a
    /// bracket such as `（试行）` after it is passed over.
    #[must_use]
    pub fn from_title(title: &str) -> Option<Self> {
        let title = squeeze(title);
        let title = without_bracket(&title);
        if title.ends_with('令') {
            return Some(Self::Order);
        }
        Self::iter().find(|kind| title.ends_with(kind.name()))
    }

    /// Which way such a paper runs.
    #[must_use]
    pub const fn direction(self) -> Direction {
        match self {
            Self::Report | Self::Request => Direction::Upward,
            Self::Resolution
            | Self::Decision
            | Self::Order
            | Self::Notice
            | Self::Bulletin
            | Self::Reply => Direction::Downward,
            Self::Letter | Self::Motion => Direction::Lateral,
            Self::Communique | Self::Announcement | Self::PublicNotice => Direction::Public,
            Self::Opinion | Self::Minutes => Direction::Any,
        }
    }

    /// Whether it goes to a superior (上行文): 报告 and 请示.
    #[must_use]
    pub const fn is_upward(self) -> bool {
        matches!(self.direction(), Direction::Upward)
    }

    /// The formats that it may be set in, the usual one first.
    #[must_use]
    pub const fn formats(self) -> &'static [Format] {
        match self {
            Self::Order => &[Format::Command],
            Self::Minutes => &[Format::Minutes, Format::Document],
            Self::Letter => &[Format::Letter, Format::Document],
            // Only the 文件 format has a place for the 签发人 (7.2.6).
            Self::Report | Self::Request => &[Format::Document],
            _ => &[Format::Document, Format::Letter],
        }
    }

    /// Whether it is addressed to somebody.
    #[must_use]
    pub const fn recipient_need(self) -> RecipientNeed {
        match self {
            Self::Report | Self::Request | Self::Reply | Self::Letter | Self::Motion => {
                RecipientNeed::Always
            }
            Self::Notice | Self::Bulletin | Self::Opinion => RecipientNeed::Usually,
            Self::Resolution
            | Self::Decision
            | Self::Order
            | Self::Communique
            | Self::Announcement
            | Self::PublicNotice
            | Self::Minutes => RecipientNeed::Never,
        }
    }
}

/// The text before a bracket that closes it.
fn without_bracket(text: &str) -> &str {
    let opening = text.strip_suffix(['）', ')']).and_then(|text| text.rfind(['（', '(']));
    opening.and_then(|at| text.get(..at)).unwrap_or(text)
}

/// Which way a paper runs (行文方向), 条例 第八条 and 第十五条.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// To a superior (上行文).
    Upward,
    /// To subordinates (下行文).
    Downward,
    /// Between bodies without subordination (平行文).
    Lateral,
    /// To everybody (公布性).
    Public,
    /// Any way.
    Any,
}

/// Whether a kind is addressed to main recipients (主送机关).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RecipientNeed {
    /// It cannot do without.
    Always,
    /// It has them as a rule.
    Usually,
    /// It may do without.
    Never,
}
