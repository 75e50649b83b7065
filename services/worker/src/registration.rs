//! Registration (登记): takes the next number and enters it on the document.

use fawen_domain::{
    document::{Delivery, DocumentCommand, DocumentError, OfficialDocument, Registration},
    ids::DocumentId,
    number::DocumentNumber,
    register::{NumberRegister, RegisterCommand, RegisterError},
};
use fawen_store::{Envelope, ExecuteError, Store, StoreError};

/// Why a document could not be registered.
#[derive(Debug, thiserror::Error)]
pub enum RegistrationError {
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

/// Takes the next number of `register` for a document and enters it on it, with the distribution.
///
/// Two streams, two commands: cut off between them, the number stays reserved for this document
/// and the same call goes on from there. The ledger has no gap either way.
///
/// # Errors
/// The refusal of either stream, or a failure of the store.
pub async fn register(
    store: &Store,
    register: &str,
    document: &DocumentId,
    distribution: Vec<Delivery>,
    envelope: &Envelope,
) -> Result<DocumentNumber, RegistrationError> {
    let part = |name: &str| Envelope {
        command_id: format!("{}/{name}", envelope.command_id),
        ..envelope.clone()
    };
    let reserve = RegisterCommand::Reserve { document: document.clone() };
    store.execute::<NumberRegister>(register, reserve, &part("number")).await?;
    let (ledger, _) = store.load::<NumberRegister>(register).await?;
    let number = ledger.document_number(document).ok_or_else(|| {
        RegistrationError::NumberMissing { register: register.to_owned(), document: document.clone() }
    })?;
    let copies = distribution.iter().map(|delivery| delivery.copies).fold(0, u32::saturating_add);
    let enter = DocumentCommand::Register(Registration { number: number.clone(), distribution, copies });
    store.execute::<OfficialDocument>(document.as_str(), enter, &part("entry")).await?;
    Ok(number)
}
