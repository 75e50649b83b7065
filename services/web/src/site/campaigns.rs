//! 征集活动: the list, and one with its progress.

use axum::{
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use fawen_domain::{account::Role, campaign::Policy};
use fawen_pages::{
    Badge, Bar, Choice, Flash, Frame, Tone, address,
    campaign::{Act, Campaign},
    campaigns::{Campaigns, Row},
};
use serde::Deserialize;

use super::{page, sent::Sent, visitor::Visitor};
use crate::{
    Problem,
    input::{Path, Query},
    work::{Desk, Done, Slice, campaigns},
};

/// Who sees the figures of a campaign, and the pages on which it is carried on.
const WATCHERS: [Role; 4] = [Role::Drafter, Role::Reviewer, Role::Signer, Role::Auditor];

/// Every act, with what is said when it is done.
const ACTS: [(&str, &str); 7] = [
    ("plan", "活动已拟定。"),
    ("extend", "截止时间已推后。"),
    ("settle-item", "具体安排已记下。"),
    ("start-phase", "阶段已开始。"),
    ("end-phase", "阶段已结束。"),
    ("cancel", "活动已取消。"),
    ("archive", "活动已归档。"),
];

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    done: String,
}

pub(super) async fn list(visitor: Visitor) -> Result<Response, Problem> {
    let desk = visitor.desk();
    let found = campaigns::list(&desk, &Slice { after: None, limit: Some(200) }).await?;
    let mut rows = Vec::new();
    for line in found.items {
        let view = campaigns::view(&desk, &line.campaign).await?;
        rows.push(Row {
            stage: stage(&line.stage),
            id: line.campaign,
            name: line.name,
            notice: line.number.unwrap_or_default(),
            deadline: view.deadline,
        });
    }
    let plan = desk.principal.holds(Role::Drafter).then(|| address::NEW_CAMPAIGN.to_owned());
    Ok(page(&visitor.frame(), &Campaigns { rows, plan }))
}

pub(super) async fn campaign(
    visitor: Visitor,
    Path(id): Path<String>,
    Query(Asked { done }): Query<Asked>,
) -> Result<Response, Problem> {
    let mut frame = visitor.frame();
    let said = ACTS.iter().find(|act| act.0 == done).map(|act| act.1.to_owned());
    frame.flashes = said.map(Flash::Done).into_iter().collect();
    shown(&visitor.desk(), &frame, id).await
}

/// Does what a form asks of the campaign.
pub(super) async fn act(
    Path((id, act)): Path<(String, String)>,
    sent: Sent,
) -> Result<Response, Problem> {
    match give(&sent, &id, &act).await {
        Ok(()) => Ok(Redirect::to(&address::with(&address::campaign(&id), &[("done", &act)]))
            .into_response()),
        Err(problem) if problem.status == StatusCode::NOT_FOUND.as_u16() => Err(problem),
        Err(problem) => {
            let frame = sent.visitor.frame_refusing(&problem);
            let response = shown(&sent.visitor.desk(), &frame, id).await?;
            Ok((problem.status(), response).into_response())
        }
    }
}

async fn give(sent: &Sent, id: &str, act: &str) -> Result<(), Problem> {
    let desk = &sent.desk();
    let text = |name: &str| sent.text(name);
    let done: Result<Done, Problem> = match act {
        "extend" => campaigns::extend(desk, id, extension(sent)?).await,
        "settle-item" => campaigns::settle_item(desk, id, text("item"), text("answer")).await,
        "start-phase" => campaigns::start_phase(desk, id, text("phase")).await,
        "end-phase" => campaigns::end_phase(desk, id, text("phase")).await,
        "cancel" => campaigns::cancel(desk, id, text("reason")).await,
        "archive" => campaigns::archive(desk, id).await,
        _ => return Err(Problem::absent("没有这种办理：请从活动的页面上选择")),
    };
    done.map(drop)
}

fn extension(sent: &Sent) -> Result<campaigns::Extension, Problem> {
    let (date, time) = (sent.text("date"), sent.text("time"));
    let wrong = |what: &str, text: &str, as_in: &str| {
        Problem::malformed(format!("“{text}”不是{what}：请写如{as_in}"))
    };
    let time = match time.trim() {
        "" => None,
        text => Some(text.parse().map_err(|_| wrong("时刻", text, "17:30"))?),
    };
    let date = date.trim().parse().map_err(|_| wrong("日期", &date, "2026-04-10"))?;
    Ok(campaigns::Extension { date, time, reason: sent.text("reason") })
}

