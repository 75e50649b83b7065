//! What may be asked of a register, and what has happened in it.

use serde::{Deserialize, Serialize};

use crate::{
    ids::{DocumentId, IssuerId},
    number::DocumentNumber,
};

/// What may be asked of a register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RegisterCommand {
    /// Opens the ledger of a code for a year (立册).
    Open {
        /// Whose code it is.
        issuer: IssuerId,
        /// The issuer code of the series (机关代字), e.g. `卫健政促发`.
        code: String,
        /// The year, in full.
        year: i16,
        /// The last number given before the system existed; 0 for a fresh ledger.
        carried_over: u32,
    },
    /// Takes the next number for a document (登记).
    Reserve {
        /// The document; it gets the same number however often it asks.
        document: DocumentId,
    },
    /// Voids a number (作废); it is kept with the reason and never given again.
    Void {
        /// The serial.
        seq: u32,
        /// Why, for the auditors.
        reason: String,
    },
}

/// What has happened in a register.
#[derive(
    Debug, Clone, PartialEq, Eq, Serialize, Deserialize, strum::IntoStaticStr, strum::VariantNames,
)]
pub enum RegisterEvent {
    /// The ledger was opened.
    RegisterOpened {
        /// Whose code it is.
        issuer: IssuerId,
        /// The issuer code of the series.
        code: String,
        /// The year, in full.
        year: i16,
        /// The last number given before the system existed.
        carried_over: u32,
    },
    /// The next number was given to a document.
    NumberReserved {
        /// The number in full.
        number: DocumentNumber,
        /// Who holds it.
        document: DocumentId,
    },
    /// A number was voided.
    NumberVoided {
        /// The number in full.
        number: DocumentNumber,
        /// Who held it.
        document: DocumentId,
        /// Why.
        reason: String,
    },
}
