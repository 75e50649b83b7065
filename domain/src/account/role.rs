//! Roles (角色), and how far each of them reaches.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::ids::{CampaignId, IssuerId, UnitId};

/// What somebody may do. Who is signed in as nobody is the public (公众), which is no role: it sees what
/// is published.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// 系统管理员: accounts and settings; no business of the house.
    Administrator,
    /// 拟稿: drafts papers and runs campaigns.
    Drafter,
    /// 审核: reviews drafts.
    Reviewer,
    /// 会签: countersigns.
    Countersigner,
    /// 签发: signs.
    Signer,
    /// 登记: gives numbers, keeps the register.
    Registrar,
    /// 用印: seals and issues.
    SealKeeper,
    /// 参评单位: enters cases of its unit.
    Entrant,
    /// 推荐单位: sees and endorses what the units of its region submit.
    Recommender,
    /// 专家: scores what was assigned.
    Expert,
    /// 审计: reads everything, changes nothing.
    Auditor,
}

impl Role {
    /// Every role, in the order in which they are shown.
    pub const ALL: [Self; 11] = [
        Self::Administrator,
        Self::Drafter,
        Self::Reviewer,
        Self::Countersigner,
        Self::Signer,
        Self::Registrar,
        Self::SealKeeper,
        Self::Entrant,
        Self::Recommender,
        Self::Expert,
        Self::Auditor,
    ];

    /// Its name in Chinese.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Administrator => "系统管理员",
            Self::Drafter => "拟稿",
            Self::Reviewer => "审核",
            Self::Countersigner => "会签",
            Self::Signer => "签发",
            Self::Registrar => "登记",
            Self::SealKeeper => "用印",
            Self::Entrant => "参评单位",
            Self::Recommender => "推荐单位",
            Self::Expert => "专家",
            Self::Auditor => "审计",
        }
    }

    /// Whether the role may be granted for this part of the house.
    #[must_use]
    pub const fn reaches(self, scope: &Scope) -> bool {
        match self {
            Self::Administrator | Self::Auditor => matches!(scope, Scope::Everywhere),
            Self::Entrant | Self::Recommender => matches!(scope, Scope::Unit(_)),
            _ => !matches!(scope, Scope::Unit(_)),
        }
    }

    /// Where the role may be granted, in Chinese.
    #[must_use]
    pub const fn reach(self) -> &'static str {
        match self {
            Self::Administrator | Self::Auditor => "这一角色只能授予全机关",
            Self::Entrant | Self::Recommender => "这一角色只能授予一个单位",
            _ => "这一角色可以授予全机关、一个发文机关或一个征集活动",
        }
    }
}

/// How far a role reaches.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// The whole house.
    Everywhere,
    /// The papers of one issuer (发文机关).
    Issuer(IssuerId),
    /// What one unit (单位) enters or recommends.
    Unit(UnitId),
    /// One campaign (征集活动).
    Campaign(CampaignId),
}

/// A role within its scope.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Grant {
    /// What.
    pub role: Role,
    /// Where.
    pub scope: Scope,
}

impl fmt::Display for Scope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Everywhere => f.write_str("全机关"),
            Self::Issuer(id) => write!(f, "发文机关“{id}”"),
            Self::Unit(id) => write!(f, "单位“{id}”"),
            Self::Campaign(id) => write!(f, "征集活动“{id}”"),
        }
    }
}

impl fmt::Display for Grant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "“{}”（{}）", self.role.label(), self.scope)
    }
}
