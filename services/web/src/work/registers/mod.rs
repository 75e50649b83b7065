//! The registers of numbers (文号登记簿).

use fawen_domain::{
    account::{Role, Scope},
    ids::IssuerId,
    issuer::Issuer,
    register::{NumberRegister, RegisterCommand, register_id},
};
use fawen_views::{LedgerRow, Registers};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Desk, Done, Page, Slice, identifier, page::batch};
use crate::Problem;

/// A ledger to be opened.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewRegister {
    /// 发文机关编号
    pub issuer: String,
    /// 机关代字
    pub code: String,
    /// 年份
    pub year: i16,
    /// 启用以前已经编到几号；没有为0
    #[serde(default)]
    pub carried_over: u32,
}

/// One line of a ledger.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct NumberLine {
    /// 序号
    pub seq: u32,
    /// 文号
    pub number: String,
    /// The document that holds or held it.
    pub document: String,
    /// Why it was voided, if it was.
    pub voided: Option<String>,
}

/// Opens a ledger.
///
/// # Errors
/// 登记 with the issuer only; the issuer has no such code; a refusal.
pub async fn open(desk: &Desk, new: NewRegister) -> Result<Done, Problem> {
    let issuer = IssuerId::new(identifier::known(&new.issuer)?);
    desk.require(&[Role::Registrar], &[Scope::Issuer(issuer.clone())], "启用文号登记簿")?;
    let (holder, _) = desk.app.store.load::<Issuer>(issuer.as_str()).await?;
    if let Err(refusal) = holder.ensure_code(&new.code) {
        use fawen_domain::Refusal as _;
        return Err(Problem::refused(refusal.rule(), refusal.to_string()));
    }
    let id = register_id(&new.code, new.year);
    let NewRegister { code, year, carried_over, .. } = new;
    let command = RegisterCommand::Open { issuer, code, year, carried_over };
    desk.give::<NumberRegister>(id.as_str(), command).await
}

/// The lines of a ledger, in order.
///
/// # Errors
/// There is no such ledger, or its issuer is not theirs.
pub async fn ledger(
    desk: &Desk,
    code: &str,
    year: i16,
    slice: &Slice,
) -> Result<Page<NumberLine>, Problem> {
    let id = register_id(identifier::known(code)?, year);
    let (register, _) = desk.app.store.load::<NumberRegister>(id.as_str()).await?;
    let scopes: Vec<_> = register.issuer().cloned().map(Scope::Issuer).into_iter().collect();
    if scopes.is_empty() || !desk.may(&[Role::Registrar, Role::Auditor], &scopes) {
        return Err(Problem::absent(format!("没有{code}{year}年的登记簿，或者您不能查看")));
    }
    let store = &desk.app.store;
    let fetch = |after: Option<String>, limit| async move {
        Ok(batch(Registers::page(store, (code, year), after.as_deref(), limit).await?, limit))
    };
    Ok(Page::gather(slice, fetch, LedgerRow::key, |_| true).await?.map(NumberLine::from))
}

impl From<LedgerRow> for NumberLine {
    fn from(row: LedgerRow) -> Self {
        Self {
            seq: row.number.seq,
            number: row.number.to_string(),
            document: row.document.to_string(),
            voided: row.voided,
        }
    }
}
