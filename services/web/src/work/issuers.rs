//! Issuers (发文机关) with their codes and seals: entered by the administrators of the system.

use fawen_domain::{
    account::Role,
    ids::{IssuerId, SealId},
    issuer::{Founding, Issuer, IssuerCommand, Profile},
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Desk, Done, identifier};
use crate::Problem;

/// An issuer to be entered.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewIssuer {
    /// 发文机关编号，自定
    pub issuer: String,
    /// 全称
    pub name: String,
    /// 规范化简称
    #[serde(default)]
    pub short_name: Option<String>,
    /// 发文机关标志所用名称；不写则用全称
    #[serde(default)]
    pub mark_name: Option<String>,
    /// 印发机关
    pub office: String,
    /// 联系人和电话
    #[serde(default)]
    pub contact: Option<String>,
}

/// A code for a series of papers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewCode {
    /// 机关代字
    #[schema(example = "卫健政促发")]
    pub code: String,
    /// 用途
    #[schema(example = "发文")]
    pub series: String,
}

/// A seal.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewSeal {
    /// 印章编号，自定
    pub seal: String,
    /// 印文
    pub name: String,
    /// 印模图片的SHA-256，64位小写十六进制
    pub image: String,
    /// 启用日期
    #[schema(value_type = String, format = Date)]
    pub valid_from: Date,
}

/// An issuer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct IssuerView {
    /// Identifier.
    pub issuer: String,
    /// For If-Match.
    pub version: u64,
    /// 全称
    pub name: String,
    /// 印发机关
    pub office: Option<String>,
    /// Whether it may issue papers.
    pub may_issue: bool,
}

/// Enters an issuer that issues papers already.
///
/// # Errors
/// 系统管理员 only; a refusal.
pub async fn register(desk: &Desk, new: NewIssuer) -> Result<Done, Problem> {
    administrator(desk)?;
    let id = identifier::chosen(&new.issuer)?;
    let profile = Profile {
        name: new.name.clone(),
        short_name: new.short_name,
        mark_name: new.mark_name.unwrap_or(new.name),
    };
    let issuer = IssuerId::new(id);
    let register = IssuerCommand::Register { issuer, profile, founding: Founding::CarriedOver };
    desk.give::<Issuer>(id, register).await?;
    let office = IssuerCommand::SetOffice { office: new.office, contact: new.contact };
    desk.step::<Issuer>(id, "/office", office).await
}

/// Takes a code into use.
///
/// # Errors
/// 系统管理员 only; a refusal.
pub async fn add_code(desk: &Desk, id: &str, new: NewCode) -> Result<Done, Problem> {
    administrator(desk)?;
    let command = IssuerCommand::AddCode { code: new.code, series: new.series };
    desk.give::<Issuer>(identifier::known(id)?, command).await
}

/// Takes a seal into use.
///
/// # Errors
/// 系统管理员 only; a refusal.
pub async fn add_seal(desk: &Desk, id: &str, new: NewSeal) -> Result<Done, Problem> {
    administrator(desk)?;
    let seal = SealId::new(identifier::chosen(&new.seal)?);
    let NewSeal { name, image, valid_from, .. } = new;
    let command = IssuerCommand::AddSeal { seal, name, image, valid_from };
    desk.give::<Issuer>(identifier::known(id)?, command).await
}

/// One issuer, for anybody who is signed in.
///
/// # Errors
/// There is none.
pub async fn view(desk: &Desk, id: &str) -> Result<IssuerView, Problem> {
    let (state, version) = desk.app.store.load::<Issuer>(identifier::known(id)?).await?;
    if state.id().is_none() {
        return Err(Problem::absent(format!("没有“{id}”这个发文机关")));
    }
    Ok(IssuerView {
        issuer: id.to_owned(),
        version,
        name: state.name().to_owned(),
        office: state.office().map(str::to_owned),
        may_issue: state.may_issue(),
    })
}

fn administrator(desk: &Desk) -> Result<(), Problem> {
    desk.require(&[Role::Administrator], &[], "登记发文机关")
}
