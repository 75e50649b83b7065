//! Why a round turns a command down.

use std::fmt;

use super::rules;
use crate::{
    Finding, Refusal, Rule,
    ids::{CaseId, ExpertId},
};

/// Why a round turns a command down.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RoundError {
    /// There is no plan yet.
    #[error("本轮评审尚未开始，请先制定评审方案")]
    NotOpened,
    /// A round opens once.
    #[error("第{number}轮评审已经开始，不能重复开始")]
    AlreadyOpened {
        /// Number of the round.
        number: u32,
    },
    /// The round is over.
    #[error("本轮评审已经结束，不再受理；如需重评，请另开一轮")]
    AlreadyClosed,
    /// Only a closed round has results to go on from.
    #[error("本轮评审尚未结束，不能产生下一轮名单")]
    NotClosed,
    /// The plan contradicts itself.
    #[error("评审方案有{}处问题：{}", findings.len(), Joined(findings))]
    PlanFaulty {
        /// All that is wrong.
        findings: Vec<Finding>,
    },
    /// Who judges is known as long as the round runs.
    #[error("本轮评审尚未结束，评委“{expert}”的姓名还要用到；请在结束之后删除")]
    StillNeeded {
        /// Whose name.
        expert: ExpertId,
    },
    /// A panel needs members.
    #[error("评委会没有成员")]
    PanelEmpty,
    /// Who acted for a unit is no judge.
    #[error("“{name}”经办过参评单位的报送，不能参加评审：请换人")]
    PartyOnPanel {
        /// The name of who did.
        name: String,
    },
    /// An expert sits on the panel once.
    #[error("评委“{expert}”重复列入评委会")]
    ExpertTwice {
        /// Who.
        expert: ExpertId,
    },
    /// The panel stands once the cases are assigned.
    #[error("案例已经分配，不能重组评委会；可以增补评委")]
    PanelStands,
    /// Someone who is not on the panel.
    #[error("评委会中没有“{expert}”")]
    UnknownExpert {
        /// Who.
        expert: ExpertId,
    },
    /// A case that is not in this round.
    #[error("本轮没有案例“{case}”")]
    UnknownCase {
        /// Which.
        case: CaseId,
    },
    /// A reason is asked for.
    #[error("请写明理由：{act}须记录在案")]
    ReasonMissing {
        /// What needs the reason, e.g. `回避`.
        act: &'static str,
    },
    /// After the assignment a conflict is a recusal.
    #[error("案例已经分配，“{expert}”对案例“{case}”有利害关系的，请办理回避")]
    DeclaredTooLate {
        /// Who.
        expert: ExpertId,
        /// With which case.
        case: CaseId,
    },
    /// The draw was made.
    #[error("案例已经分配（种子{seed}），不能重新抽签；回避造成的空缺请补充分配")]
    AlreadyAssigned {
        /// The seed of the draw.
        seed: u64,
    },
    /// Nothing is assigned yet.
    #[error("案例尚未分配")]
    NotAssigned,
    /// Some cases find too few experts.
    #[error("{}件案例安排不满评委：{}；请增补评委或放宽每人件数", cases.len(), Joined(cases))]
    CasesNotCovered {
        /// Which cases, with what they lack.
        cases: Vec<Uncovered>,
    },
    /// Some experts would get too little to compare.
    #[error("评委{}分到的案例少于每人{min_cases}件；请减少评委或降低下限", Joined(experts))]
    TooFewCases {
        /// Who.
        experts: Vec<ExpertId>,
        /// Fewest cases for an expert.
        min_cases: u32,
    },
    /// The expert has nothing to do with this case.
    #[error("案例“{case}”没有分配给“{expert}”")]
    NotOnDesk {
        /// Who.
        expert: ExpertId,
        /// Which case.
        case: CaseId,
    },
    /// The expert is out.
    #[error("“{expert}”已回避案例“{case}”（{reason}），不能评分")]
    Recused {
        /// Who.
        expert: ExpertId,
        /// Which case.
        case: CaseId,
        /// Why.
        reason: String,
    },
    /// One batch has two sheets for one case.
    #[error("同一批中案例“{case}”有两份评分表")]
    SheetTwice {
        /// Which case.
        case: CaseId,
    },
    /// A sheet stands until it is given back.
    #[error("“{expert}”对案例“{case}”的评分表已经提交；如需更改，请先退回重评")]
    SheetStands {
        /// Whose.
        expert: ExpertId,
        /// For which case.
        case: CaseId,
    },
    /// Sheets do not fit the rubric.
    #[error("评分表有{}处问题：{}", findings.len(), Joined(findings))]
    SheetFaulty {
        /// All that is wrong, in all sheets of the batch.
        findings: Vec<Finding>,
    },
    /// There is nothing to give back.
    #[error("“{expert}”对案例“{case}”没有已提交的评分表可退回")]
    NoSheet {
        /// Whose.
        expert: ExpertId,
        /// For which case.
        case: CaseId,
    },
    /// Too few sheets to close.
    #[error(
        "未达到有效条件：{}件案例的有效评分表不足{sheets}份（{}）；\
         {experts}名评委已评，至少需要{experts_needed}名",
        cases.len(), Joined(cases)
    )]
    NoQuorum {
        /// The cases that lack sheets.
        cases: Vec<CaseId>,
        /// Valid sheets that each case needs.
        sheets: u32,
        /// Experts who have handed in a valid sheet.
        experts: u32,
        /// How many it takes.
        experts_needed: u32,
    },
}

