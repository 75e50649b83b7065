//! One published paper, with its pages and files.

use std::sync::Arc;

use fawen_domain::{
    Actor, Context,
    document::{OfficialDocument, Validity},
    issuer::Issuer,
};
use fawen_views::{Catalogue, DocumentRow, Documents};

use super::PublicPaper;
use crate::{
    App, Problem,
    work::{
        documents::{self, Format, PaperFile},
        identifier,
    },
};

/// One published paper.
#[derive(Debug, Clone)]
pub struct PublicPaperView {
    /// What the list says of it.
    pub paper: PublicPaper,
    /// Names of its issuers, host first.
    pub issuers: Vec<String>,
    /// Whether it is valid today.
    pub validity: Validity,
    /// Its files.
    pub files: Vec<PublicFile>,
    /// Its pages as SVG.
    pub leaves: Arc<Vec<String>>,
}

/// A file of a published paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicFile {
    /// Its format.
    pub format: Format,
    /// SHA-256 of its bytes.
    pub sha256: String,
}

/// A published paper, with its pages.
///
/// # Errors
/// It is not there, or not public.
pub async fn paper(app: &App, id: &str) -> Result<PublicPaperView, Problem> {
    let (row, state) = published(app, id).await?;
    let mut issuers = Vec::new();
    for issuer in &row.issuers {
        let (state, _) = app.store.load::<Issuer>(issuer.as_str()).await?;
        issuers.push(state.name().to_owned());
    }
    let renderings = state.printing().map(|printing| printing.renderings.as_slice());
    let file = |file: &fawen_domain::document::Rendering| PublicFile {
        format: file.format.into(),
        sha256: file.sha256.clone(),
    };
    Ok(PublicPaperView {
        issuers,
        validity: validity(app, &state),
        files: renderings.unwrap_or_default().iter().map(file).collect(),
        leaves: app.leaves.of(&app.press, &state).await?,
        paper: row.into(),
    })
}

/// A file of a published paper.
///
/// # Errors
/// It is not there, or not public.
pub async fn file(app: &App, id: &str, format: Format) -> Result<PaperFile, Problem> {
    let (_, state) = published(app, id).await?;
    documents::issued_file(app, &state, id, format).await
}

async fn published(app: &App, id: &str) -> Result<(DocumentRow, OfficialDocument), Problem> {
    let absent = || Problem::absent(format!("没有公开发布的公文“{id}”"));
    let document = identifier::known(id)?.into();
    if !Catalogue::is_public(&app.store, &document).await? {
        return Err(absent());
    }
    let row = Documents::get(&app.store, &document).await?.ok_or_else(absent)?;
    let (state, _) = app.store.load::<OfficialDocument>(id).await?;
    if validity(app, &state) == Validity::Revoked {
        return Err(absent());
    }
    Ok((row, state))
}

fn validity(app: &App, state: &OfficialDocument) -> Validity {
    let asker = Actor { id: "public".into(), name: "公众".into() };
    state.validity_on(Context::new(app.clock.now(), asker).today())
}
