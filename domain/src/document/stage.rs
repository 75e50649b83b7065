//! How far a document has come, and whether it is valid.

use serde::{Deserialize, Serialize};

use crate::account::Role;

/// How far a document has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Not drafted yet (未起草).
    Absent,
    /// Being drafted, or returned for correction (起草).
    Drafting,
    /// With the office that reviews (审核).
    InReview,
    /// Reviewed; signatures are due (待签发).
    ToBeSigned,
    /// Signed by every issuer (已签发).
    Signed,
    /// Re-checked (已复核).
    Rechecked,
    /// Registered under its number (已登记).
    Registered,
    /// Printed (已印制).
    Printed,
    /// Sealed (已用印).
    Sealed,
    /// Issued (已印发).
    Issued,
    /// Archived (已归档).
    Archived,
    /// Given up before it was issued (已撤稿).
    Discarded,
}

impl Stage {
    /// Every stage, in order.
    pub const ALL: [Self; 12] = [
        Self::Absent,
        Self::Drafting,
        Self::InReview,
        Self::ToBeSigned,
        Self::Signed,
        Self::Rechecked,
        Self::Registered,
        Self::Printed,
        Self::Sealed,
        Self::Issued,
        Self::Archived,
        Self::Discarded,
    ];

    /// The Chinese name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Absent => "未起草",
            Self::Drafting => "起草",
            Self::InReview => "审核",
            Self::ToBeSigned => "待签发",
            Self::Signed => "已签发",
            Self::Rechecked => "已复核",
            Self::Registered => "已登记",
            Self::Printed => "已印制",
            Self::Sealed => "已用印",
            Self::Issued => "已印发",
            Self::Archived => "已归档",
            Self::Discarded => "已撤稿",
        }
    }

    /// Who takes the next step in the house of the host (条例 第十八条、第二十条 ff.); before it is signed, the
    /// heads of the co-issuers (会签) beside them. Nobody where the way ends.
    #[must_use]
    pub const fn awaits(self) -> Option<Role> {
        match self {
            Self::Drafting => Some(Role::Drafter),
            Self::InReview => Some(Role::Reviewer),
            Self::ToBeSigned => Some(Role::Signer),
            Self::Signed | Self::Rechecked | Self::Registered => Some(Role::Registrar),
            Self::Printed | Self::Sealed => Some(Role::SealKeeper),
            Self::Absent | Self::Issued | Self::Archived | Self::Discarded => None,
        }
    }
}

impl std::fmt::Display for Stage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name())
    }
}

/// Whether a document is valid on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Validity {
    /// Not issued, or before the day of its signing (未生效).
    NotYet,
    /// 有效
    InForce,
    /// Void from the beginning (已撤销).
    Revoked,
    /// Void from a day on (已废止).
    Repealed,
}

impl Validity {
    /// The Chinese name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::NotYet => "未生效",
            Self::InForce => "有效",
            Self::Revoked => "已撤销",
            Self::Repealed => "已废止",
        }
    }
}
