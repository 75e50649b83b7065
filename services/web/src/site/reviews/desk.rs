//! An expert's desk in one round.

use std::collections::BTreeMap;

use axum::{
    extract::{Path, Query},
    response::{IntoResponse, Redirect, Response},
};
use fawen_domain::{
    ids::CriterionId,
    review::{Rubric, points},
};
use fawen_pages::{
    Badge, Flash, Frame, Tone, address,
    review::{ReviewDesk, Task},
};
use serde::Deserialize;

use super::{
    super::{page, sent::Sent, visitor::Visitor},
    Run,
};
use crate::{
    Problem,
    work::{Desk, rounds},
};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(in crate::site) struct Asked {
    done: String,
    case: String,
    page: String,
}

/// So many cases are shown at once.
const SHOWN: usize = 100;

pub(in crate::site) async fn desk(
    visitor: Visitor,
    Path((campaign, number)): Path<(String, u32)>,
    Query(Asked { done, case, page }): Query<Asked>,
) -> Result<Response, Problem> {
    let mut frame = visitor.frame();
    let said = match done.as_str() {
        "sheet" => Some(format!("{case}号作品的评分表已提交。")),
        "recuse" => Some(format!("已回避{case}号作品。")),
        "recuse-all" => Some("已回避整轮评审。".to_owned()),
        _ => None,
    };
    frame.flashes = said.map(Flash::Done).into_iter().collect();
    shown(&visitor.desk(), &frame, (&campaign, number), page.parse().ok()).await
}

/// Steps back from the whole round.
pub(in crate::site) async fn recuse_from_all(
    Path((campaign, number)): Path<(String, u32)>,
    sent: Sent,
) -> Result<Response, Problem> {
    let reason = sent.text("reason");
    match rounds::recuse_from_all(&sent.desk(), &campaign, number, reason).await {
        Ok(_) => {
            let to = address::review(&campaign, number);
            Ok(Redirect::to(&address::with(&to, &[("done", "recuse-all")])).into_response())
        }
        Err(problem) => {
            let frame = sent.visitor.frame_refusing(&problem);
            let response = shown(&sent.visitor.desk(), &frame, (&campaign, number), None).await?;
            Ok((problem.status(), response).into_response())
        }
    }
}

/// The desk, one page of its cases at a time: the page asked for, or the first with something to be done.
async fn shown(
    desk: &Desk,
    frame: &Frame,
    (campaign, number): (&str, u32),
    asked: Option<usize>,
) -> Result<Response, Problem> {
    let view = rounds::desk_of(desk, campaign, number).await?;
    let open = view.cases.iter().position(|line| line.sheet.is_none()).unwrap_or_default();
    let last = view.cases.len().saturating_sub(1) / SHOWN;
    let at = asked.map_or(open / SHOWN, |page| page.saturating_sub(1)).min(last);
    let lines = view.cases.iter().skip(at * SHOWN).take(SHOWN);
    let numbers = lines.clone().map(|line| line.number);
    let titles = rounds::titles(desk, campaign, number, numbers).await?;
    let further = |page: usize| {
        address::with(&address::review(campaign, number), &[("page", &page.to_string())])
    };
    let Run { name, categories } = super::run(desk, campaign, number).await?;
    let rubric = rubric(&view);
    let task = |line: &rounds::DeskLine| Task {
        number: line.number,
        title: titles.get(&line.number).cloned().unwrap_or_default(),
        category: line
            .category
            .as_ref()
            .map(|id| categories.get(id).unwrap_or(id).clone())
            .unwrap_or_default(),
        standing: Badge::new(line.status.as_str(), tone(&line.status)),
        total: line.sheet.as_ref().map(|sheet| total(&rubric, sheet)).unwrap_or_default(),
    };
    let shown = ReviewDesk {
        campaign: campaign.to_owned(),
        number,
        name,
        blind: view.blind,
        tasks: lines.map(task).collect(),
        progress: (view.done, u32::try_from(view.cases.len()).unwrap_or(u32::MAX)),
        earlier: (at > 0).then(|| further(at)),
        later: (at < last).then(|| further(at + 2)),
        open: !view.closed,
    };
    Ok(page(frame, &shown))
}

fn tone(status: &str) -> Tone {
    match status {
        "已评" => Tone::Done,
        "退回重评" => Tone::Stop,
        _ => Tone::Wait,
    }
}

/// The rubric of a desk, for totals.
pub(super) fn rubric(view: &rounds::DeskView) -> Rubric {
    let criteria = view.criteria.iter().map(|line| fawen_domain::review::Criterion {
        id: CriterionId::new(line.criterion.as_str()),
        name: line.name.clone(),
        weight: line.weight,
        max: line.max,
    });
    Rubric { criteria: criteria.collect() }
}

/// The weighted total of a sheet, on the scale of 100.
pub(super) fn total(rubric: &Rubric, sheet: &rounds::Sheet) -> String {
    let scores: BTreeMap<CriterionId, u32> = sheet
        .scores
        .iter()
        .map(|line| (CriterionId::new(line.criterion.as_str()), line.hundredths))
        .collect();
    points(rubric.total(&scores))
}
