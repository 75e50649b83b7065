//! Published papers (公开发布的公文).

use fawen_domain::document::{OfficialDocument, Validity};
use fawen_views::{Catalogue, DocumentRow, PublicRow};
use jiff::civil::Date;
use serde::Serialize;
use utoipa::ToSchema;

use super::super::{Page, Slice, documents, identifier};
use crate::{
    App, Problem,
    work::documents::{ErratumNote, Format, PaperFile},
};

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

/// The papers that were made public, the last one first.
///
/// # Errors
/// What the store runs into.
pub async fn list(app: &App, slice: &Slice) -> Result<Page<PublicPaper>, Problem> {
    let store = &app.store;
    let fetch = |after, limit| async move { Catalogue::public_page(store, after, limit).await };
    let key = |(public, _): &(PublicRow, DocumentRow)| public.key();
    let page = Page::gather(slice, fetch, key, |_| true).await?;
    Ok(page.map(|(_, row)| PublicPaper::from(row)))
}

/// A file of a published paper.
///
/// # Errors
/// It is not there, or not public.
pub async fn file(app: &App, id: &str, format: Format) -> Result<PaperFile, Problem> {
    let absent = || Problem::absent(format!("没有公开发布的公文“{id}”"));
    if !Catalogue::is_public(&app.store, &identifier::known(id)?.into()).await? {
        return Err(absent());
    }
    let (state, _) = app.store.load::<OfficialDocument>(id).await?;
    let today = fawen_domain::Context::new(
        app.clock.now(),
        fawen_domain::Actor { id: "public".into(), name: "公众".into() },
    )
    .today();
    if state.validity_on(today) == Validity::Revoked {
        return Err(absent());
    }
    documents::issued_file(app, &state, id, format).await
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
