//! Why an account turns a command down.

use jiff::Timestamp;

use super::{Grant, Role};
use crate::{Refusal, Rule, context::BEIJING, ids::TokenId};

/// Why an account turns a command down.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AccountError {
    /// Nobody has this login name.
    #[error("没有这个账号，请检查登录名")]
    NotOpened,
    /// A login name is given once, and never to somebody else.
    #[error("登录名“{login}”已被使用，请另取一个")]
    LoginTaken {
        /// The login name.
        login: String,
    },
    /// The login name is none.
    #[error("登录名“{login}”不合要求：请用2至40个字符，只用汉字、英文字母、数字和 . _ - @")]
    MalformedLogin {
        /// The login name as it was given.
        login: String,
    },
    /// Something that must be said is empty.
    #[error("缺{what}，请填写")]
    Blank {
        /// What is missing, in Chinese.
        what: &'static str,
    },
    /// Something is too long.
    #[error("{what}超过{limit}字，请缩短")]
    TooLong {
        /// What is too long, in Chinese.
        what: &'static str,
        /// So many characters it may have.
        limit: usize,
    },
    /// The account is closed.
    #[error("账号已停用（理由：{reason}），请先由系统管理员恢复")]
    Closed {
        /// Why.
        reason: String,
    },
    /// The account is still open.
    #[error("账号仍在使用，请先停用，再删除个人信息")]
    NotClosed,
    /// The role does not go with this reach.
    #[error("“{}”不能授予在{}：{}", .grant.role.label(), .grant.scope, .grant.role.reach())]
    WrongReach {
        /// Role and reach.
        grant: Grant,
    },
    /// Who audits does nothing else, and the other way round.
    #[error("账号已有“{}”角色，不能再授予“{}”：审计与办理业务的角色不得由同一账号兼任，请另开账号", .held.label(), .wanted.label())]
    AuditorApart {
        /// The role that stands in the way.
        held: Role,
        /// The role that was to be granted.
        wanted: Role,
    },
    /// Nobody grants a role to himself.
    #[error("不能给自己授予角色，请由另一位系统管理员办理")]
    OwnGrant,
    /// Nobody closes his own account.
    #[error("不能停用自己的账号，请由另一位系统管理员办理")]
    OwnClosing,
    /// Nobody who can sign in would be left to administer.
    #[error(
        "这是最后一个可以登录的系统管理员，不能停用，也不能收回这一角色：请先让另一位系统管理员开通并设置密码"
    )]
    LastAdministrator,
    /// Another identity of the same provider is bound to the account.
    #[error("账号已绑定统一身份“{name}”，请先解除，再绑定另一个")]
    IdentityBound {
        /// What people know it by.
        name: String,
    },
    /// No identity of this provider is bound to the account.
    #[error("账号没有绑定这个统一身份，可能已经解除：请刷新页面")]
    NoIdentity,
    /// Nobody locks himself out.
    #[error("账号没有密码，解除后就无法登录：请先由系统管理员邀请您设置密码")]
    OnlyWayIn,
    /// The account does not have this role.
    #[error("账号没有{grant}这一角色")]
    NotGranted {
        /// Role and reach.
        grant: Grant,
    },
    /// The identifier of a token is used once.
    #[error("令牌编号“{token}”已经用过，请另编")]
    TokenTaken {
        /// Its identifier.
        token: TokenId,
    },
    /// The token would be over already.
    #[error("令牌的有效期止于{}，已经过去，请改为以后的时间", BEIJING.to_datetime(*.until).strftime("%Y-%m-%d %H:%M"))]
    TokenOver {
        /// Its end.
        until: Timestamp,
    },
    /// There is no such token.
    #[error("账号没有编号为“{token}”的令牌")]
    UnknownToken {
        /// Its identifier.
        token: TokenId,
    },
}

/// One name, one account, for ever.
const LOGIN: Rule = Rule {
    id: "account-login",
    source: "实务（本系统自定）",
    quote: "登录名一人一个，停用后不再给别人使用，历史上的每一步都能找到经手人。",
};
/// What must be said.
const STATEMENT: Rule = Rule {
    id: "account-statement",
    source: "实务（本系统自定）",
    quote: "账号的开通、停用，角色的授予、收回，都写明对象和理由。",
};
/// A closed account does nothing.
const CLOSED: Rule = Rule {
    id: "account-closed",
    source: "实务（本系统自定）",
    quote: "账号停用后不能登录，也不能办理任何事项。",
};
/// How far a role reaches.
const REACH: Rule = Rule {
    id: "account-reach",
    source: "实务（本系统自定）",
    quote: "系统管理员、审计及于全机关；参评单位、推荐单位限于本单位；其他角色及于全机关、一个发文机关或一个征集活动。",
};
/// Who reads everything changes nothing.
const AUDIT: Rule = Rule {
    id: "account-audit-apart",
    source: "实务（本系统自定）",
    quote: "审计查看一切，不改一字；同一账号不得兼任审计和其他角色。",
};
/// Nobody decides on his own rights.
const ONESELF: Rule = Rule {
    id: "account-oneself",
    source: "实务（本系统自定）",
    quote: "任何人不得给自己授予角色，也不得停用自己的账号。",
};
/// Somebody administers.
const LAST: Rule = Rule {
    id: "account-last-administrator",
    source: "实务（本系统自定）",
    quote: "任何时候至少有一名可以登录的系统管理员。",
};
/// Who vouches for whom is said, not guessed.
const IDENTITY: Rule = Rule {
    id: "account-identity",
    source: "实务（本系统自定）",
    quote: "统一身份先绑定账号，才能用来登录；同一来源的统一身份，一个账号只绑定一个。",
};
/// Tokens can do no more than their account.
const TOKEN: Rule = Rule {
    id: "account-token",
    source: "实务（本系统自定）",
    quote: "接口令牌有编号、用途和期限，权限不超出账号本身。",
};

/// The rules of accounts.
pub const RULES: &[Rule] =
    &[LOGIN, STATEMENT, CLOSED, REACH, AUDIT, ONESELF, LAST, IDENTITY, TOKEN];

impl Refusal for AccountError {
    fn rule(&self) -> Rule {
        match self {
            Self::NotOpened | Self::LoginTaken { .. } | Self::MalformedLogin { .. } => LOGIN,
            Self::Blank { .. } | Self::TooLong { .. } => STATEMENT,
            Self::Closed { .. } | Self::NotClosed => CLOSED,
            Self::WrongReach { .. } | Self::NotGranted { .. } => REACH,
            Self::AuditorApart { .. } => AUDIT,
            Self::OwnGrant | Self::OwnClosing => ONESELF,
            Self::LastAdministrator => LAST,
            Self::IdentityBound { .. } | Self::NoIdentity | Self::OnlyWayIn => IDENTITY,
            Self::TokenTaken { .. } | Self::TokenOver { .. } | Self::UnknownToken { .. } => TOKEN,
        }
    }
}
