//! The formal screening (形式审查), by people who did not act for the unit.

use fawen_domain::{
    entry::{CorrectionItem, EntryCommand, UnitEntry},
    ids::CaseId,
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::load_to_screen;
use crate::{
    Problem,
    work::{Desk, Done},
};

/// Why remaining formal errors are overlooked.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Waiver {
    /// 豁免理由；没有不符之处的不写
    #[serde(default)]
    pub waiver: Option<String>,
}

/// Why a case fails.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Failure {
    /// 依据的规则编号
    pub rules: Vec<String>,
    /// 理由
    pub reason: String,
}

/// What is to be corrected, and until when.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CorrectionOrder {
    /// 补正事项，逐项写明
    pub items: Vec<Correction>,
    /// 补正期限，当日24时止
    #[schema(value_type = String, format = Date)]
    pub until: Date,
}

/// One thing to be corrected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Correction {
    /// 规则编号
    pub rule: String,
    /// 怎样补正
    pub what: String,
}

/// Lets a case pass.
///
/// # Errors
/// 审核 in the campaign only, and nobody who acted for the unit; a refusal, with all findings.
pub async fn pass(
    desk: &Desk,
    campaign: &str,
    unit: &str,
    case: &str,
    waiver: Waiver,
) -> Result<Done, Problem> {
    let waiver = waiver.waiver;
    give(desk, campaign, unit, EntryCommand::ScreenIn { case: CaseId::new(case), waiver }).await
}

/// Lets a case fail.
///
/// # Errors
/// As for [`pass`].
pub async fn fail(
    desk: &Desk,
    campaign: &str,
    unit: &str,
    case: &str,
    failure: Failure,
) -> Result<Done, Problem> {
    let Failure { rules, reason } = failure;
    let command = EntryCommand::ScreenOut { case: CaseId::new(case), rules, reason };
    give(desk, campaign, unit, command).await
}

/// Sends a case back to be corrected.
///
/// # Errors
/// As for [`pass`].
pub async fn return_for_correction(
    desk: &Desk,
    campaign: &str,
    unit: &str,
    case: &str,
    order: CorrectionOrder,
) -> Result<Done, Problem> {
    let item = |item: Correction| CorrectionItem { rule: item.rule, what: item.what };
    let command = EntryCommand::ReturnForCorrection {
        case: CaseId::new(case),
        items: order.items.into_iter().map(item).collect(),
        until: order.until,
    };
    give(desk, campaign, unit, command).await
}

/// Marks a case as a duplicate of another.
///
/// # Errors
/// As for [`pass`].
pub async fn mark_duplicate(
    desk: &Desk,
    campaign: &str,
    unit: &str,
    case: &str,
    of: String,
) -> Result<Done, Problem> {
    let command = EntryCommand::MarkDuplicate { case: CaseId::new(case), of: CaseId::new(of) };
    give(desk, campaign, unit, command).await
}

/// Takes the mark away.
///
/// # Errors
/// As for [`pass`].
pub async fn unmark_duplicate(
    desk: &Desk,
    campaign: &str,
    unit: &str,
    case: &str,
) -> Result<Done, Problem> {
    let command = EntryCommand::UnmarkDuplicate { case: CaseId::new(case) };
    give(desk, campaign, unit, command).await
}

async fn give(
    desk: &Desk,
    campaign: &str,
    unit: &str,
    command: EntryCommand,
) -> Result<Done, Problem> {
    let (_, stream) = load_to_screen(desk, campaign, unit).await?;
    desk.give::<UnitEntry>(&stream, command).await
}
