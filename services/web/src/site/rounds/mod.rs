//! 评审 as who runs a campaign sees it: a round, its panel, how far each member is.

mod acts;
mod new;
mod seats;

use std::collections::BTreeSet;

use axum::{
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use fawen_domain::{
    account::Role,
    region::RegionCode,
    review::{Aggregation, points},
};
use fawen_pages::{
    Bar, Choice, Flash, Frame, address,
    round::{Act, Expert, Round},
};
use serde::Deserialize;

pub(super) use self::{
    acts::seed,
    new::{begin, open},
    seats::{reopen, seats},
};
use super::{page as show, reviews::stage, sent::Sent, visitor::Visitor};
use crate::{
    Problem,
    input::{Path, Query},
    work::{Desk, campaigns, rounds},
};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    done: String,
}

pub(super) async fn page(
    visitor: Visitor,
    Path((campaign, number)): Path<(String, u32)>,
    Query(Asked { done }): Query<Asked>,
) -> Result<Response, Problem> {
    let mut frame = visitor.frame();
    frame.flashes =
        acts::done(&done).map(|text| Flash::Done(text.to_owned())).into_iter().collect();
    shown(&visitor.desk(), &frame, &campaign, number).await
}

/// Does what a form asks of the round.
pub(super) async fn act(
    Path((campaign, number, act)): Path<(String, u32, String)>,
    sent: Sent,
) -> Result<Response, Problem> {
    match acts::give(&sent, &campaign, number, &act).await {
        Ok(()) => {
            let to = address::round(&campaign, number);
            Ok(Redirect::to(&address::with(&to, &[("done", &act)])).into_response())
        }
        Err(problem) if problem.status == StatusCode::NOT_FOUND.as_u16() => Err(problem),
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
    let view = rounds::view(desk, campaign, number).await?;
    let bar = |label: &str, value: u32, limit: u32| Bar {
        label: label.to_owned(),
        value: value.into(),
        limit: Some(limit.into()),
    };
    let covered = view.cases.saturating_sub(u32::try_from(view.lacking.len()).unwrap_or(u32::MAX));
    let shown = Round {
        campaign: campaign.to_owned(),
        campaign_name: campaigns::view(desk, campaign).await?.name,
        number,
        version: view.version,
        stage: stage(view.closed),
        progress: vec![
            bar("评分表", view.sheets, view.seats),
            bar("达到有效份数的作品", covered, view.cases),
        ],
        plan: plan(&view),
        experts: view.experts.iter().map(expert).collect(),
        acts: match campaigns::may(desk, campaign, &[Role::Drafter]).await? {
            true => open_acts(desk, &view).await?,
            false => Vec::new(),
        },
    };
    Ok(show(frame, &shown))
}

fn expert(line: &rounds::ExpertLine) -> Expert {
    Expert {
        account: line.account.clone(),
        name: line.name.clone(),
        role: line.role.clone(),
        unit: format!("{} {}", line.unit, region(&line.region)),
        done: (line.sheets, line.cases),
        recused: line.recused,
    }
}

/// The plan of a round, each rule with what it says.
fn plan(view: &rounds::RoundView) -> Vec<(String, String)> {
    let criteria = view.rubric.criteria.iter();
    let criteria: Vec<String> = criteria
        .map(|c| format!("{}{}（满分{}）", c.name, percent(c.weight), short(c.max)))
        .collect();
    let conflicts = view.conflicts;
    let kinds = [
        ("同单位", conflicts.same_unit),
        ("同推荐单位", conflicts.same_recommender),
        ("同地区", conflicts.same_region),
    ];
    let kinds: Vec<&str> = kinds.into_iter().filter(|kind| kind.1).map(|kind| kind.0).collect();
    let (loads, quorum) = (view.loads, view.quorum);
    let said = [
        ("作品", format!("{}件", view.cases)),
        ("方式", if view.blind { "盲评" } else { "明评" }.to_owned()),
        ("评分标准", criteria.join("、")),
        (
            "工作量",
            format!(
                "每件{}名评委，每名评委{}至{}件",
                loads.experts_per_case, loads.min_cases, loads.max_cases
            ),
        ),
        (
            "有效条件",
            format!(
                "每件至少{}份有效评分表，至少{}的评委参评",
                quorum.sheets_per_case,
                percent(quorum.panel_share)
            ),
        ),
        ("回避", if kinds.is_empty() { "申报的利害关系".to_owned() } else { kinds.join("、") }),
        (
            "合成办法",
            match view.aggregation {
                Aggregation::Mean => "平均分".to_owned(),
                Aggregation::TrimmedMean { from } => {
                    format!("满{from}份去掉一个最高分、一个最低分")
                }
            },
        ),
    ];
    said.into_iter().map(|(rule, says)| (rule.to_owned(), says)).collect()
}

/// What may be done with the round now.
async fn open_acts(desk: &Desk, view: &rounds::RoundView) -> Result<Vec<Act>, Problem> {
    if view.closed {
        return Ok(Vec::new());
    }
    let on_panel: BTreeSet<&str> =
        view.experts.iter().map(|expert| expert.account.as_str()).collect();
    let accounts = rounds::experts(desk, &view.campaign).await?;
    let accounts = accounts.into_iter().filter(|(id, _)| !on_panel.contains(id.as_str()));
    let member = Act::Member {
        accounts: accounts
            .map(|(id, name)| Choice { label: format!("{name}（{id}）"), value: id })
            .collect(),
        regions: RegionCode::all()
            .map(|region| Choice::new(region.to_string(), region.full_name()))
            .collect(),
    };
    let experts: Vec<Choice> = view
        .experts
        .iter()
        .map(|expert| Choice::new(expert.account.as_str(), expert.name.as_str()))
        .collect();
    let mut acts = Vec::new();
    if view.assigned {
        acts.push(Act::Close);
        if view.vacant > 0 {
            acts.push(Act::Reassign(view.vacant));
        }
        acts.push(member);
    } else {
        acts.push(Act::Panel(acts::panel_text(view)));
        acts.push(member);
        if !experts.is_empty() {
            acts.push(Act::Conflict(experts));
            acts.push(Act::Assign);
        }
    }
    Ok(acts)
}

/// The name of a region for its code.
fn region(code: &str) -> &str {
    match code.parse::<RegionCode>() {
        Ok(region) => region.name(),
        Err(_) => code,
    }
}

/// Hundredths of a percent: 6667 is `66.67%`.
pub(super) fn percent(hundredths: u32) -> String {
    format!("{}%", short(hundredths))
}

/// Hundredths, without noughts at the end: 8650 is `86.5`.
pub(super) fn short(hundredths: u32) -> String {
    let text = points(i64::from(hundredths));
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
