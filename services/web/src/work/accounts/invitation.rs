//! Accepting an invitation (接受邀请): whoever has the link chooses the password.

use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;

use crate::{App, Problem};

/// Who is invited.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct InvitedView {
    /// 登录名
    pub account: String,
    /// 姓名
    pub name: String,
    /// 角色和范围
    pub roles: Vec<String>,
    /// 何时失效
    #[schema(value_type = Option<String>, format = DateTime)]
    pub until: Option<Timestamp>,
}

/// Who is invited by this secret.
///
/// # Errors
/// It is used, over, or never was one.
pub async fn invited(app: &App, secret: &str) -> Result<InvitedView, Problem> {
    let invited = app.accounts.invited(secret, app.clock.now()).await?;
    let account = app.accounts.account(&invited.account).await?.unwrap_or_default();
    let grants = account.grants().iter();
    Ok(InvitedView {
        account: invited.account.to_string(),
        name: invited.name,
        roles: grants.map(|grant| super::GrantView::from(grant).text).collect(),
        until: invited.until,
    })
}

/// Sets the password; the invitation is used up. Gives the login name.
///
/// # Errors
/// As for [`invited`]; the password does not do, and the invitation stays.
pub async fn accept(app: &App, secret: &str, password: &str) -> Result<String, Problem> {
    let account = app.accounts.accept(secret, password, app.clock.now()).await?;
    Ok(account.to_string())
}
