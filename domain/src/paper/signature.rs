//! The signature (落款) and the imprint (版记).

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Signature, date of signing and the form they take, GB/T 9704-2012 7.3.5.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signature {
    /// The issuers (发文机关署名) as printed, host first.
    pub issuers: Vec<String>,
    /// The form of the signature.
    pub form: SignatureForm,
    /// Date of signing (成文日期): of the head's signature, of the last signer on joint papers.
    pub signed_on: Option<Date>,
}

/// The form of a signature.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SignatureForm {
    /// With seals (7.3.5.1).
    #[default]
    Sealed,
    /// Without seals (7.3.5.2).
    Unsealed,
    /// With the stamps of signatories (签名章, 7.3.5.3).
    Stamped(Vec<SignatoryStamp>),
}

/// One signatory with the stamp of the name: `总理  李克强`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignatoryStamp {
    /// Office (职务).
    pub office: String,
    /// Name.
    pub name: String,
}

/// The imprint, GB/T 9704-2012 7.4.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Imprint {
    /// Main recipients moved here when there are too many for the first page (7.3.2).
    pub recipients: Option<String>,
    /// Copies to (抄送机关), without the closing full stop.
    pub cc: Option<String>,
    /// The office that prints and sends (印发机关).
    pub office: Option<String>,
    /// Date of issue (印发日期); another date than that of signing.
    pub issued_on: Option<Date>,
}
