//! Published papers (公开发布的公文).

use fawen_views::{Catalogue, DocumentRow, PublicRow};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::super::{Page, Slice};
use crate::{App, Problem, work::documents::ErratumNote};

/// A published paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct PublicPaper {
    /// Identifier.
    pub document: String,
    /// 标题
    pub title: String,
    /// 文种
    pub kind: String,
    /// 文号
    pub number: String,
    /// 成文日期
    #[schema(value_type = Option<String>, format = Date)]
    pub signed_on: Option<Date>,
    /// 核发日期
    #[schema(value_type = Option<String>, format = Date)]
    pub issued_on: Option<Date>,
    /// 更正
    pub errata: Vec<ErratumNote>,
}

/// Which papers are looked for.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct PublicFilter {
    /// 标题或文号中的文字
    pub text: Option<String>,
    /// 文种，如 通知
    pub kind: Option<String>,
}

/// The papers that were made public, the last one first.
///
/// # Errors
/// What the store runs into.
pub async fn list(
    app: &App,
    filter: &PublicFilter,
    slice: &Slice,
) -> Result<Page<PublicPaper>, Problem> {
    let store = &app.store;
    let fetch = |after, limit| async move { Catalogue::public_page(store, after, limit).await };
    let key = |(public, _): &(PublicRow, DocumentRow)| public.key();
    let takes = |(_, row): &(PublicRow, DocumentRow)| !is_revoked(row) && filter.takes(row);
    let page = Page::gather(slice, fetch, key, takes).await?;
    Ok(page.map(|(_, row)| PublicPaper::from(row)))
}

/// Revoked (撤销) after it was made public: what it says does not hold, and is not shown.
fn is_revoked(row: &DocumentRow) -> bool {
    row.steps.iter().any(|step| step.event == "DocumentRevoked")
}

impl PublicFilter {
    fn takes(&self, row: &DocumentRow) -> bool {
        let number = row.number.as_deref().unwrap_or_default();
        self.text.as_deref().is_none_or(|text| row.title.contains(text) || number.contains(text))
            && self.kind.as_deref().is_none_or(|kind| row.kind == kind)
    }
}

impl From<DocumentRow> for PublicPaper {
    fn from(row: DocumentRow) -> Self {
        let errata = row.errata.into_iter().map(|erratum| ErratumNote {
            place: erratum.place,
            was: erratum.was,
            now: erratum.now,
            reason: erratum.reason,
        });
        Self {
            document: row.document.to_string(),
            title: row.title,
            kind: row.kind,
            number: row.number.unwrap_or_default(),
            signed_on: row.signed_on,
            issued_on: row.issued_on,
            errata: errata.collect(),
        }
    }
}