/// A case without enough experts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Uncovered {
    /// Which.
    pub case: CaseId,
    /// How many experts it lacks.
    pub missing: u32,
    /// How many may judge it at all.
    pub eligible: u32,
}

impl fmt::Display for Uncovered {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { case, missing, eligible } = self;
        write!(f, "{case}缺{missing}名（可评审的{eligible}名）")
    }
}

/// A list as people write it.
struct Joined<'a, T>(&'a [T]);

impl<T: Listed> fmt::Display for Joined<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (n, item) in self.0.iter().enumerate() {
            let gap = if n == 0 { "" } else { T::GAP };
            write!(f, "{gap}{}", item.text())?;
        }
        Ok(())
    }
}

trait Listed {
    const GAP: &str;
    fn text(&self) -> String;
}

impl Listed for Finding {
    const GAP: &str = "；";
    fn text(&self) -> String {
        format!("{}：{}", self.place, self.message)
    }
}

impl Listed for Uncovered {
    const GAP: &str = "、";
    fn text(&self) -> String {
        self.to_string()
    }
}

impl Listed for CaseId {
    const GAP: &str = "、";
    fn text(&self) -> String {
        self.to_string()
    }
}

impl Listed for ExpertId {
    const GAP: &str = "、";
    fn text(&self) -> String {
        format!("“{self}”")
    }
}

impl Refusal for RoundError {
    fn rule(&self) -> Rule {
        match self {
            Self::NotOpened
            | Self::AlreadyOpened { .. }
            | Self::AlreadyClosed
            | Self::NotClosed
            | Self::PlanFaulty { .. }
            | Self::UnknownCase { .. } => rules::ROUND,
            Self::PanelEmpty
            | Self::ExpertTwice { .. }
            | Self::PanelStands
            | Self::UnknownExpert { .. } => rules::PANEL,
            Self::ReasonMissing { .. } | Self::DeclaredTooLate { .. } | Self::Recused { .. } => {
                rules::RECUSAL
            }
            Self::AlreadyAssigned { .. }
            | Self::NotAssigned
            | Self::CasesNotCovered { .. }
            | Self::TooFewCases { .. }
            | Self::NotOnDesk { .. } => rules::ASSIGNMENT,
            Self::SheetFaulty { .. } => rules::SHEET,
            Self::SheetTwice { .. } | Self::SheetStands { .. } | Self::NoSheet { .. } => {
                rules::SHEET_STANDS
            }
            Self::NoQuorum { .. } => rules::QUORUM,
            Self::PartyOnPanel { .. } => rules::PARTY,
            Self::StillNeeded { .. } => rules::ERASURE,
        }
    }

    fn findings(&self) -> &[Finding] {
        match self {
            Self::PlanFaulty { findings } | Self::SheetFaulty { findings } => findings,
            _ => &[],
        }
    }
}
