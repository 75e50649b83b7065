//! Registration (登记): takes the next number and enters it on the document.

use fawen_domain::{
    document::{Delivery, DocumentCommand, DocumentError, OfficialDocument, Registration},
    ids::DocumentId,
    issuer::{Issuer, IssuerError},
    number::DocumentNumber,
    register::{NumberRegister, RegisterCommand, RegisterError, register_id},
};
use fawen_store::{Envelope, ExecuteError, Store, StoreError};

/// Why a document could not be registered.
#[derive(Debug, thiserror::Error)]
pub enum RegistrationError {
    /// There is nothing to register under this identifier.
    #[error("没有“{document}”这份公文")]
    Unknown {
        /// The identifier.
        document: DocumentId,
    },
    /// The issuer may not issue, or has no such code.
    #[error("发文机关不能发文")]
    Issuer(#[from] IssuerError),
    /// The register gave no number.
    #[error("登记簿未给号")]
    Register(#[from] ExecuteError<RegisterError>),
    /// The document did not take the number; it stays reserved for it.
    #[error("公文未能登记，文号已为其保留")]
    Document(#[from] ExecuteError<DocumentError>),
    /// The register holds no number for the document after giving one.
    #[error("登记簿“{register}”里找不到“{document}”的文号")]
    NumberMissing {
        /// The register.
        register: String,
        /// The document.
        document: DocumentId,
    },
    /// The store failed.
    #[error("事件库出错")]
    Store(#[from] StoreError),
}

/// Takes the next number of the document's series for the year of the command and enters it, with
/// the distribution. The host must be entitled to issue and hold the series.
///
/// Two streams, two commands: cut off between them, the number stays reserved for this document
/// and the same call goes on from there. The ledger has no gap either way.
///
/// # Errors
/// The refusal of issuer, register or document, or a failure of the store.
pub async fn register(
    store: &Store,
    document: &DocumentId,
    distribution: Vec<Delivery>,
    envelope: &Envelope,
) -> Result<DocumentNumber, RegistrationError> {
    let unknown = || RegistrationError::Unknown { document: document.clone() };
    let (state, _) = store.load::<OfficialDocument>(document.as_str()).await?;
    let draft = state.draft().ok_or_else(unknown)?;
    let host = draft.host().ok_or_else(unknown)?;
    let (issuer, _) = store.load::<Issuer>(host.as_str()).await?;
    issuer.ensure_may_issue()?;
    issuer.ensure_code(&draft.series)?;

    let part = |name: &str| Envelope {
        command_id: format!("{}/{name}", envelope.command_id),
        ..envelope.clone()
    };
    let register = register_id(&draft.series, envelope.context.today().year());
    let reserve = RegisterCommand::Reserve { document: document.clone() };
    store.execute::<NumberRegister>(register.as_str(), reserve, &part("number")).await?;
    let (ledger, _) = store.load::<NumberRegister>(register.as_str()).await?;
    let number =
        ledger.document_number(document).ok_or_else(|| RegistrationError::NumberMissing {
            register: register.to_string(),
            document: document.clone(),
        })?;
    let copies = distribution.iter().map(|delivery| delivery.copies).fold(0, u32::saturating_add);
    let enter =
        DocumentCommand::Register(Registration { number: number.clone(), distribution, copies });
    store.execute::<OfficialDocument>(document.as_str(), enter, &part("entry")).await?;
    Ok(number)
}
