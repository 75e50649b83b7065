//! One score sheet: shown, kept as it is typed, handed in.

use std::collections::BTreeMap;

use axum::{
    http::{HeaderMap, StatusCode},
    response::{Html, IntoResponse, Redirect, Response},
};
use fawen_domain::review::{parse_points, points};
use fawen_pages::{
    Flash, Frame, Problems, address,
    sheet::{Criterion, Kept, ScoreSheet, kept_answer},
};
use serde::Deserialize;

use super::{
    super::{page, sent::Sent, visitor::Visitor},
    Run,
    desk::{rubric, total},
};
use crate::{
    Problem,
    input::{Path, Query},
    work::{Desk, rounds},
};

type At = (String, u32, u32);

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(in crate::site) struct Asked {
    done: String,
}

pub(in crate::site) async fn sheet(
    visitor: Visitor,
    Path(at): Path<At>,
    Query(Asked { done }): Query<Asked>,
) -> Result<Response, Problem> {
    let mut frame = visitor.frame();
    if done == "draft" {
        frame.flashes = vec![Flash::Done("草稿已保存。".to_owned())];
    }
    shown(&visitor.desk(), &frame, &at, Problems::new()).await
}

/// Keeps what is typed so far: answers a pause in typing, or the button of who has no script.
pub(in crate::site) async fn keep(
    Path(at): Path<At>,
    headers: HeaderMap,
    sent: Sent,
) -> Result<Response, Problem> {
    let desk = sent.desk();
    let kept = rounds::keep_typed(&desk, &at.0, at.1, at.2, typed(&sent)).await;
    if headers.contains_key("hx-request") {
        let state = match kept {
            Ok(_) => {
                let now = fawen_domain::context::BEIJING.to_datetime(desk.at);
                Kept::At(Some(now.strftime("%H:%M:%S").to_string()))
            }
            Err(problem) => Kept::Not(problem.detail),
        };
        return Ok(Html(kept_answer(&state)).into_response());
    }
    match kept {
        Ok(_) => {
            let to = address::sheet(&at.0, at.1, at.2);
            Ok(Redirect::to(&address::with(&to, &[("done", "draft")])).into_response())
        }
        Err(problem) => again(&sent, &at, &problem, Problems::new()).await,
    }
}

/// Hands the sheet in; what was typed is kept first, so that a refusal loses nothing.
pub(in crate::site) async fn hand_in(Path(at): Path<At>, sent: Sent) -> Result<Response, Problem> {
    let desk = sent.desk();
    let typed = typed(&sent);
    let view = rounds::desk_of(&desk, &at.0, at.1).await?;
    let handed_in = view.cases.iter().any(|line| line.number == at.2 && line.sheet.is_some());
    if !handed_in && !view.closed {
        rounds::keep_typed(&desk, &at.0, at.1, at.2, typed.clone()).await?;
    }
    let (order, problems) = read(&view, &typed);
    if !problems.is_empty() {
        let detail = format!("评分表有{}处要改，见各项下的说明", problems.len());
        let problem = Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "sheet", "评分表有误", detail);
        return again(&sent, &at, &problem, problems).await;
    }
    match rounds::submit_sheet(&desk, &at.0, at.1, at.2, order).await {
        Ok(_) => Ok(to_desk(&at, "sheet")),
        Err(problem) => {
            let problems = placed(&view, &problem);
            again(&sent, &at, &problem, problems).await
        }
    }
}

/// Steps back from this case.
pub(in crate::site) async fn recuse(Path(at): Path<At>, sent: Sent) -> Result<Response, Problem> {
    match rounds::recuse(&sent.desk(), &at.0, at.1, at.2, sent.text("reason")).await {
        Ok(_) => Ok(to_desk(&at, "recuse")),
        Err(problem) => again(&sent, &at, &problem, Problems::new()).await,
    }
}

fn to_desk(at: &At, done: &str) -> Response {
    let to = address::review(&at.0, at.1);
    let case = at.2.to_string();
    Redirect::to(&address::with(&to, &[("done", done), ("case", &case)])).into_response()
}

/// The sheet again, with what is wrong; what was typed was kept.
async fn again(
    sent: &Sent,
    at: &At,
    problem: &Problem,
    problems: Problems,
) -> Result<Response, Problem> {
    if problem.status == StatusCode::NOT_FOUND.as_u16() {
        return Err(problem.clone());
    }
    let frame = sent.visitor.frame_refusing(problem);
    let response = shown(&sent.visitor.desk(), &frame, at, problems).await?;
    Ok((problem.status(), response).into_response())
}

fn typed(sent: &Sent) -> rounds::TypedSheet {
    let scores = sent.fields().iter().filter_map(|(name, text)| {
        let id = name.strip_prefix(&Criterion::field(""))?;
        Some((id.to_owned(), text.clone()))
    });
    rounds::TypedSheet {
        scores: scores.collect(),
        typical: sent.text("typical") == "yes",
        comment: sent.text("comment"),
    }
}

