//! One's own account (我的账号): password, sessions, tokens.

use std::collections::BTreeSet;

use axum::http::StatusCode;
use fawen_accounts::{OpenSession, SignedIn};
use fawen_domain::{account::Account, ids::TokenId};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{GrantView, IdentityView, RoleOrder};
use crate::{Problem, work::Desk};

/// How long a token lasts at most, in days.
const LONGEST: i64 = 366;

/// A change of password.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPassword {
    /// 现在的密码
    #[schema(format = Password)]
    pub old: String,
    /// 新密码
    #[schema(format = Password)]
    pub new: String,
}

/// A token that is asked for.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewToken {
    /// 用途，如 报表系统
    pub purpose: String,
    /// 权限：本人角色中的一部分
    pub roles: Vec<RoleOrder>,
    /// 有效多少天，1至366
    #[schema(minimum = 1, maximum = 366)]
    pub days: i64,
}

/// A token, shown once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct SecretView {
    /// 令牌编号，不保密
    pub token: String,
    /// 放入 Authorization: Bearer 的内容，只显示这一次
    pub secret: String,
}

/// A token without its secret.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct TokenView {
    /// 令牌编号
    pub token: String,
    /// 用途
    pub purpose: String,
    /// 权限
    pub grants: Vec<GrantView>,
    /// 有效期
    #[schema(value_type = String, format = DateTime)]
    pub until: Timestamp,
    /// 是否有效
    pub valid: bool,
}

/// A session of one's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct SessionView {
    /// 会话编号，不保密
    pub session: String,
    /// 登录时间
    #[schema(value_type = String, format = DateTime)]
    pub opened_at: Timestamp,
    /// 最近使用
    #[schema(value_type = String, format = DateTime)]
    pub seen_at: Timestamp,
    /// 来自哪个地址
    pub from: String,
    /// 是不是现在这一个
    pub own: bool,
}

/// One's own roles, tokens and identities.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OwnView {
    /// Roles.
    pub grants: Vec<GrantView>,
    /// Tokens, the last to end first.
    pub tokens: Vec<TokenView>,
    /// Identities that may sign in as this account.
    pub identities: Vec<IdentityView>,
    /// Whether a password was ever set.
    pub has_password: bool,
}

/// One's own roles, tokens and identities.
///
/// # Errors
/// What the store runs into.
pub async fn own(desk: &Desk) -> Result<OwnView, Problem> {
    let account = account(desk).await?;
    let view = |(id, token): (&TokenId, &fawen_domain::account::Token)| TokenView {
        token: id.to_string(),
        purpose: token.purpose.clone(),
        grants: token.grants.iter().map(GrantView::from).collect(),
        until: token.until,
        valid: account.grants_of_token(id, desk.at).is_some(),
    };
    let mut tokens: Vec<TokenView> = account.tokens().iter().map(view).collect();
    tokens.sort_by_key(|token| std::cmp::Reverse((token.valid, token.until)));
    Ok(OwnView {
        grants: account.grants().iter().map(GrantView::from).collect(),
        identities: IdentityView::of(&account),
        has_password: account.has_password(),
        tokens,
    })
}

/// Changes one's password; all sessions end, and a new one is opened.
///
/// # Errors
/// By a token; the old password is wrong; the new one does not do.
pub async fn change_password(
    desk: &Desk,
    signed_in: bool,
    change: &NewPassword,
) -> Result<SignedIn, Problem> {
    ensure_person(signed_in)?;
    let accounts = &desk.app.accounts;
    Ok(accounts.change_password(&desk.principal, &change.old, &change.new, desk.at).await?)
}

/// Issues a token for programs, which can do no more than its owner.
///
/// # Errors
/// By a token; a rule of accounts stands in the way.
pub async fn issue_token(
    desk: &Desk,
    signed_in: bool,
    order: &NewToken,
) -> Result<SecretView, Problem> {
    ensure_person(signed_in)?;
    if !(1..=LONGEST).contains(&order.days) {
        return Err(Problem::malformed(format!("有效期应为1至{LONGEST}天：请改正")));
    }
    let grants = order.roles.iter().map(RoleOrder::grant);
    let grants = grants.collect::<Result<BTreeSet<_>, Problem>>()?;
    let days = SignedDuration::from_hours(order.days.saturating_mul(24));
    let until = desk.at.saturating_add(days).unwrap_or(Timestamp::MAX);
    let (id, purpose) = (&desk.principal.account, order.purpose.clone());
    let accounts = &desk.app.accounts;
    let issued = accounts.issue_token(id, purpose, grants, until, &desk.envelope("")).await?;
    Ok(SecretView { token: issued.id.to_string(), secret: issued.secret.expose().to_owned() })
}

/// Revokes one of one's own tokens; it is void at once.
///
/// # Errors
/// By a token; there is none; no reason is given.
pub async fn revoke_token(
    desk: &Desk,
    signed_in: bool,
    token: &str,
    reason: String,
) -> Result<(), Problem> {
    ensure_person(signed_in)?;
    let id = &desk.principal.account;
    let known = account(desk).await?.tokens().contains_key(&TokenId::new(token));
    if !known {
        return Err(Problem::absent(format!("您没有编号为“{token}”的令牌")));
    }
    let envelope = desk.envelope("");
    desk.app.accounts.revoke_token(id, TokenId::new(token), reason, &envelope).await?;
    Ok(())
}

/// One's own sessions; `secret` is that of the one that asks.
///
/// # Errors
/// What the store runs into.
pub async fn sessions(desk: &Desk, secret: Option<&str>) -> Result<Vec<SessionView>, Problem> {
    let id = &desk.principal.account;
    let open = desk.app.accounts.sessions(id, secret, desk.at).await?;
    Ok(open.into_iter().map(SessionView::from).collect())
}

/// Ends one of one's own sessions.
///
/// # Errors
/// By a token; there is none.
pub async fn end_session(desk: &Desk, signed_in: bool, session: &str) -> Result<(), Problem> {
    ensure_person(signed_in)?;
    let id = &desk.principal.account;
    if desk.app.accounts.end_session(id, session, desk.at).await? {
        return Ok(());
    }
    Err(Problem::absent("没有这个会话，可能已经结束：请刷新页面"))
}

/// Ends all of one's sessions but the one that asks; says how many.
///
/// # Errors
/// It is no session that asks.
pub async fn end_sessions(desk: &Desk, secret: Option<&str>) -> Result<u64, Problem> {
    ensure_person(secret.is_some())?;
    let (id, secret) = (&desk.principal.account, secret.unwrap_or_default());
    Ok(desk.app.accounts.end_other_sessions(id, secret, desk.at).await?)
}

async fn account(desk: &Desk) -> Result<Account, Problem> {
    let account = desk.app.accounts.account(&desk.principal.account).await?;
    Ok(account.unwrap_or_default())
}

/// Tokens act in business, not on the account that they belong to: else one could make itself a stronger one.
pub(super) fn ensure_person(signed_in: bool) -> Result<(), Problem> {
    if signed_in {
        return Ok(());
    }
    let detail = "接口令牌不能办理账号自身的事项：请登录后在“我的账号”里办理";
    Err(Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "token", "不能办理", detail))
}

impl From<OpenSession> for SessionView {
    fn from(open: OpenSession) -> Self {
        let OpenSession { id, opened_at, seen_at, from, own } = open;
        Self { session: id, opened_at, seen_at, from, own }
    }
}
