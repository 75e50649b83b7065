//! A case is handed in (报送、补正报送), against a receipt.

use fawen_domain::{
    campaign::Campaign,
    entry::{EntryCommand, UnitEntry},
    ids::CaseId,
};
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;

use super::{load_own, open::CHANNEL};
use crate::{
    Problem,
    work::{Desk, Done},
};

/// What a unit gets for a case that was received (回执).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Receipt {
    /// The case.
    pub case: String,
    /// Its title.
    pub title: String,
    /// 收件时间
    #[schema(value_type = String, format = DateTime)]
    pub received_at: Timestamp,
    /// Whether it came after the deadline, within the grace.
    pub in_grace: bool,
    /// 回执号：position of the receipt in the log; none when the same command is given again.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<u64>,
    /// The version of the entry now, for If-Match.
    pub version: u64,
}

/// Hands a case in: it is judged by the time of its receipt, which is now.
///
/// # Errors
/// 参评单位 for this unit only; a refusal, with all findings of the formal checks.
pub async fn submit(
    desk: &Desk,
    campaign: &str,
    unit: &str,
    case: &str,
) -> Result<Receipt, Problem> {
    let (_, stream) = load_own(desk, campaign, unit, "报送案例").await?;
    let (state, _) = desk.app.store.load::<Campaign>(campaign).await?;
    let command = EntryCommand::Submit {
        case: CaseId::new(case),
        channel: CHANNEL,
        received_at: desk.at,
        deadline: state.deadline().cloned(),
    };
    let done = desk.give::<UnitEntry>(&stream, command).await?;
    receipt(desk, &stream, case, done).await
}

/// Hands a corrected case in again.
///
/// # Errors
/// As for [`submit`].
pub async fn correct(
    desk: &Desk,
    campaign: &str,
    unit: &str,
    case: &str,
) -> Result<Receipt, Problem> {
    let (_, stream) = load_own(desk, campaign, unit, "补正报送").await?;
    let (id, received_at) = (CaseId::new(case), desk.at);
    let command = EntryCommand::Correct { case: id, channel: CHANNEL, received_at };
    let done = desk.give::<UnitEntry>(&stream, command).await?;
    receipt(desk, &stream, case, done).await
}

async fn receipt(desk: &Desk, stream: &str, case: &str, done: Done) -> Result<Receipt, Problem> {
    let (state, _) = desk.app.store.load::<UnitEntry>(stream).await?;
    let known = state.case(&CaseId::new(case));
    let (known, receipt) = known
        .and_then(|known| Some((known, known.receipt.as_ref()?)))
        .ok_or_else(|| Problem::absent(format!("没有案例“{case}”的收件记录")))?;
    Ok(Receipt {
        case: case.to_owned(),
        title: known.content.title.clone(),
        received_at: receipt.received_at,
        in_grace: receipt.in_grace,
        number: done.position,
        version: done.version,
    })
}
