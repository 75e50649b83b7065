//! Roles with their reach: as they are shown, granted and taken away.

use fawen_domain::account::{Grant, Role, Scope};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{AccountView, administrator, known, view};
use crate::{
    Problem,
    work::{Desk, identifier},
};

/// What the scopes are called in requests, with their names.
const SCOPES: [(&str, &str); 4] =
    [("everywhere", "全机关"), ("issuer", "发文机关"), ("unit", "单位"), ("campaign", "征集活动")];

/// A role with its reach, as it is asked for.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RoleOrder {
    /// 角色，如 drafter（拟稿）；见 roles
    #[schema(value_type = String, example = "drafter")]
    pub role: String,
    /// 范围：everywhere、issuer、unit、campaign
    #[serde(default)]
    #[schema(example = "issuer")]
    pub scope: String,
    /// 发文机关、单位或活动的编号；范围为 everywhere 的不写
    #[serde(default)]
    pub of: String,
}

/// A role that is to be taken away.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Withdrawal {
    /// 角色
    pub role: String,
    /// 范围
    #[serde(default)]
    pub scope: String,
    /// 编号
    #[serde(default)]
    pub of: String,
    /// 理由
    pub reason: String,
}

/// A role with its reach, as it is shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct GrantView {
    /// 角色
    pub role: String,
    /// 角色的名称
    pub label: String,
    /// 范围
    pub scope: String,
    /// 编号
    #[serde(skip_serializing_if = "String::is_empty")]
    pub of: String,
    /// 角色和范围，写成一句
    pub text: String,
}

/// Grants a role to somebody.
///
/// # Errors
/// 系统管理员 only; there is no such account, role or scope; a rule of accounts stands in the way.
pub async fn grant(desk: &Desk, login: &str, order: &RoleOrder) -> Result<AccountView, Problem> {
    administrator(desk)?;
    let (id, _) = known(desk, login).await?;
    desk.app.accounts.grant(&id, order.grant()?, &desk.envelope("")).await?;
    view(desk, login).await
}

/// Takes a role away.
///
/// # Errors
/// As for [`grant`]; nobody would be left to administer.
pub async fn withdraw(desk: &Desk, login: &str, order: Withdrawal) -> Result<AccountView, Problem> {
    administrator(desk)?;
    let (id, _) = known(desk, login).await?;
    let Withdrawal { role, scope, of, reason } = order;
    let grant = RoleOrder { role, scope, of }.grant()?;
    desk.app.accounts.withdraw(&id, grant, reason, &desk.envelope("")).await?;
    view(desk, login).await
}

impl RoleOrder {
    /// As the domain has it.
    pub(super) fn grant(&self) -> Result<Grant, Problem> {
        Ok(Grant { role: role(&self.role)?, scope: self.scope()? })
    }

    fn scope(&self) -> Result<Scope, Problem> {
        let of = self.of.trim();
        let known = |what: &str| {
            if of.is_empty() {
                return Err(Problem::unfit(format!("范围是一个{what}的，请填写它的编号")));
            }
            identifier::known(of).map_err(|_| Problem::unfit(format!("“{of}”不是{what}的编号")))
        };
        Ok(match self.scope.as_str() {
            "" | "everywhere" if of.is_empty() => Scope::Everywhere,
            "" | "everywhere" => {
                return Err(Problem::unfit(format!(
                    "范围是全机关的不写编号，现写了“{of}”：请选择范围，或删去编号"
                )));
            }
            "issuer" => Scope::Issuer(known("发文机关")?.into()),
            "unit" => Scope::Unit(known("单位")?.into()),
            "campaign" => Scope::Campaign(known("征集活动")?.into()),
            other => {
                let names: Vec<_> = SCOPES.iter().map(|(name, _)| *name).collect();
                return Err(Problem::unfit(format!(
                    "没有“{other}”这种范围，可用的是：{}",
                    names.join("、")
                )));
            }
        })
    }
}

/// A role by its name in requests.
fn role(text: &str) -> Result<Role, Problem> {
    serde_json::from_value(serde_json::Value::from(text)).map_err(|_| {
        let names: Vec<_> = Role::ALL.into_iter().map(name).collect();
        Problem::unfit(format!("没有“{text}”这种角色，可用的是：{}", names.join("、")))
    })
}

/// The name of a role in requests.
fn name(role: Role) -> String {
    let value = serde_json::to_value(role).unwrap_or_default();
    value.as_str().unwrap_or_default().to_owned()
}

impl From<&Grant> for GrantView {
    fn from(grant: &Grant) -> Self {
        let (scope, of) = match &grant.scope {
            Scope::Everywhere => ("everywhere", String::new()),
            Scope::Issuer(id) => ("issuer", id.to_string()),
            Scope::Unit(id) => ("unit", id.to_string()),
            Scope::Campaign(id) => ("campaign", id.to_string()),
        };
        Self {
            role: name(grant.role),
            label: grant.role.label().to_owned(),
            scope: scope.to_owned(),
            of,
            text: format!("{}（{}）", grant.role.label(), grant.scope),
        }
    }
}
