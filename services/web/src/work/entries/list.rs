//! The cases of a campaign that were received, for the office and auditors.

use fawen_domain::{region::RegionCode, unit::UnitKind};
use fawen_views::{CaseRow, CaseStanding, Cases, Facet};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{campaigns, view::OFFICE};
use crate::{
    Problem,
    work::{Desk, Page, Slice, page::batch},
};

/// Which cases are looked for.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct CaseFilter {
    /// 地区代码
    pub region: Option<String>,
    /// 单位类别
    pub kind: Option<String>,
    /// 题目或单位名称中的文字
    pub text: Option<String>,
    /// 状态：received、returned、withdrawn、screened_in、screened_out、duplicate
    pub status: Option<String>,
}

/// One line of the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct CaseLine {
    /// Identifier.
    pub case: String,
    /// Whose it is.
    pub unit: String,
    /// Its name, with the inner body.
    pub unit_name: String,
    /// 单位类别
    pub kind: String,
    /// 地区代码
    pub region: String,
    /// 题目
    pub title: String,
    /// 类别
    pub category: String,
    /// 收件时间
    #[schema(value_type = String, format = DateTime)]
    pub received_at: Timestamp,
    /// Where it stands.
    #[schema(value_type = String, example = "screened_in")]
    pub status: CaseStanding,
}

/// The cases of a campaign, by identifier.
///
/// # Errors
/// 拟稿, 审核, 签发 or 审计 in the campaign only.
pub async fn list(
    desk: &Desk,
    campaign: &str,
    filter: &CaseFilter,
    slice: &Slice,
) -> Result<Page<CaseLine>, Problem> {
    campaigns::load_for(desk, campaign, OFFICE, "查看案例").await?;
    let (store, id) = (&desk.app.store, &campaigns::id(campaign)?);
    let narrowest = &Facet::narrowest(store, id, filter.facets()).await?;
    let fetch = |after: Option<String>, limit| async move {
        match narrowest {
            Some(facet) => facet.page(store, id, after.as_deref(), limit).await,
            None => Ok(batch(Cases::page(store, id, after.as_deref(), limit).await?, limit)),
        }
    };
    let key = |row: &CaseRow| row.case.to_string();
    let page = Page::gather(slice, fetch, key, |row| filter.takes(row)).await?;
    Ok(page.map(CaseLine::from))
}

impl CaseFilter {
    /// What of it the index knows.
    fn facets(&self) -> Vec<Facet> {
        let standing = |name: &str| CaseStanding::ALL.into_iter().find(|one| one.name() == name);
        let standing = self.status.as_deref().and_then(standing).map(Facet::Standing);
        let region = self.region.as_deref().and_then(|code| code.parse().ok()).map(Facet::Region);
        let kind = self.kind.as_deref().map(|kind| Facet::Kind(UnitKind(kind.to_owned())));
        [standing, region, kind].into_iter().flatten().collect()
    }

    fn takes(&self, row: &CaseRow) -> bool {
        let text = self.text.as_deref();
        self.region.as_deref().is_none_or(|region| code(row.region) == region)
            && self.kind.as_deref().is_none_or(|kind| row.kind.0 == kind)
            && text.is_none_or(|text| row.title.contains(text) || row.unit_name.contains(text))
            && self.status.as_deref().is_none_or(|status| row.status.name() == status)
    }
}

fn code(region: RegionCode) -> String {
    format!("{:02}", region.0)
}

impl From<CaseRow> for CaseLine {
    fn from(row: CaseRow) -> Self {
        Self {
            case: row.case.to_string(),
            unit: row.unit.to_string(),
            unit_name: row.unit_name,
            kind: row.kind.0,
            region: code(row.region),
            title: row.title,
            category: row.category.to_string(),
            received_at: row.received_at,
            status: row.status,
        }
    }
}
