//! Opening, closing and inviting.

use axum::http::StatusCode;
use fawen_accounts::Invitation;
use fawen_domain::{account::Holder, ids::AccountId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{AccountView, RoleOrder, administrator, known, view};
use crate::{Problem, work::Desk};

/// An account that is to be opened.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewAccount {
    /// 登录名
    pub account: String,
    /// 姓名
    pub name: String,
    /// 单位
    pub organisation: String,
    /// 角色；也可以以后再授予
    #[serde(default)]
    pub roles: Vec<RoleOrder>,
}

/// A link that is shown once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct LinkView {
    /// 登录名
    pub account: String,
    /// 链接，只显示这一次；交给使用人本人
    pub link: String,
    /// 何时失效
    #[schema(value_type = String, format = DateTime)]
    pub until: Timestamp,
}

/// Opens an account. Nobody can sign in with it before its holder has accepted an invitation.
///
/// # Errors
/// 系统管理员 only; a rule of accounts stands in the way.
pub async fn open(desk: &Desk, new: NewAccount) -> Result<AccountView, Problem> {
    administrator(desk)?;
    let grants = new.roles.iter().map(RoleOrder::grant).collect::<Result<Vec<_>, Problem>>()?;
    let account = AccountId::new(new.account);
    let holder = Holder { account, name: new.name, organisation: new.organisation };
    let id = desk.app.accounts.open(holder, &grants, &desk.envelope("")).await?;
    view(desk, id.as_str()).await
}

/// Closes an account; its sessions end.
///
/// # Errors
/// 系统管理员 only; there is none; a rule of accounts stands in the way.
pub async fn close(desk: &Desk, login: &str, reason: String) -> Result<AccountView, Problem> {
    administrator(desk)?;
    let (id, _) = known(desk, login).await?;
    desk.app.accounts.close(&id, reason, &desk.envelope("")).await?;
    view(desk, login).await
}

/// Opens a closed account again.
///
/// # Errors
/// As for [`close`].
pub async fn reopen(desk: &Desk, login: &str, reason: String) -> Result<AccountView, Problem> {
    administrator(desk)?;
    let (id, _) = known(desk, login).await?;
    desk.app.accounts.reopen(&id, reason, &desk.envelope("")).await?;
    view(desk, login).await
}

/// Invites the holder to choose a password; earlier invitations are void.
///
/// # Errors
/// As for [`close`].
pub async fn invite(desk: &Desk, login: &str) -> Result<LinkView, Problem> {
    administrator(desk)?;
    let (id, _) = known(desk, login).await?;
    let invitation = desk.app.accounts.invite(&id, desk.at).await?;
    Ok(link(desk, &id, &invitation))
}

/// Makes the password void at once, ends all sessions, and invites the holder to choose another.
///
/// # Errors
/// As for [`close`].
pub async fn reset(desk: &Desk, login: &str) -> Result<LinkView, Problem> {
    administrator(desk)?;
    let (id, _) = known(desk, login).await?;
    if id == desk.principal.account {
        let detail = "不能重置自己的密码：请在“我的账号”里修改密码";
        return Err(Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "oneself", "不能办理", detail));
    }
    let invitation = desk.app.accounts.reset(&id, &desk.envelope("")).await?;
    Ok(link(desk, &id, &invitation))
}

/// Where the invitation is accepted: under the address of the service, or under the one that it listens on.
fn link(desk: &Desk, id: &AccountId, invitation: &Invitation) -> LinkView {
    let base = desk.app.config.outside();
    let path = fawen_pages::address::under("/invitations", &[invitation.token.expose()]);
    LinkView { account: id.to_string(), link: format!("{base}{path}"), until: invitation.until }
}
