//! The panel (评委会), and who of it must not judge what.

use serde::{Deserialize, Serialize};

use super::{CaseRef, ConflictPolicy};
use crate::{
    ids::{ExpertId, UnitId},
    unit::RegionCode,
};

/// A member of the panel (评委).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Expert {
    /// Identifier.
    pub id: ExpertId,
    /// Name.
    pub name: String,
    /// Where the expert works.
    pub unit: UnitId,
    /// The body that recommends this unit in the campaign, where there is one.
    pub recommender: Option<UnitId>,
    /// Region of the unit, `00` for national units.
    pub region: RegionCode,
    /// As what the expert sits on the panel, e.g. `分会会长`, `特聘专家`: data of the campaign.
    pub role: String,
}

/// Why an expert must not judge a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ConflictGround {
    /// It comes from the expert's own unit (同单位).
    SameUnit,
    /// The expert's unit, or the body that recommends it, recommended the case (同推荐单位).
    SameRecommender,
    /// It comes from the expert's own region (同地区).
    SameRegion,
    /// The expert declared it (自行申报).
    Declared {
        /// In the expert's words.
        reason: String,
    },
}

impl ConflictPolicy {
    /// The conflict that follows from this policy, the strongest first.
    #[must_use]
    pub fn between(self, expert: &Expert, case: &CaseRef) -> Option<ConflictGround> {
        if self.same_unit && expert.unit == case.unit {
            return Some(ConflictGround::SameUnit);
        }
        let recommender = case.recommender.as_ref();
        let recommended = recommender.is_some()
            && (recommender == Some(&expert.unit) || recommender == expert.recommender.as_ref());
        if self.same_recommender && recommended {
            return Some(ConflictGround::SameRecommender);
        }
        // 00 says "national", it is no place that two units could share.
        let local = expert.region != RegionCode(0) && expert.region == case.region;
        (self.same_region && local).then_some(ConflictGround::SameRegion)
    }
}
