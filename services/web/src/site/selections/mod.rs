//! 推选: the list, and one selection with what may be done in it.

mod acts;
mod bulletin;
mod outcome;
mod publicity;

use std::collections::BTreeMap;

use axum::{
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use fawen_domain::{
    account::Role,
    region::RegionCode,
    review::{Aggregation, Rubric},
};
use fawen_pages::{
    Badge, Choice, Flash, Frame, Tone, address,
    selection::{Act, Selection},
    selections::{Row, Selections},
};

pub(super) use self::{
    bulletin::{bulletin, plan},
    publicity::{act as publicity_act, publicity},
};
use super::{page as show, sent::Sent, visitor::Visitor};
use crate::{
    Problem,
    input::{Path, Query},
    work::{Desk, campaigns, rounds, selections},
};

/// What the address of the page asks for: `done`, `all`, and `size-…` for each tier.
type Asked = BTreeMap<String, String>;

pub(super) async fn list(visitor: Visitor) -> Result<Response, Problem> {
    let lines = selections::list(&visitor.desk()).await?;
    let rows = lines.into_iter().map(|line| Row {
        campaign: line.campaign,
        name: line.name,
        stage: stage(&line.stage),
    });
    Ok(show(&visitor.frame(), &Selections { rows: rows.collect() }))
}

pub(super) async fn page(
    visitor: Visitor,
    Path(campaign): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    let mut frame = visitor.frame();
    let done = asked.get("done").and_then(|name| acts::done(name));
    frame.flashes = done.map(|text| Flash::Done(text.to_owned())).into_iter().collect();
    shown(&visitor.desk(), &frame, &campaign, &asked).await
}

/// Does what a form asks of the selection.
pub(super) async fn act(
    Path((campaign, act)): Path<(String, String)>,
    sent: Sent,
) -> Result<Response, Problem> {
    match acts::give(&sent, &campaign, &act).await {
        Ok(()) => {
            let to = address::selection(&campaign);
            Ok(Redirect::to(&address::with(&to, &[("done", &act)])).into_response())
        }
        Err(problem) if problem.status == StatusCode::NOT_FOUND.as_u16() => Err(problem),
        Err(problem) => {
            let frame = sent.visitor.frame_refusing(&problem);
            let desk = sent.visitor.desk();
            let response = shown(&desk, &frame, &campaign, &Asked::new()).await?;
            Ok((problem.status(), response).into_response())
        }
    }
}

async fn shown(
    desk: &Desk,
    frame: &Frame,
    campaign: &str,
    asked: &Asked,
) -> Result<Response, Problem> {
    let view = selections::view(desk, campaign).await?;
    let decides = campaigns::may(desk, campaign, &[Role::Drafter, Role::Signer]).await?;
    let outcome = match view.ranking.is_empty() {
        true => None,
        false => Some(outcome::of(desk, &view, asked, decides).await?),
    };
    let organisers = view.organisers.iter();
    let shown = Selection {
        campaign: campaign.to_owned(),
        name: campaigns::view(desk, campaign).await?.name,
        version: view.version,
        stage: Some(stage(&view.stage)),
        outcome,
        scores: outcome::scores(&view),
        organisers: organisers
            .map(|one| (region(&one.region).to_owned(), one.name.clone(), one.submissions))
            .collect(),
        acts: open_acts(desk, campaign, &view).await?,
    };
    Ok(show(frame, &shown))
}

/// What may be done with the selection now.
async fn open_acts(
    desk: &Desk,
    campaign: &str,
    view: &selections::SelectionView,
) -> Result<Vec<Act>, Problem> {
    let drafts = campaigns::may(desk, campaign, &[Role::Drafter]).await?;
    let signs = campaigns::may(desk, campaign, &[Role::Signer]).await?;
    let mut acts = Vec::new();
    if view.version == 0 {
        if drafts && let Some(open) = opening(desk, campaign).await? {
            acts.push(open);
        }
        return Ok(acts);
    }
    let confirmed = !view.confirmed.is_empty();
    if !confirmed && signs && !view.proposed.is_empty() {
        let told = view.proposed.iter().map(|tier| format!("{}{}件", tier.name, tier.cases.len()));
        acts.push(Act::Confirm(format!("确认{}", told.collect::<Vec<_>>().join("、"))));
    }
    if !confirmed && drafts {
        if !view.ranking.is_empty() {
            acts.push(Act::Propose);
        }
        acts.push(Act::Rank);
    }
    if confirmed && drafts && view.awards_organisers && view.notice_from.is_none() {
        acts.push(Act::Organisers(organisers_text(view)));
    }
    Ok(acts)
}

/// How a selection would be opened: by the last round that is closed.
async fn opening(desk: &Desk, campaign: &str) -> Result<Option<Act>, Problem> {
    let Some((number, rubric, aggregation)) = last_round(desk, campaign).await? else {
        return Ok(None);
    };
    let how = match aggregation {
        Aggregation::Mean => "平均分",
        Aggregation::TrimmedMean { .. } => "去掉一个最高分、一个最低分",
    };
    let criteria = rubric.criteria.iter().map(|criterion| {
        let label = format!("“{}”得分较高的在前", criterion.name);
        Choice::new(format!("criterion:{}", criterion.id), label)
    });
    // The heaviest criterion is the first that is compared, unless somebody says otherwise.
    let mut steps: Vec<Choice> = criteria.take(1).collect();
    steps.push(Choice::new("lower_deviation", "各评委评分较一致的在前"));
    steps.push(Choice::new("more_typical_votes", "典型票较多的在前"));
    steps.push(Choice::new("lot", "抽签"));
    let others = rubric.criteria.iter().skip(1).map(|criterion| {
        let label = format!("“{}”得分较高的在前", criterion.name);
        Choice::new(format!("criterion:{}", criterion.id), label)
    });
    steps.extend(others);
    let policy = campaigns::view(desk, campaign).await?.policy;
    Ok(Some(Act::Open {
        round: format!("第{number}轮评审（{how}）"),
        steps,
        asks_days: policy.public_notice_days.is_none(),
    }))
}

/// The last round that is closed, with its rubric and aggregation.
async fn last_round(
    desk: &Desk,
    campaign: &str,
) -> Result<Option<(u32, Rubric, Aggregation)>, Problem> {
    let lines = rounds::of_campaign(desk, campaign).await?;
    let Some(last) = lines.iter().rev().find(|line| line.closed) else { return Ok(None) };
    let view = rounds::view(desk, campaign, last.number).await?;
    Ok(Some((last.number, view.rubric, view.aggregation)))
}

/// The organisers that are known, one a line.
fn organisers_text(view: &selections::SelectionView) -> String {
    let line = |one: &selections::OrganiserView| {
        format!("{}，{}，{}", region(&one.region), one.unit, one.name)
    };
    view.organisers.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// Where a selection stands.
fn stage(name: &str) -> Badge {
    let tone = match name {
        "未开始" => Tone::Plain,
        "已公布" => Tone::Done,
        _ => Tone::Wait,
    };
    Badge::new(name, tone)
}

/// The name of a region for its code.
fn region(code: &str) -> &str {
    match code.parse::<RegionCode>() {
        Ok(region) => region.name(),
        Err(_) => code,
    }
}
