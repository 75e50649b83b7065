//! Who issues, and in which ledgers its numbers stand.

use std::collections::BTreeMap;

use fawen_domain::ids::{IssuerId, SealId};
use jiff::civil::DateTime;
use serde::Deserialize;

/// The body that issues.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct IssuerPlan {
    /// Identifier.
    pub(crate) id: IssuerId,
    /// Full name.
    pub(crate) name: String,
    /// Standard short name.
    pub(crate) short_name: Option<String>,
    /// The name in the mark, one of the two.
    pub(crate) mark_name: String,
    /// The office that prints and sends.
    pub(crate) office: String,
    /// Its seal.
    pub(crate) seal: SealId,
    /// Its issuer codes with the names of their series.
    pub(crate) codes: BTreeMap<String, String>,
    /// When it was entered.
    pub(crate) registered: DateTime,
}

/// A ledger.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RegisterPlan {
    /// Issuer code.
    pub(crate) code: String,
    /// Year.
    pub(crate) year: i16,
    /// The last number given before.
    pub(crate) carried_over: u32,
    /// When it was opened.
    pub(crate) opened: DateTime,
}
