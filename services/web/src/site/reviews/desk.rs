//! An expert's desk in one round.

use std::collections::BTreeMap;

use axum::response::{IntoResponse, Redirect, Response};
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
    input::{Path, Query},
    work::{Desk, rounds},
};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(in crate::site) struct Asked {
    done: String,
    case: String,
}

pub(in crate::site) async fn desk(
    visitor: Visitor,
    Path((campaign, number)): Path<(String, u32)>,
    Query(Asked { done, case }): Query<Asked>,
) -> Result<Response, Problem> {
    let mut frame = visitor.frame();
    let said = match done.as_str() {
        "sheet" => Some(format!("{case}号作品的评分表已提交。")),
        "recuse" => Some(format!("已回避{case}号作品。")),
        "recuse-all" => Some("已回避整轮评审。".to_owned()),
        _ => None,
    };
    frame.flashes = said.map(Flash::Done).into_iter().collect();
    shown(&visitor.desk(), &frame, &campaign, number).await
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
            let response = shown(&sent.visitor.desk(), &frame, &campaign, number).await?;
            Ok((problem.status(), response).into_response())
        }
    }
}

async fn shown(
    desk: &Desk,
    frame: &Frame,
    campaign: &str,
    number: u32,
) -> Result<Response, Problem> {
    let view = rounds::desk_of(desk, campaign, number).await?;
    let titles = rounds::titles(desk, campaign, number).await?;
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
        tasks: view.cases.iter().map(task).collect(),
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
