//! What an expert does: reads what was assigned, scores it, steps back. In a blind round (盲评) nothing here
//! names a unit, an author or the identifier of a case.

use std::collections::BTreeMap;

use fawen_domain::{
    ids::{CaseId, CriterionId, ExpertId},
    review::{RecusalScope, ReviewRound, RoundCommand, Score, Seat, SheetDraft, Visibility},
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{absent, load_for_expert, typed};
use crate::{
    Problem,
    work::{Desk, Done},
};

/// An expert's desk: what is to be judged, by which rubric, and how far it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct DeskView {
    /// For If-Match.
    pub version: u64,
    /// Whether the round is over.
    pub closed: bool,
    /// 盲评
    pub blind: bool,
    /// The rubric.
    pub criteria: Vec<CriterionLine>,
    /// The cases, in the order of the draw.
    pub cases: Vec<DeskLine>,
    /// Sheets handed in.
    pub done: u32,
}

/// One criterion of the rubric.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct CriterionLine {
    /// Identifier.
    pub criterion: String,
    /// Name.
    pub name: String,
    /// 满分，百分之一分
    pub max: u32,
    /// 权重，万分比
    pub weight: u32,
}

/// One case on the desk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct DeskLine {
    /// 盲评编号
    pub number: u32,
    /// 类别
    pub category: Option<String>,
    /// 待评、在评（有草稿）、已评 or 退回重评
    pub status: String,
    /// Why it was given back.
    pub reason: Option<String>,
    /// The sheet that was handed in.
    pub sheet: Option<Sheet>,
}

/// A sheet that was handed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Sheet {
    /// Scores, one a criterion.
    pub scores: Vec<ScoreLine>,
    /// 推荐为典型
    pub typical: bool,
    /// 评语
    pub comment: String,
}

/// One score.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ScoreLine {
    /// 评分项
    pub criterion: String,
    /// 百分之一分：95.5分为9550
    pub hundredths: u32,
}

/// A sheet to be handed in.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SheetOrder {
    /// 各项评分
    pub scores: Vec<ScoreLine>,
    /// 推荐为典型
    #[serde(default)]
    pub typical: bool,
    /// 评语
    #[serde(default)]
    pub comment: String,
}

/// The desk of the expert who asks.
///
/// # Errors
/// They are not on the panel of such a round.
pub async fn desk_of(desk: &Desk, campaign: &str, number: u32) -> Result<DeskView, Problem> {
    let (state, version, _, expert) = load_for_expert(desk, campaign, number).await?;
    let plan = state.plan().ok_or_else(|| absent(campaign, number))?;
    let criterion = |c: &fawen_domain::review::Criterion| CriterionLine {
        criterion: c.id.to_string(),
        name: c.name.clone(),
        max: c.max,
        weight: c.weight,
    };
    let mut cases = lines(&state, &expert);
    let begun = typed::begun(desk, campaign, number).await?;
    for line in cases.iter_mut().filter(|line| begun.contains(&line.number)) {
        if line.status == "待评" {
            "在评".clone_into(&mut line.status);
        }
    }
    let done = cases.iter().filter(|line| line.sheet.is_some()).count();
    Ok(DeskView {
        version,
        closed: state.is_closed(),
        blind: plan.visibility == Visibility::Blind,
        criteria: plan.rubric.criteria.iter().map(criterion).collect(),
        cases,
        done: u32::try_from(done).unwrap_or(u32::MAX),
    })
}

/// Hands a sheet in.
///
/// # Errors
/// As for [`desk_of`]; the number is not on their desk; a refusal, with all findings.
pub async fn submit_sheet(
    desk: &Desk,
    campaign: &str,
    number: u32,
    case_number: u32,
    order: SheetOrder,
) -> Result<Done, Problem> {
    let (state, _, id, expert) = load_for_expert(desk, campaign, number).await?;
    let case = on_desk(&state, &expert, case_number)?;
    let score = |line: ScoreLine| Score {
        criterion: CriterionId::new(line.criterion),
        hundredths: line.hundredths,
    };
    let sheet = SheetDraft {
        case: case.clone(),
        scores: order.scores.into_iter().map(score).collect(),
        typical: order.typical,
        comment: order.comment,
    };
    let given = desk.give::<ReviewRound>(&id, RoundCommand::SubmitSheet { expert, sheet }).await;
    let done = given.map_err(|problem| blinded(problem, &case, case_number))?;
    typed::forget(desk, campaign, number, case_number).await?;
    Ok(done)
}

