//! Every typed identifier, in one alphabetical, append-only list.
//!
//! Identifiers are given from outside (the domain has no randomness) and are plain text, so that
//! a stream name reads well in the log: `UnitEntry-2022-ydyp/beijing-xiehe`.

use serde::{Deserialize, Serialize};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// An identifier from its text.
            #[must_use]
            pub fn new(text: impl Into<String>) -> Self {
                Self(text.into())
            }

            /// The text of the identifier.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self::new(text)
            }
        }
    )*};
}

ids! {
    /// An account (账号).
    AccountId;
    /// Who acts: an account or a process manager.
    ActorId;
    /// A campaign (征集活动).
    CampaignId;
    /// One submission (案例、作品) inside a unit's entry.
    CaseId;
    /// A category (类别) of a campaign, e.g. 摄影.
    CategoryId;
    /// One criterion (评分项) of a rubric.
    CriterionId;
    /// An official document (公文).
    DocumentId;
    /// An expert (专家) of a panel.
    ExpertId;
    /// A body that may issue papers (发文机关).
    IssuerId;
    /// An objection (异议) lodged during the public notice (公示).
    ObjectionId;
    /// A number register (文号登记簿), one per issuer code and year.
    RegisterId;
    /// A review round (评审轮次).
    RoundId;
    /// A seal (印章) of an issuer.
    SealId;
    /// A selection (推选).
    SelectionId;
    /// A theme (主题、选题) that a case belongs to.
    ThemeId;
    /// A tier (等次), e.g. 典型案例.
    TierId;
    /// A token for programs (接口令牌); no secret.
    TokenId;
    /// A unit (单位) that takes part or recommends.
    UnitId;
}
