//! Sealing (用印): only with seals that their issuers may use on that day.

use fawen_domain::{
    document::{DocumentCommand, DocumentError, OfficialDocument, SealUse},
    ids::DocumentId,
    issuer::{Issuer, IssuerError},
};
use fawen_store::{Envelope, ExecuteError, Store, StoreError};

/// Why a document could not be sealed.
#[derive(Debug, thiserror::Error)]
pub enum SealingError {
    /// A seal may not be used.
    #[error("印章不能使用")]
    Issuer(#[from] IssuerError),
    /// The document refused.
    #[error("公文不能用印")]
    Document(#[from] ExecuteError<DocumentError>),
    /// The store failed.
    #[error("事件库出错")]
    Store(#[from] StoreError),
}

/// Puts the seals on a printed document, after asking each issuer whether its seal is in use.
///
/// # Errors
/// See [`SealingError`].
pub async fn seal(
    store: &Store,
    document: &DocumentId,
    seals: Vec<SealUse>,
    envelope: &Envelope,
) -> Result<(), SealingError> {
    for seal in &seals {
        let (issuer, _) = store.load::<Issuer>(seal.issuer.as_str()).await?;
        issuer.usable_seal(&seal.seal, envelope.context.today())?;
    }
    let command = DocumentCommand::Seal { seals };
    store.execute::<OfficialDocument>(document.as_str(), command, envelope).await?;
    Ok(())
}
