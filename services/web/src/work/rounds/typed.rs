//! A score sheet as it is being typed (评分草稿): kept beside the events until it is handed in, seen by its expert
//! alone. Words are kept as they were typed, right or wrong.

use std::collections::{BTreeMap, BTreeSet};

use fawen_domain::review::{ReviewRound, Seat};
use fawen_store::{Keep, Shelf};
use jiff::SignedDuration;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{expert::on_desk, load_for_expert};
use crate::{Problem, work::Desk};

/// How long a draft is kept that nobody touches.
const KEPT: SignedDuration = SignedDuration::from_hours(24 * 180);
/// Longest score and comment as typed, in letters.
const LONGEST_SCORE: usize = 16;
const LONGEST_COMMENT: usize = 4000;

/// A score sheet as it is being typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TypedSheet {
    /// 各项评分，按评分项编号；照所写保存，提交时再检查
    #[serde(default)]
    pub scores: BTreeMap<String, String>,
    /// 推荐为典型
    #[serde(default)]
    pub typical: bool,
    /// 评语
    #[serde(default)]
    pub comment: String,
}

/// Keeps what is typed so far.
///
/// # Errors
/// They are not on the panel, the number is not on their desk, the round is over, or the sheet is in.
pub async fn keep_typed(
    desk: &Desk,
    campaign: &str,
    number: u32,
    case_number: u32,
    mut typed: TypedSheet,
) -> Result<TypedSheet, Problem> {
    let (state, _, _, expert) = load_for_expert(desk, campaign, number).await?;
    let case = on_desk(&state, &expert, case_number)?;
    let seat = state.desks().get(&case).and_then(|desk| desk.seats.get(&expert));
    if state.is_closed() || matches!(seat, Some(Seat::HandedIn(_))) {
        let detail = "评分表已经提交或本轮已经结束，草稿不再保存：如需更改，请联系工作人员退回重评";
        return Err(Problem::conflict(detail));
    }
    fit(&state, &mut typed)?;
    let body = serde_json::to_value(&typed).map_err(|error| Problem::internal(&error))?;
    let until = desk.at.checked_add(KEPT).ok();
    let keep = Keep { owner: desk.principal.account.to_string(), body, until };
    shelf(desk).put(&key(desk, campaign, number, case_number), keep).await?;
    Ok(typed)
}

/// What is typed so far, if anything.
///
/// # Errors
/// They are not on the panel, or the number is not on their desk.
pub async fn typed(
    desk: &Desk,
    campaign: &str,
    number: u32,
    case_number: u32,
) -> Result<Option<TypedSheet>, Problem> {
    let (state, _, _, expert) = load_for_expert(desk, campaign, number).await?;
    on_desk(&state, &expert, case_number)?;
    let kept = shelf(desk).get(&key(desk, campaign, number, case_number), desk.at).await?;
    Ok(kept.map(|kept| kept.read()).transpose()?)
}

/// The numbers of the cases for which something is typed.
pub(super) async fn begun(
    desk: &Desk,
    campaign: &str,
    number: u32,
) -> Result<BTreeSet<u32>, Problem> {
    let prefix = format!("{}/{campaign}/{number}/", desk.principal.account);
    let owner = desk.principal.account.as_str();
    let mut found = BTreeSet::new();
    let mut after = prefix.clone();
    loop {
        let kept = shelf(desk).list(Some(owner), &after, 200, desk.at).await?;
        let Some(last) = kept.last().map(|kept| kept.key.clone()) else { break };
        let numbers = kept.iter().map_while(|kept| kept.key.strip_prefix(&prefix));
        let before = found.len();
        found.extend(numbers.filter_map(|number| number.parse::<u32>().ok()));
        if found.len() < before + kept.len() {
            break;
        }
        after = last;
    }
    Ok(found)
}

/// Forgets what was typed: the sheet is in, or the expert stepped back.
pub(super) async fn forget(
    desk: &Desk,
    campaign: &str,
    number: u32,
    case_number: u32,
) -> Result<(), Problem> {
    shelf(desk).delete(&key(desk, campaign, number, case_number)).await?;
    Ok(())
}

fn shelf(desk: &Desk) -> Shelf<'_> {
    desk.app.store.shelf("sheet")
}

fn key(desk: &Desk, campaign: &str, number: u32, case_number: u32) -> String {
    format!("{}/{campaign}/{number}/{case_number}", desk.principal.account)
}

/// Only what the rubric asks for, and no more than a sheet can hold.
fn fit(state: &ReviewRound, typed: &mut TypedSheet) -> Result<(), Problem> {
    let criteria = state.plan().map(|plan| plan.rubric.criteria.as_slice()).unwrap_or_default();
    let known = |id: &String| criteria.iter().any(|criterion| criterion.id.as_str() == id);
    typed.scores.retain(|id, text| known(id) && !text.trim().is_empty());
    let long = |text: &str, most: usize| text.chars().nth(most).is_some();
    if typed.scores.values().any(|text| long(text, LONGEST_SCORE)) {
        return Err(Problem::unfit("分数写得太长：请写数字，可到百分位，如 36.5"));
    }
    if long(&typed.comment, LONGEST_COMMENT) {
        return Err(Problem::unfit(format!("评语超过{LONGEST_COMMENT}字：请精简")));
    }
    Ok(())
}
