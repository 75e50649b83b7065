//! 公示与异议.

use std::collections::{BTreeMap, BTreeSet};

use axum::{
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use fawen_domain::account::Role;
use fawen_pages::{
    Choice, Flash, Frame, address,
    publicity::{Act, Objection, Publicity},
};
use jiff::civil::Date;

use super::{
    super::{page, sent::Sent, visitor::Visitor},
    Asked, stage,
};
use crate::{
    Problem,
    input::{Path, Query},
    work::{Desk, Done, campaigns, selections},
};

/// Every act, with what is said when it is done.
const ACTS: [(&str, &str); 4] = [
    ("start", "已开始公示。"),
    ("lodge", "异议已登记，请审核人员核查处理。"),
    ("settle", "异议已处理。"),
    ("close", "公示已结束。"),
];

pub(in crate::site) async fn publicity(
    visitor: Visitor,
    Path(campaign): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    let mut frame = visitor.frame();
    let done = asked.get("done").and_then(|name| ACTS.iter().find(|act| act.0 == name));
    frame.flashes = done.map(|act| Flash::Done(act.1.to_owned())).into_iter().collect();
    shown(&visitor.desk(), &frame, &campaign).await
}

/// Does what a form asks.
pub(in crate::site) async fn act(
    Path((campaign, act)): Path<(String, String)>,
    sent: Sent,
) -> Result<Response, Problem> {
    match give(&sent, &campaign, &act).await {
        Ok(()) => {
            let to = address::publicity(&campaign);
            Ok(Redirect::to(&address::with(&to, &[("done", &act)])).into_response())
        }
        Err(problem) if problem.status == StatusCode::NOT_FOUND.as_u16() => Err(problem),
        Err(problem) => {
            let frame = sent.visitor.frame_refusing(&problem);
            let response = shown(&sent.visitor.desk(), &frame, &campaign).await?;
            Ok((problem.status(), response).into_response())
        }
    }
}

async fn give(sent: &Sent, campaign: &str, act: &str) -> Result<(), Problem> {
    let desk = &sent.desk();
    let done: Result<Done, Problem> = match act {
        "start" => selections::start_notice(desk, campaign, order(sent)?).await,
        "lodge" => {
            let view = selections::view(desk, campaign).await?;
            let new = selections::NewObjection {
                objection: format!("objection-{}", view.objections.len() + 1),
                case: sent.text("case"),
                reason: sent.text("reason"),
                by: sent.text("by"),
            };
            selections::lodge(desk, campaign, new).await
        }
        "settle" => {
            let verdict = match sent.text("verdict").as_str() {
                "upheld" => selections::Verdict::Upheld,
                "rejected" => selections::Verdict::Rejected,
                _ => return Err(Problem::malformed("请选择结论：异议成立或不成立")),
            };
            let settling = selections::Settling { verdict, reason: sent.text("reason") };
            selections::settle(desk, campaign, &sent.text("objection"), settling).await
        }
        "close" => selections::close_notice(desk, campaign).await,
        _ => return Err(Problem::absent("没有这种办理：请从公示的页面上选择")),
    };
    done.map(drop)
}

fn order(sent: &Sent) -> Result<selections::NoticeOrder, Problem> {
    let days = |name: &str| -> Result<BTreeSet<Date>, Problem> {
        let text = sent.text(name);
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        lines.map(day).collect()
    };
    Ok(selections::NoticeOrder {
        from: day(&sent.text("from"))?,
        until: day(&sent.text("until"))?,
        calendar: selections::Holidays { holidays: days("holidays")?, workdays: days("workdays")? },
    })
}

fn day(text: &str) -> Result<Date, Problem> {
    text.trim()
        .parse()
        .map_err(|_| Problem::malformed(format!("“{text}”不是日期：请按年-月-日写，如 2026-05-01")))
}

async fn shown(desk: &Desk, frame: &Frame, campaign: &str) -> Result<Response, Problem> {
    let view = selections::view(desk, campaign).await?;
    let settles = campaigns::may(desk, campaign, &[Role::Reviewer]).await?;
    let titles: BTreeMap<&str, &str> =
        view.ranking.iter().map(|line| (line.case.as_str(), line.title.as_str())).collect();
    let objection = |one: &selections::ObjectionView| Objection {
        id: one.objection.clone(),
        title: titles.get(one.case.as_str()).copied().unwrap_or(&one.case).to_owned(),
        reason: one.reason.clone(),
        by: one.by.clone(),
        settled: one.settled.clone(),
        open: settles && one.settled.is_none(),
    };
    let shown = Publicity {
        campaign: campaign.to_owned(),
        name: campaigns::view(desk, campaign).await?.name,
        version: view.version,
        stage: stage(&view.stage),
        days: view.public_notice_days,
        period: view.notice_from.zip(view.notice_until),
        tiers: view.confirmed.iter().map(in_public).collect(),
        organisers: view.organisers.iter().map(|one| one.name.clone()).collect(),
        objections: view.objections.iter().map(objection).collect(),
        acts: match campaigns::may(desk, campaign, &[Role::Drafter]).await? {
            true => open_acts(desk, &view),
            false => Vec::new(),
        },
    };
    Ok(page(frame, &shown))
}

/// A tier as it is shown: by region, without ranks.
fn in_public(tier: &selections::TierView) -> (String, Vec<(String, String)>) {
    let mut cases: Vec<&selections::AwardLine> = tier.cases.iter().collect();
    cases.sort_by(|a, b| (&a.region, &a.unit, &a.title).cmp(&(&b.region, &b.unit, &b.title)));
    let lines = cases.into_iter().map(|case| (case.unit.clone(), case.title.clone()));
    (tier.name.clone(), lines.collect())
}

fn open_acts(desk: &Desk, view: &selections::SelectionView) -> Vec<Act> {
    if view.confirmed.is_empty() || view.public_notice_days.is_none() || view.notice_closed {
        return Vec::new();
    }
    if view.notice_from.is_none() {
        return vec![Act::Start(desk.context().today())];
    }
    let cases = view.confirmed.iter().flat_map(|tier| &tier.cases);
    let choice = |case: &selections::AwardLine| {
        Choice::new(case.case.as_str(), format!("{}　{}", case.title, case.unit))
    };
    vec![Act::Lodge(cases.map(choice).collect()), Act::Close]
}
