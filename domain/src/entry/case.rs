//! One case inside a unit's entry, and where it stands.

use std::collections::BTreeMap;

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use super::AttachedFile;
use crate::{
    campaign::policy::Channel,
    ids::{CaseId, CategoryId, UnitId},
};

/// A case (案例、作品) of a unit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Case {
    /// What the unit wrote.
    pub content: CaseContent,
    /// Its files, by their SHA-256.
    pub files: BTreeMap<String, AttachedFile>,
    /// Who recommends it, if not the unit itself.
    pub recommender: Option<UnitId>,
    /// Who endorsed it.
    pub endorsement: Option<EndorsementRecord>,
    /// Where it stands.
    pub status: CaseStatus,
    /// How it came in, once it has.
    pub receipt: Option<Receipt>,
    /// How often it was corrected.
    pub corrections: u32,
    /// The case of which it is a duplicate.
    pub duplicate_of: Option<CaseId>,
    /// Whether its personal data was erased.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub erased: bool,
}

impl Case {
    /// A fresh draft.
    #[must_use]
    pub(super) const fn draft(content: CaseContent) -> Self {
        Self {
            content,
            files: BTreeMap::new(),
            recommender: None,
            endorsement: None,
            status: CaseStatus::Draft,
            receipt: None,
            corrections: 0,
            duplicate_of: None,
            erased: false,
        }
    }

    /// Whether it takes a place in the quotas: received and not withdrawn. A case that fails the
    /// screening keeps its place, as a quota limits what is sent (限送).
    #[must_use]
    pub const fn counts(&self) -> bool {
        match self.status {
            CaseStatus::Draft | CaseStatus::Withdrawn { .. } => false,
            CaseStatus::Submitted
            | CaseStatus::Returned { .. }
            | CaseStatus::ScreenedIn
            | CaseStatus::ScreenedOut { .. } => true,
        }
    }

    /// Whether it goes to review: formally in order, and no duplicate.
    #[must_use]
    pub const fn goes_to_review(&self) -> bool {
        matches!(self.status, CaseStatus::ScreenedIn) && self.duplicate_of.is_none()
    }

    /// Whether the unit may change it: as a draft, or when asked to correct it.
    #[must_use]
    pub const fn editable(&self) -> bool {
        matches!(self.status, CaseStatus::Draft | CaseStatus::Returned { .. })
    }
}

/// What the unit wrote of a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseContent {
    /// Its category.
    pub category: CategoryId,
    /// Title (题目、品牌名称), without 《》.
    pub title: String,
    /// Who made it.
    #[serde(default)]
    pub authors: Vec<Author>,
    /// The body inside the unit that carries it (内设党组织), e.g. `心内科党支部`.
    #[serde(default)]
    pub inner_body: Option<String>,
    /// The themes it serves, by the names of the policy.
    #[serde(default)]
    pub themes: Vec<String>,
    /// The fields of the form, by label.
    #[serde(default)]
    pub fields: BTreeMap<String, String>,
    /// Since when the activity runs (起始年月); the day is not looked at.
    #[serde(default)]
    pub since: Option<Date>,
    /// How often it takes place (活动频次), e.g. `每月一次`.
    #[serde(default)]
    pub frequency: String,
}

/// A person who made a case (作者、选手).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Author {
    /// Name.
    pub name: String,
    /// How to reach the person (联系电话).
    #[serde(default)]
    pub contact: String,
}

impl Author {
    /// Whether this is the same person: the same name, unless two different contacts tell two
    /// namesakes apart. Nobody knows who an erased person was.
    #[must_use]
    pub fn is(&self, other: &Self) -> bool {
        let (one, two) = (self.contact.trim(), other.contact.trim());
        !self.is_erased()
            && self.name.trim() == other.name.trim()
            && (one.is_empty() || two.is_empty() || one == two)
    }
}

/// Where a case stands (状态).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CaseStatus {
    /// Being written (草稿).
    Draft,
    /// Received (已报送).
    Submitted,
    /// To be corrected (退回补正).
    Returned {
        /// What is to be corrected.
        items: Vec<CorrectionItem>,
        /// The last day for it.
        until: Date,
    },
    /// Formally in order (通过形式审查).
    ScreenedIn,
    /// Formally failed (未通过形式审查).
    ScreenedOut {
        /// The rules it broke, by identifier.
        rules: Vec<String>,
        /// Why, in words.
        reason: String,
    },
    /// Taken back by the unit (已撤回).
    Withdrawn {
        /// Why.
        reason: String,
        /// Where it stood before.
        before: Box<CaseStatus>,
    },
}

impl CaseStatus {
    /// The name in Chinese.
    #[must_use]
    pub const fn chinese(&self) -> &'static str {
        match self {
            Self::Draft => "草稿",
            Self::Submitted => "已报送",
            Self::Returned { .. } => "退回补正",
            Self::ScreenedIn => "通过形式审查",
            Self::ScreenedOut { .. } => "未通过形式审查",
            Self::Withdrawn { .. } => "已撤回",
        }
    }
}

/// One thing to be corrected (补正事项).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CorrectionItem {
    /// The rule, by identifier.
    pub rule: String,
    /// What is to be done, in Chinese.
    pub what: String,
}

/// How a case came in (收件).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// By which way.
    pub channel: Channel,
    /// When.
    pub received_at: Timestamp,
    /// Whether it came after the deadline, within the grace.
    pub in_grace: bool,
}

/// Who answered for a case (党委审核盖章).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EndorsementRecord {
    /// The committee, e.g. `北京协和医院党委`.
    pub committee: String,
    /// The person who signed for it.
    pub by: String,
    /// On this day.
    pub on: Date,
    /// SHA-256 of the sealed form.
    pub sealed_form: String,
}
