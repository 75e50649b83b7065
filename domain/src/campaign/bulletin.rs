//! How the result of a campaign is to be reported (通报方案).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::ids::{DocumentId, IssuerId, SelectionId};

/// What the bulletin will be, before its figures are known. The figures and lists come from the
/// record when the selection is concluded; only the wording is fixed here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BulletinPlan {
    /// Identifier that the bulletin will have.
    pub document: DocumentId,
    /// Who issues it, host first.
    pub issuers: Vec<IssuerId>,
    /// Issuer code of the series from which its number will come.
    pub series: String,
    /// The selection whose result it reports.
    pub selection: SelectionId,
    /// Name of the template.
    pub template: String,
    /// The wording that people decide on, by the names of the template's fields.
    pub wording: BTreeMap<String, Value>,
    /// Whether the text cites title and number of the notice.
    pub cites_notice: bool,
}
