//! The list of papers that somebody may see.

use fawen_domain::{
    account::{Role, Scope},
    ids::IssuerId,
};
use fawen_views::{Catalogue, CatalogueRow};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::OFFICE;
use crate::{
    Problem,
    work::{Desk, Page, Slice, page::batch},
};

/// Which papers are looked for.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Filter {
    /// 标题或文号中的文字
    pub text: Option<String>,
    /// 文种，如 通知
    pub kind: Option<String>,
    /// 发文机关编号
    pub issuer: Option<String>,
    /// 是否已印发
    pub issued: Option<bool>,
}

/// One line of the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Line {
    /// Identifier.
    pub document: String,
    /// Title.
    pub title: String,
    /// 文种
    pub kind: String,
    /// Issuers, host first.
    pub issuers: Vec<String>,
    /// 文号, once registered.
    pub number: Option<String>,
    /// 成文日期
    #[schema(value_type = Option<String>, format = Date)]
    pub signed_on: Option<Date>,
    /// 核发日期
    #[schema(value_type = Option<String>, format = Date)]
    pub issued_on: Option<Date>,
    /// What happened last, in Chinese.
    pub last_step: String,
}

/// The papers that they may see, the one touched last first.
///
/// # Errors
/// What the store runs into.
pub async fn list(desk: &Desk, filter: &Filter, slice: &Slice) -> Result<Page<Line>, Problem> {
    let store = &desk.app.store;
    let fetch = |after: Option<String>, limit| async move {
        Ok(batch(Catalogue::page(store, after.as_deref(), limit).await?, limit))
    };
    let takes = |row: &CatalogueRow| may_see(desk, &row.issuers) && filter.takes(row);
    Ok(Page::gather(slice, fetch, CatalogueRow::key, takes).await?.map(Line::from))
}

/// Whether somebody may see the papers of these issuers.
pub(super) fn may_see(desk: &Desk, issuers: &[IssuerId]) -> bool {
    let scopes: Vec<_> = issuers.iter().cloned().map(Scope::Issuer).collect();
    desk.may(&[Role::Auditor], &[]) || desk.may(OFFICE, &scopes)
}

impl Filter {
    fn takes(&self, row: &CatalogueRow) -> bool {
        let number = row.number.as_deref().unwrap_or_default();
        self.text.as_deref().is_none_or(|text| row.title.contains(text) || number.contains(text))
            && self.kind.as_deref().is_none_or(|kind| row.kind == kind)
            && self.issuer.as_deref().is_none_or(|id| row.issuers.iter().any(|i| i.as_str() == id))
            && self.issued.is_none_or(|issued| row.issued_on.is_some() == issued)
    }
}

impl From<CatalogueRow> for Line {
    fn from(row: CatalogueRow) -> Self {
        let last = row.last_event.as_str();
        Self {
            last_step: fawen_views::history::label(last).unwrap_or(last).to_owned(),
            document: row.document.to_string(),
            title: row.title,
            kind: row.kind,
            issuers: row.issuers.iter().map(ToString::to_string).collect(),
            number: row.number,
            signed_on: row.signed_on,
            issued_on: row.issued_on,
        }
    }
}
