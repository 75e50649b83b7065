//! What can go wrong. Messages are for people, in Chinese.

use fawen_domain::account::AccountError;
use fawen_store::{ExecuteError, StoreError};
use jiff::Timestamp;

use crate::PasswordProblem;

/// What can go wrong with accounts.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum AccountsError {
    /// The domain refuses it.
    #[error(transparent)]
    Refused(#[from] AccountError),
    /// The password does not do; everything that is wrong with it.
    #[error("密码不合要求：{}", told(.0))]
    Password(Vec<PasswordProblem>),
    /// The invitation is used, over, or never was one.
    #[error("邀请无效：可能已经用过、已经过期，或链接不完整。请联系系统管理员重新邀请")]
    NoInvitation,
    /// The identity is bound to another account; which one is not said.
    #[error("这个统一身份已经绑定别的账号：请先在那个账号里解除，或联系系统管理员")]
    IdentityTaken,
    /// Signing in, or confirming a password, was refused.
    #[error(transparent)]
    SignIn(#[from] SignInRefused),
    /// The stream kept changing.
    #[error("账号正被频繁改动，请稍后再试")]
    Conflict,
    /// Too many passwords wait to be hashed.
    #[error("同时登录的人太多，请稍后再试")]
    Busy,
    /// The system gives no random bytes.
    #[error("系统不能提供随机数：{0}。请检查操作系统")]
    Randomness(String),
    /// A password could not be hashed, or a stored hash is damaged.
    #[error("密码散列出错：{0}。请由系统管理员重置密码")]
    Hashing(String),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Why somebody was not signed in.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SignInRefused {
    /// There is no such name, it has no password, or the password is wrong: which of them is not said.
    #[error("登录名或密码不正确，请重新输入；忘记密码请联系系统管理员")]
    Wrong,
    /// Too many failures; not even the right password helps before this moment.
    #[error("登录失败次数过多，请在{}之后再试", fawen_domain::context::BEIJING.to_datetime(*.until).strftime("%H:%M:%S"))]
    TooMany {
        /// When another try is possible.
        until: Timestamp,
    },
    /// Nobody is bound to the identity.
    #[error(
        "统一身份“{name}”还没有绑定本系统的账号：请先用登录名和密码登录，在“我的账号”里绑定；没有密码的，请系统管理员发出邀请"
    )]
    Unbound {
        /// What people know it by.
        name: String,
    },
    /// Whoever comes back from a provider of identities did not set out from here, or has come back already.
    #[error("这次登录不是从本浏览器开始的，或已经用过、已经超过10分钟：请重新从登录页开始")]
    NotSetOut,
    /// The account is closed; said only to who knows the password, or is vouched for.
    #[error("账号已停用，请联系系统管理员")]
    Closed,
}

fn told(problems: &[PasswordProblem]) -> String {
    let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
    told.join("；")
}

impl From<ExecuteError<AccountError>> for AccountsError {
    fn from(error: ExecuteError<AccountError>) -> Self {
        match error {
            ExecuteError::Refused(refusal) => Self::Refused(refusal),
            ExecuteError::Conflict { .. } | ExecuteError::Stale { .. } => Self::Conflict,
            ExecuteError::Store(error) => Self::Store(error),
        }
    }
}
