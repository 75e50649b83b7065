//! Where a received case stands (案例状态), and how it came there.

use fawen_domain::{entry::EntryEvent, ids::CaseId};
use serde::{Deserialize, Serialize};

/// Where a received case stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CaseStanding {
    /// 已报送
    Received,
    /// 退回补正
    Returned,
    /// 已撤回
    Withdrawn,
    /// 通过形式审查
    ScreenedIn,
    /// 未通过形式审查
    ScreenedOut,
    /// 重复报送
    Duplicate,
}

impl CaseStanding {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::Received,
        Self::Returned,
        Self::Withdrawn,
        Self::ScreenedIn,
        Self::ScreenedOut,
        Self::Duplicate,
    ];

    /// Its name, as in data: `screened_in`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Received => "received",
            Self::Returned => "returned",
            Self::Withdrawn => "withdrawn",
            Self::ScreenedIn => "screened_in",
            Self::ScreenedOut => "screened_out",
            Self::Duplicate => "duplicate",
        }
    }
}

/// How a case came to stand where it stands: what was withdrawn and comes back, or was marked as a duplicate and
/// is none, stands again where it stood.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Course {
    #[serde(default)]
    screening: Screening,
    #[serde(default)]
    duplicate: bool,
    #[serde(default)]
    withdrawn: bool,
}

/// What came of the screening.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Screening {
    #[default]
    Waiting,
    Returned,
    Passed,
    Failed,
}

impl Course {
    /// The case of which an event says something about where it stands.
    #[must_use]
    pub const fn of(event: &EntryEvent) -> Option<&CaseId> {
        match event {
            EntryEvent::CaseSubmitted { case, .. }
            | EntryEvent::CaseCorrected { case, .. }
            | EntryEvent::CaseReturned { case, .. }
            | EntryEvent::CaseScreenedIn { case, .. }
            | EntryEvent::CaseScreenedOut { case, .. }
            | EntryEvent::CaseWithdrawn { case, .. }
            | EntryEvent::CaseRestored { case }
            | EntryEvent::DuplicateMarked { case, .. }
            | EntryEvent::DuplicateUnmarked { case } => Some(case),
            _ => None,
        }
    }

    /// How it goes on with an event.
    #[must_use]
    pub const fn after(self, event: &EntryEvent) -> Self {
        match event {
            EntryEvent::CaseSubmitted { .. } | EntryEvent::CaseCorrected { .. } => {
                Self { screening: Screening::Waiting, ..self }
            }
            EntryEvent::CaseReturned { .. } => Self { screening: Screening::Returned, ..self },
            EntryEvent::CaseScreenedIn { .. } => Self { screening: Screening::Passed, ..self },
            EntryEvent::CaseScreenedOut { .. } => Self { screening: Screening::Failed, ..self },
            EntryEvent::CaseWithdrawn { .. } => Self { withdrawn: true, ..self },
            EntryEvent::CaseRestored { .. } => Self { withdrawn: false, ..self },
            EntryEvent::DuplicateMarked { .. } => Self { duplicate: true, ..self },
            EntryEvent::DuplicateUnmarked { .. } => Self { duplicate: false, ..self },
            _ => self,
        }
    }

    /// Where it stands.
    #[must_use]
    pub const fn standing(self) -> CaseStanding {
        match self {
            Self { withdrawn: true, .. } => CaseStanding::Withdrawn,
            Self { duplicate: true, .. } => CaseStanding::Duplicate,
            Self { screening: Screening::Waiting, .. } => CaseStanding::Received,
            Self { screening: Screening::Returned, .. } => CaseStanding::Returned,
            Self { screening: Screening::Passed, .. } => CaseStanding::ScreenedIn,
            Self { screening: Screening::Failed, .. } => CaseStanding::ScreenedOut,
        }
    }
}
