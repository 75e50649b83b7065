//! When things happen: phases, the deadline, and what the notice leaves open.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::calendar::Deadline;

/// When things happen (活动安排).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Schedule {
    /// The phases, in order.
    pub phases: Vec<Phase>,
    /// Until when cases are taken; `None` for an activity without hand-in.
    pub deadline: Option<Deadline>,
    /// What will be told later (另行通知).
    pub open_items: Vec<OpenItem>,
}

impl Schedule {
    /// The phase in which cases are collected.
    #[must_use]
    pub fn collecting(&self) -> Option<&Phase> {
        self.phases.iter().find(|phase| phase.purpose == PhasePurpose::Collecting)
    }
}

/// A phase (阶段): the words of the notice, and the dates they were resolved to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Phase {
    /// Name, unique in the campaign, e.g. `征集`.
    pub name: String,
    /// What it is for.
    pub purpose: PhasePurpose,
    /// The words of the notice, e.g. `10月至11月上旬`.
    pub words: String,
    /// First day; `None` when the notice only says until when.
    #[serde(default)]
    pub from: Option<Date>,
    /// Last day.
    pub to: Date,
}

/// What a phase is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PhasePurpose {
    /// Cases are collected (征集).
    Collecting,
    /// Cases are screened and reviewed (筛选、评审).
    Reviewing,
    /// Results are published (展示交流).
    Publishing,
    /// Something takes place (活动开展).
    Activity,
}

/// Something that the notice leaves to a later one (另行通知).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenItem {
    /// What is open, unique in the campaign, e.g. `比赛地点`.
    pub name: String,
    /// The words of the notice, e.g. `比赛地点另行通知`.
    pub words: String,
}
