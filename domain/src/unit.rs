//! A unit (单位): who takes part in a campaign, or recommends.

use serde::{Deserialize, Serialize};

pub use crate::region::RegionCode;

use crate::ids::UnitId;

/// The kind of a unit (单位类别), as data of the campaign: `县级卫生健康局`, `三级医院`, `公立医院` …
///
/// A name, not an enum: each notice draws its own lines (002 knows 市属公立医院 and 委直属其他单位).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct UnitKind(pub String);

impl From<&str> for UnitKind {
    fn from(name: &str) -> Self {
        Self(name.to_owned())
    }
}

/// A unit as known when it entered: later changes of its name do not change old papers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unit {
    /// Identifier.
    pub id: UnitId,
    /// Name as printed in papers, inner body included: `北京协和医院`, `某某科党支部`.
    pub name: String,
    /// Kind, as the campaign knows it.
    pub kind: UnitKind,
    /// Province-level region (GB/T 2260, two digits), `00` for national units (中央、部属).
    pub region: RegionCode,
    /// The body that recommends it (推荐单位); `None` when it recommends itself (自荐).
    pub recommender: Option<UnitId>,
}