/// Steps back from one case.
///
/// # Errors
/// As for [`submit_sheet`].
pub async fn recuse(
    desk: &Desk,
    campaign: &str,
    number: u32,
    case_number: u32,
    reason: String,
) -> Result<Done, Problem> {
    let (state, _, id, expert) = load_for_expert(desk, campaign, number).await?;
    let case = on_desk(&state, &expert, case_number)?;
    let scope = RecusalScope::Case(case.clone());
    let given = desk.give::<ReviewRound>(&id, RoundCommand::Recuse { expert, scope, reason }).await;
    let done = given.map_err(|problem| blinded(problem, &case, case_number))?;
    typed::forget(desk, campaign, number, case_number).await?;
    Ok(done)
}

/// Steps back from the whole round.
///
/// # Errors
/// As for [`desk_of`].
pub async fn recuse_from_all(
    desk: &Desk,
    campaign: &str,
    number: u32,
    reason: String,
) -> Result<Done, Problem> {
    let (.., id, expert) = load_for_expert(desk, campaign, number).await?;
    let scope = RecusalScope::All;
    desk.give::<ReviewRound>(&id, RoundCommand::Recuse { expert, scope, reason }).await
}

/// The case that bears this number, if it lies on the expert's desk.
pub(super) fn on_desk(
    state: &ReviewRound,
    expert: &ExpertId,
    number: u32,
) -> Result<CaseId, Problem> {
    let case = state.case_of_number(number).filter(|case| {
        let seats = state.desks().get(*case).map(|desk| &desk.seats);
        seats.and_then(|seats| seats.get(expert)).is_some_and(Seat::is_active)
    });
    case.cloned().ok_or_else(|| Problem::absent(format!("您的评审任务里没有{number}号案例")))
}

/// What the domain says of a case, it says by its identifier: an expert knows its number only.
fn blinded(mut problem: Problem, case: &CaseId, number: u32) -> Problem {
    let hidden = |text: &str| text.replace(case.as_str(), &format!("{number}号"));
    problem.detail = hidden(&problem.detail);
    for finding in &mut problem.findings {
        finding.place = hidden(&finding.place);
        finding.message = hidden(&finding.message);
        finding.quote = hidden(&finding.quote);
    }
    problem
}

pub(super) fn lines(state: &ReviewRound, expert: &ExpertId) -> Vec<DeskLine> {
    let categories: BTreeMap<_, _> = state
        .plan()
        .into_iter()
        .flat_map(|plan| &plan.cases)
        .map(|case| (&case.case, case.category.as_ref()))
        .collect();
    let mut lines: Vec<DeskLine> = state
        .desks()
        .iter()
        .filter_map(|(case, desk)| {
            let seat = desk.seats.get(expert).filter(|seat| seat.is_active())?;
            let category = categories.get(case).copied().flatten();
            Some(line(desk.number, category.map(ToString::to_string), seat))
        })
        .collect();
    lines.sort_by_key(|line| line.number);
    lines
}

fn line(number: u32, category: Option<String>, seat: &Seat) -> DeskLine {
    let (status, reason, sheet) = match seat {
        Seat::HandedIn(sheet) => ("已评", None, Some(sheet)),
        Seat::Reopened { reason } => ("退回重评", Some(reason.clone()), None),
        Seat::Waiting | Seat::Recused { .. } => ("待评", None, None),
    };
    let score = |(criterion, hundredths): (&CriterionId, &u32)| ScoreLine {
        criterion: criterion.to_string(),
        hundredths: *hundredths,
    };
    DeskLine {
        number,
        category,
        status: status.to_owned(),
        reason,
        sheet: sheet.map(|sheet| Sheet {
            scores: sheet.scores.iter().map(score).collect(),
            typical: sheet.typical,
            comment: sheet.comment.clone(),
        }),
    }
}
