//! What can be handed in.

use serde::{Deserialize, Serialize};

use crate::ids::CategoryId;

/// A category of cases (类别), e.g. 摄影.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Category {
    /// Identifier.
    pub id: CategoryId,
    /// Name as printed.
    pub name: String,
    /// What the notice says of it and no program can check, e.g. `尺幅不超过4尺整张`.
    #[serde(default)]
    pub note: String,
}