/// The sheet as typed, and the fields that are no scores.
fn read(view: &rounds::DeskView, typed: &rounds::TypedSheet) -> (rounds::SheetOrder, Problems) {
    let (mut scores, mut problems) = (Vec::new(), Problems::new());
    for line in &view.criteria {
        let text = typed.scores.get(&line.criterion).map(|text| text.trim()).unwrap_or_default();
        let field = Criterion::field(&line.criterion);
        match parse_points(text) {
            Some(hundredths) => {
                scores.push(rounds::ScoreLine { criterion: line.criterion.clone(), hundredths });
            }
            None if text.is_empty() => drop(problems.insert(field, "没有打分。".to_owned())),
            None => {
                let problem = format!("“{text}”不是分数：请写数字，可到百分位，如 36.5。");
                problems.insert(field, problem);
            }
        }
    }
    let (typical, comment) = (typed.typical, typed.comment.clone());
    (rounds::SheetOrder { scores, typical, comment }, problems)
}

/// What the rules found, at the criterion that each finding names.
fn placed(view: &rounds::DeskView, problem: &Problem) -> Problems {
    let of = |line: &rounds::CriterionLine| {
        let name = format!("“{}”", line.name);
        let found = problem.findings.iter().find(|found| found.message.contains(&name))?;
        Some((Criterion::field(&line.criterion), format!("{}。", found.message)))
    };
    view.criteria.iter().filter_map(of).collect()
}

async fn shown(
    desk: &Desk,
    frame: &Frame,
    at: &At,
    problems: Problems,
) -> Result<Response, Problem> {
    let (campaign, number, case) = (at.0.as_str(), at.1, at.2);
    let view = rounds::desk_of(desk, campaign, number).await?;
    let read = rounds::read_case(desk, campaign, number, case).await?;
    let draft = rounds::typed(desk, campaign, number, case).await?;
    let line = view.cases.iter().find(|line| line.number == case);
    let sheet = line.and_then(|line| line.sheet.as_ref());
    let kept = if draft.is_some() { Kept::At(None) } else { Kept::Nothing };
    let typed = sheet.map(as_typed).or(draft).unwrap_or_default();
    let Run { name, categories } = super::run(desk, campaign, number).await?;
    let criterion = |line: &rounds::CriterionLine| Criterion {
        id: line.criterion.clone(),
        name: line.name.clone(),
        weight: super::super::rounds::percent(line.weight),
        most: super::super::rounds::short(line.max),
        given: typed.scores.get(&line.criterion).cloned().unwrap_or_default(),
    };
    let (title, mut text) = (read.title.clone(), parts(read, &categories));
    let (words, files) = work(desk, at).await?;
    text.extend(words);
    let page_of = ScoreSheet {
        campaign: campaign.to_owned(),
        number,
        round_name: name,
        case,
        title,
        text,
        files,
        criteria: view.criteria.iter().map(criterion).collect(),
        typical: typed.typical,
        comment: typed.comment.clone(),
        kept,
        returned: line.and_then(|line| line.reason.clone()),
        open: sheet.is_none() && !view.closed,
        total: sheet.map(|sheet| total(&rubric(&view), sheet)).unwrap_or_default(),
        next: next(&view, case),
        problems,
    };
    Ok(page(frame, &page_of))
}

type Named = Vec<(String, String)>;

/// The work itself: its words, to be read here, and its pictures, each with its address.
async fn work(desk: &Desk, (campaign, number, case): &At) -> Result<(Named, Named), Problem> {
    let (mut words, mut files) = (Vec::new(), Vec::new());
    for file in rounds::files(desk, campaign, *number, *case).await?.files {
        if file.kind == "text" {
            let text = match rounds::file(desk, campaign, *number, *case, file.number).await {
                Ok(rounds::DeskContent::Text(text)) => text,
                Ok(_) => String::new(),
                Err(problem) => problem.detail,
            };
            words.push((file.role, text));
        } else {
            let parts = [
                campaign.as_str(),
                "rounds",
                &number.to_string(),
                "desk",
                &case.to_string(),
                "files",
                &file.number.to_string(),
            ];
            let name = format!("{}（第{}个文件）", file.role, file.number);
            files.push((name, address::under("/api/campaigns", &parts)));
        }
    }
    Ok((words, files))
}

/// A sheet that was handed in, as it could have been typed.
fn as_typed(sheet: &rounds::Sheet) -> rounds::TypedSheet {
    let scores = sheet.scores.iter();
    rounds::TypedSheet {
        scores: scores
            .map(|line| (line.criterion.clone(), points(i64::from(line.hundredths))))
            .collect(),
        typical: sheet.typical,
        comment: sheet.comment.clone(),
    }
}

/// The next case without a sheet, from here on and round again.
fn next(view: &rounds::DeskView, case: u32) -> Option<u32> {
    let mut left: Vec<u32> =
        view.cases.iter().filter(|line| line.sheet.is_none()).map(|line| line.number).collect();
    left.retain(|number| *number != case);
    left.iter().find(|number| **number > case).or(left.first()).copied()
}

/// What the expert reads, part by part.
fn parts(
    case: rounds::PaperlessCase,
    categories: &BTreeMap<String, String>,
) -> Vec<(String, String)> {
    let category = categories.get(&case.category).cloned().unwrap_or(case.category);
    let since = case.since.map(|day| day.strftime("%Y年%-m月").to_string()).unwrap_or_default();
    let facts = [
        ("类别", category),
        ("主题", case.themes.join("\n")),
        ("起始年月", since),
        ("活动频次", case.frequency),
    ];
    let facts = facts.into_iter().map(|(name, text)| (name.to_owned(), text));
    facts.chain(case.fields).filter(|(_, text)| !text.trim().is_empty()).collect()
}
