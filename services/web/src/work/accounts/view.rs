//! One account as administrators see it.

use fawen_audit::{StreamName, Trail};
use fawen_domain::{Decider, account::Account};
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;

use super::{GrantView, IdentityView, administrator, known};
use crate::{
    Problem,
    work::{Desk, documents::StepView},
};

/// One account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct AccountView {
    /// 登录名
    pub account: String,
    /// How many steps it has seen.
    pub version: u64,
    /// 姓名
    pub name: String,
    /// 单位
    pub organisation: String,
    /// 角色
    pub grants: Vec<GrantView>,
    /// 是否在用
    pub open: bool,
    /// 停用的理由
    #[serde(skip_serializing_if = "Option::is_none")]
    pub closed: Option<String>,
    /// 是否设置过密码
    pub has_password: bool,
    /// 绑定的统一身份
    pub identities: Vec<IdentityView>,
    /// 登录锁定到何时
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = DateTime)]
    pub locked_until: Option<Timestamp>,
    /// How it came to be so.
    pub steps: Vec<StepView>,
}

/// One account, with its history.
///
/// # Errors
/// 系统管理员 only; there is none.
pub async fn view(desk: &Desk, login: &str) -> Result<AccountView, Problem> {
    administrator(desk)?;
    let (id, account) = known(desk, login).await?;
    let stream = StreamName { kind: Account::TYPE.to_owned(), id: id.to_string() };
    let trail: Vec<Trail> = fawen_audit::trail(&desk.app.store, &stream).await?;
    Ok(AccountView {
        account: id.to_string(),
        version: trail.len() as u64,
        name: account.name().to_owned(),
        organisation: account.holder().map(|of| of.organisation.clone()).unwrap_or_default(),
        grants: account.grants().iter().map(GrantView::from).collect(),
        open: account.is_open(),
        closed: account.closed().map(str::to_owned),
        has_password: account.has_password(),
        identities: IdentityView::of(&account),
        locked_until: account.locked_until().filter(|until| *until > desk.at),
        steps: trail.into_iter().map(StepView::from).collect(),
    })
}
