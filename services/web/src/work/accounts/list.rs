//! The list of accounts.

use fawen_accounts::AccountsError;
use fawen_domain::{account::Account, ids::AccountId};
use fawen_store::StoreError;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::administrator;
use crate::{
    Problem,
    work::{Desk, Page, Slice, page::batch},
};

/// Which accounts are looked for.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct AccountFilter {
    /// 登录名、姓名、单位或角色中的文字
    pub text: Option<String>,
    /// 是否在用
    pub open: Option<bool>,
}

/// One line of the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct AccountLine {
    /// 登录名
    pub account: String,
    /// 姓名
    pub name: String,
    /// 单位
    pub organisation: String,
    /// 角色和范围
    pub roles: Vec<String>,
    /// 是否在用
    pub open: bool,
    /// 是否设置过密码
    pub has_password: bool,
    /// 是否绑定了统一身份
    pub has_identity: bool,
}

/// The accounts, by login name.
///
/// # Errors
/// 系统管理员 only.
pub async fn list(
    desk: &Desk,
    filter: &AccountFilter,
    slice: &Slice,
) -> Result<Page<AccountLine>, Problem> {
    administrator(desk)?;
    let accounts = &desk.app.accounts;
    let fetch = |after: Option<String>, limit| async move {
        let found = accounts.list(after.as_deref().unwrap_or_default(), limit, desk.at).await;
        let found = found.map_err(|error| match error {
            AccountsError::Store(error) => error,
            other => StoreError::Database(Box::new(other)),
        })?;
        Ok(batch(found, limit))
    };
    let key = |(id, _): &(AccountId, Account)| id.to_string();
    let page = Page::gather(slice, fetch, key, |found| filter.takes(found)).await?;
    Ok(page.map(AccountLine::from))
}

impl AccountFilter {
    fn takes(&self, (id, account): &(AccountId, Account)) -> bool {
        let organisation = account.holder().map_or("", |holder| &holder.organisation);
        let has = |text: &str| {
            let roles = || account.grants().iter().any(|grant| grant.to_string().contains(text));
            id.as_str().contains(&text.to_lowercase())
                || account.name().contains(text)
                || organisation.contains(text)
                || roles()
        };
        self.text.as_deref().is_none_or(|text| has(text.trim()))
            && self.open.is_none_or(|open| account.is_open() == open)
    }
}

impl From<(AccountId, Account)> for AccountLine {
    fn from((id, account): (AccountId, Account)) -> Self {
        let organisation = account.holder().map(|holder| holder.organisation.clone());
        let roles = account.grants().iter();
        Self {
            account: id.to_string(),
            name: account.name().to_owned(),
            organisation: organisation.unwrap_or_default(),
            roles: roles.map(|grant| super::GrantView::from(grant).text).collect(),
            open: account.is_open(),
            has_password: account.has_password(),
            has_identity: !account.identities().is_empty(),
        }
    }
}
