//! Registration (登记): takes the next number and enters it on the document.

use fawen_domain::{
    Decider,
    document::{Delivery, DocumentCommand, DocumentError, OfficialDocument, Registration},
    ids::{DocumentId, RegisterId},
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
    /// The document may not be registered; no number was taken for it.
    #[error("公文还不能登记，未予编号")]
    NotReady(#[from] DocumentError),
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
    let (state, _) = store.load::<OfficialDocument>(document.as_str()).await?;
    let copies = distribution.iter().map(|delivery| delivery.copies).fold(0, u32::saturating_add);
    let entry = |number| Registration { number, distribution, copies };
    let registration = match state.registration() {
        Some(registered) => entry(registered.number.clone()),
        None => {
            let series = series(store, document, &state).await?;
            let context = &envelope.context;
            let year = context.today().year();
            let next = DocumentNumber { code: series, year, seq: 0 };
            // Asked before a number is taken: a number given in vain would have to be voided.
            let mut registration = entry(next);
            state.decide(DocumentCommand::Register(registration.clone()), context)?;
            registration.number =
                number(store, document, &state, &registration.number, envelope).await?;
            registration
        }
    };
    let number = registration.number.clone();
    let enter = DocumentCommand::Register(registration);
    let part = part(envelope, "entry");
    store.execute::<OfficialDocument>(document.as_str(), enter, &part).await?;
    Ok(number)
}

/// The series of the document, which its host must hold.
async fn series(
    store: &Store,
    document: &DocumentId,
    state: &OfficialDocument,
) -> Result<String, RegistrationError> {
    let unknown = || RegistrationError::Unknown { document: document.clone() };
    let draft = state.draft().ok_or_else(unknown)?;
    let host = draft.host().ok_or_else(unknown)?;
    let (issuer, _) = store.load::<Issuer>(host.as_str()).await?;
    issuer.ensure_may_issue()?;
    issuer.ensure_code(&draft.series)?;
    Ok(draft.series.clone())
}

/// The number reserved for the document, in the year of its signing or in this one (cut off on New
/// Year's Eve, a registration goes on the next morning), or else the next of this year.
async fn number(
    store: &Store,
    document: &DocumentId,
    state: &OfficialDocument,
    next: &DocumentNumber,
    envelope: &Envelope,
) -> Result<DocumentNumber, RegistrationError> {
    let years = state.signed_on().map(|date| date.year()).into_iter().chain([next.year]);
    for year in years {
        if let Some(held) = held(store, document, &register_id(&next.code, year)).await? {
            return Ok(held);
        }
    }
    let register = register_id(&next.code, next.year);
    let reserve = RegisterCommand::Reserve { document: document.clone() };
    let part = part(envelope, "number");
    store.execute::<NumberRegister>(register.as_str(), reserve, &part).await?;
    let missing = || RegistrationError::NumberMissing {
        register: register.to_string(),
        document: document.clone(),
    };
    held(store, document, &register).await?.ok_or_else(missing)
}

async fn held(
    store: &Store,
    document: &DocumentId,
    register: &RegisterId,
) -> Result<Option<DocumentNumber>, StoreError> {
    let (ledger, _) = store.load::<NumberRegister>(register.as_str()).await?;
    Ok(ledger.document_number(document))
}

/// The envelope of one of the two commands.
fn part(envelope: &Envelope, name: &str) -> Envelope {
    let command_id = format!("{}/{name}", envelope.command_id);
    Envelope { command_id, ..envelope.clone() }
}
