//! How cases are reviewed.

use serde::{Deserialize, Serialize};

/// How cases are reviewed (评审).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ReviewRules {
    /// The rounds, in order; none where nothing is reviewed.
    pub rounds: Vec<RoundRule>,
    /// What the notice says of the jury, e.g. `届时将组成评委进行评选`.
    pub words: String,
}

/// A round of review (评审轮次).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoundRule {
    /// Name, e.g. `初评`.
    pub name: String,
    /// At least so many experts a case.
    pub min_experts: u32,
    /// Whether experts must not see unit and author.
    #[serde(default)]
    pub blind: bool,
}