/// What may be done with a campaign now: what its stage allows.
fn open_acts(view: &campaigns::CampaignView) -> Vec<Act> {
    let choice = |name: &str| Choice::new(name, name);
    let open_items: Vec<Choice> = view.open_items.iter().map(|item| choice(&item.name)).collect();
    let running = |phase: &&campaigns::PhaseView| phase.started.is_some() && phase.ended.is_none();
    let phases = |of: &dyn Fn(&&campaigns::PhaseView) -> bool| -> Vec<Choice> {
        view.phases.iter().filter(of).map(|phase| choice(&phase.name)).collect()
    };
    let (begun, waiting) = (phases(&running), phases(&|phase| phase.started.is_none()));
    let (planned, open, closed) =
        (view.stage == "待发", view.stage == "征集中", view.stage == "已截止");
    let cancelled = view.stage.starts_with("已取消");
    let mut acts = Vec::new();
    if open && view.deadline.is_some() {
        acts.push(Act::Extend);
    }
    if (open || closed) && !waiting.is_empty() {
        acts.push(Act::StartPhase(waiting));
    }
    if (open || closed) && !begun.is_empty() {
        acts.push(Act::EndPhase(begun));
    }
    if (planned || open || closed) && !open_items.is_empty() {
        acts.push(Act::Settle(open_items));
    }
    if closed || cancelled {
        acts.push(Act::Archive);
    }
    if planned || open || (closed && view.bulletin.is_none()) {
        acts.push(Act::Cancel);
    }
    acts
}

/// When a phase ran.
fn ran(phase: &campaigns::PhaseView) -> (String, String) {
    let day = |day: jiff::civil::Date| day.strftime("%Y年%-m月%-d日").to_string();
    let told = match (phase.started, phase.ended) {
        (Some(from), Some(to)) => format!("{}至{}", day(from), day(to)),
        (Some(from), None) => format!("{}起", day(from)),
        (None, _) => "尚未开始".to_owned(),
    };
    (format!("“{}”阶段", phase.name), told)
}

async fn shown(desk: &Desk, frame: &Frame, id: String) -> Result<Response, Problem> {
    let view = campaigns::view(desk, &id).await?;
    let acts = match campaigns::may(desk, &id, &[Role::Drafter]).await? {
        true => open_acts(&view),
        false => Vec::new(),
    };
    let pages = match campaigns::may(desk, &id, &WATCHERS).await? {
        true => pages(&id),
        false => Vec::new(),
    };
    // Units see the rules and dates; the figures are for those who run the campaign.
    let progress = match !pages.is_empty() {
        true => Some(campaigns::progress(desk, &id).await?),
        false => None,
    };
    let bar =
        |label: &str, value: u32| Bar { label: label.to_owned(), value: value.into(), limit: None };
    let shown = Campaign {
        name: view.name,
        stage: stage(&view.stage),
        notice: (
            view.number.unwrap_or_else(|| view.notice.clone()),
            address::document(&view.notice),
        ),
        deadline: view.deadline,
        rules: rules(&view.policy),
        collected: progress.as_ref().map(|progress| progress.cases.into()),
        standings: progress
            .iter()
            .flat_map(|progress| {
                let decided = [progress.screened_in, progress.screened_out, progress.returned];
                let waiting = decided.into_iter().fold(progress.cases, u32::saturating_sub);
                [
                    bar("待审查", waiting),
                    bar("通过形式审查", progress.screened_in),
                    bar("未通过形式审查", progress.screened_out),
                    bar("退回补正", progress.returned),
                ]
            })
            .collect(),
        regions: progress
            .iter()
            .flat_map(|progress| &progress.regions)
            .map(|region| bar(&region.name, region.cases))
            .collect(),
        kinds: progress
            .iter()
            .flat_map(|progress| &progress.kinds)
            .map(|kind| {
                // Every unit of the kind may hand in so many.
                let limit =
                    kind.quota_per_unit.map(|quota| u64::from(quota) * u64::from(kind.units));
                Bar { limit, ..bar(&kind.kind, kind.cases) }
            })
            .collect(),
        version: view.version,
        phases: view.phases.iter().map(ran).collect(),
        open_items: view
            .open_items
            .into_iter()
            .map(|item| (item.name, item.answer.unwrap_or_default()))
            .collect(),
        pages,
        acts,
        id,
    };
    Ok(page(frame, &shown))
}

fn stage(name: &str) -> Badge {
    let tone = match name {
        "征集中" => Tone::Wait,
        "已截止" | "已归档" => Tone::Done,
        "待发" => Tone::Plain,
        _ => Tone::Stop,
    };
    Badge::new(name, tone)
}

/// The pages on which a campaign is carried on.
fn pages(id: &str) -> Vec<(String, String)> {
    let pages = [
        ("形式审查", address::under(address::SCREENING, &[id])),
        ("评审", address::REVIEWS.to_owned()),
        ("推选", address::selection(id)),
    ];
    pages.into_iter().map(|(label, href)| (label.to_owned(), href)).collect()
}

/// The rules that whoever takes part should know first.
fn rules(policy: &Policy) -> Vec<(String, String)> {
    let names: Vec<&str> =
        policy.categories.iter().map(|category| category.name.as_str()).collect();
    let mut rules = Vec::new();
    if !names.is_empty() {
        rules.push(("类别".to_owned(), names.join("、")));
    }
    rules
}
