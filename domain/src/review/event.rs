//! What may be asked of a round, and what has happened in it.

use serde::{Deserialize, Serialize};

use super::{AssignedCase, Expert, RoundPlan, Score, ScoreSheet};
use crate::ids::{CaseId, ExpertId};

/// What may be asked of a round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RoundCommand {
    /// Opens the round with its plan.
    Open {
        /// The plan.
        plan: RoundPlan,
    },
    /// Forms the panel (组成评委会); until the assignment it may be formed anew.
    FormPanel {
        /// Its members.
        experts: Vec<Expert>,
    },
    /// Lets an expert join later (增补评委), so that others can recuse themselves.
    JoinPanel {
        /// Who joins.
        expert: Expert,
    },
    /// Declares a conflict of interest (申报利害关系) before the assignment.
    DeclareConflict {
        /// Who.
        expert: ExpertId,
        /// With which case.
        case: CaseId,
        /// Why.
        reason: String,
    },
    /// Draws who judges what (分配).
    Assign {
        /// The seed of the draw.
        seed: u64,
    },
    /// Draws experts for the seats that recusals left empty (补充分配).
    Reassign {
        /// The seed of the draw.
        seed: u64,
    },
    /// Hands in one sheet.
    SubmitSheet {
        /// By whom.
        expert: ExpertId,
        /// What is on it.
        sheet: SheetDraft,
    },
    /// Hands in several sheets of one expert: all or none.
    SubmitSheets {
        /// By whom.
        expert: ExpertId,
        /// What is on them.
        sheets: Vec<SheetDraft>,
    },
    /// Gives a sheet back for a new one (退回重评).
    ReopenSheet {
        /// Whose.
        expert: ExpertId,
        /// For which case.
        case: CaseId,
        /// Why.
        reason: String,
    },
    /// Takes an expert out (回避); his sheets on these cases no longer count.
    Recuse {
        /// Who.
        expert: ExpertId,
        /// From what.
        scope: RecusalScope,
        /// Why.
        reason: String,
    },
    /// Closes the round.
    Close,
    /// Erases the name of an expert (删除个人信息), once the round is closed.
    EraseExpert {
        /// Whose.
        expert: ExpertId,
        /// Why, e.g. 本人申请.
        reason: String,
    },
}

/// A sheet as it comes in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetDraft {
    /// For which case.
    pub case: CaseId,
    /// The scores.
    pub scores: Vec<Score>,
    /// A vote for the first tier (推荐为典型).
    pub typical: bool,
    /// What the expert has to say (评语).
    pub comment: String,
}

/// From what an expert is taken out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RecusalScope {
    /// From every case of the round.
    All,
    /// From one case.
    Case(CaseId),
}

/// What has happened in a round.
#[derive(
    Debug, Clone, PartialEq, Eq, Serialize, Deserialize, strum::IntoStaticStr, strum::VariantNames,
)]
pub enum RoundEvent {
    /// The round was opened.
    RoundOpened {
        /// With this plan.
        plan: RoundPlan,
    },
    /// The panel was formed.
    PanelFormed {
        /// Its members, by identifier.
        experts: Vec<Expert>,
    },
    /// An expert joined the panel.
    ExpertJoined {
        /// Who.
        expert: Expert,
    },
    /// A conflict of interest was declared.
    ConflictDeclared {
        /// Who.
        expert: ExpertId,
        /// With which case.
        case: CaseId,
        /// Why.
        reason: String,
    },
    /// It was drawn who judges what.
    CasesAssigned {
        /// The seed of the draw.
        seed: u64,
        /// Name and version of the algorithm.
        algorithm: String,
        /// Digest of what went in: see `tasks.rs`.
        input_digest: String,
        /// The result, in the order of the draw.
        cases: Vec<AssignedCase>,
    },
    /// Experts were drawn for the empty seats.
    CasesReassigned {
        /// The seed of the draw.
        seed: u64,
        /// Name and version of the algorithm.
        algorithm: String,
        /// Digest of what went in.
        input_digest: String,
        /// The experts that were added, by case.
        cases: Vec<AssignedCase>,
    },
    /// A sheet came in and was found in order.
    ScoreSheetSubmitted {
        /// By whom.
        expert: ExpertId,
        /// For which case.
        case: CaseId,
        /// What is on it.
        sheet: ScoreSheet,
    },
    /// A sheet was given back for a new one.
    ScoreSheetReopened {
        /// Whose.
        expert: ExpertId,
        /// For which case.
        case: CaseId,
        /// Why.
        reason: String,
    },
    /// An expert was taken out.
    ExpertRecused {
        /// Who.
        expert: ExpertId,
        /// From what.
        scope: RecusalScope,
        /// Why.
        reason: String,
    },
    /// Enough sheets are in, for the first time.
    QuorumReached {
        /// Cases under review.
        cases: u32,
        /// Experts who have handed in sheets.
        experts: u32,
    },
    /// The round was closed.
    RoundClosed {
        /// Valid sheets at the end.
        sheets: u32,
    },
    /// The name of an expert was erased, in the past as well.
    ExpertErased {
        /// Whose.
        expert: ExpertId,
        /// Why.
        reason: String,
    },
}
