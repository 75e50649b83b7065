//! The policy of a campaign (征集方案): every limit, date and quota of its notice, as data.

mod category;
mod eligibility;
mod file;
mod findings;
mod form;
mod intake;
mod name;
mod quota;
mod review;
mod schedule;
#[cfg(test)]
mod tests;
mod text;
mod tier;

use serde::{Deserialize, Serialize};

pub(crate) use self::name::is_phone;
pub use self::{
    category::Category,
    eligibility::{Eligibility, Endorsement, KindStanding, Routes, Themes},
    file::{FileCount, FileRole, FileRule, FileScope, Ratio},
    findings::RULE_TABLES,
    form::{FieldKind, FormField},
    intake::{Channel, Intake},
    name::{CaptionRule, NamePart, NamePattern, NameRule, PartKind},
    quota::{Quota, SubQuota, quotas_for},
    review::{ReviewRules, RoundRule},
    schedule::{OpenItem, Phase, PhasePurpose, Schedule},
    text::{CharacterCount, CharacterLimit, LineSpacing, TextPart, TextRules, TextStyle},
    tier::{AwardConstraints, FurtherSelection, OrganiserAward, OrganiserMeasure, Tier, TierCount},
};

/// The rules of one campaign, as its notice states them.
///
/// What a notice leaves out is left out here: an empty list or `None` demands nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Policy {
    /// Name (活动名称), e.g. `“一地一品”卫生健康思想政治工作特色品牌案例征集展示活动`.
    pub name: String,
    /// Theme in a sentence (活动主题).
    pub theme: String,
    /// What can be handed in (类别); none for an activity without hand-in.
    pub categories: Vec<Category>,
    /// Who may take part, and with what (征集范围).
    pub eligibility: Eligibility,
    /// What each unit has to do, where things are done rather than handed in (规定项目).
    pub tasks: Vec<String>,
    /// How many (名额), by kind of unit.
    pub quotas: Vec<Quota>,
    /// What a text must be like (文稿要求).
    pub text: Option<TextRules>,
    /// What files belong to a case, and to a unit (附件要求).
    pub files: Vec<FileRule>,
    /// The fields of the form (推荐表、登记表).
    pub form: Vec<FormField>,
    /// How cases come in (报送方式).
    pub intake: Intake,
    /// Phases, deadline, and what is still open (活动安排).
    pub schedule: Schedule,
    /// Rounds of review (评审).
    pub review: ReviewRules,
    /// The tiers, the highest first (奖项设置).
    pub tiers: Vec<Tier>,
    /// What limits the awards.
    pub constraints: AwardConstraints,
    /// The award for organisers (优秀组织单位).
    pub organiser_award: Option<OrganiserAward>,
    /// Days of public notice before the result is final (公示期).
    pub public_notice_days: Option<u32>,
}

impl Policy {
    /// Whether cases are collected at all: 002 also opens activities without any.
    #[must_use]
    pub fn collects(&self) -> bool {
        !self.categories.is_empty()
    }
}
