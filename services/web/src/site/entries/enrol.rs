//! A unit takes part.

use axum::response::{IntoResponse, Redirect, Response};
use fawen_domain::{account::Role, campaign::Stage, region::RegionCode};
use fawen_pages::{
    Choice, Flash, address,
    enrolment::{Enrolment, Filled},
};

use super::super::{page, sent::Sent, visitor::Visitor};
use crate::{
    Problem,
    input::Path,
    work::{Desk, campaigns, entries},
};

pub(super) async fn form(
    visitor: Visitor,
    Path(campaign): Path<String>,
) -> Result<Response, Problem> {
    let desk = visitor.desk();
    let enrolment = enrolment(&desk, &campaign).await?;
    let mut frame = visitor.frame();
    if *entries::campaign_of(&desk, &campaign).await?.stage() != Stage::Open {
        let message = "这项活动现在不接受参评登记：请查看活动的启动和截止时间".to_owned();
        frame.flashes.push(Flash::Wrong { message, details: Vec::new() });
    }
    Ok(page(&frame, &enrolment))
}

pub(super) async fn enrol(Path(campaign): Path<String>, sent: Sent) -> Result<Response, Problem> {
    let desk = sent.desk();
    let filled = Filled {
        unit: sent.text("unit"),
        name: sent.text("name").trim().to_owned(),
        kind: sent.text("kind"),
        other_kind: sent.text("other_kind").trim().to_owned(),
        region: sent.text("region"),
        recommender: sent.text("recommender").trim().to_owned(),
    };
    let kind = if filled.kind.is_empty() { &filled.other_kind } else { &filled.kind };
    let missing = [
        ("name", filled.name.is_empty(), "没有写单位名称；请写全称。"),
        ("kind", kind.is_empty(), "没有单位类别；请选择或者填写。"),
        ("region", filled.region.is_empty(), "没有选所在地区；请选择。"),
    ];
    let problems: fawen_pages::Problems = missing
        .into_iter()
        .filter(|(_, missing, _)| *missing)
        .map(|(name, _, problem)| (name.to_owned(), problem.to_owned()))
        .collect();
    let outcome = if problems.is_empty() {
        let new = entries::NewEntry {
            unit: filled.unit.clone(),
            name: filled.name.clone(),
            kind: kind.clone(),
            region: filled.region.clone(),
            recommender: Some(filled.recommender.clone()).filter(|body| !body.is_empty()),
        };
        entries::open(&desk, &campaign, new).await
    } else {
        Err(Problem::incomplete())
    };
    match outcome {
        Ok(_) => {
            let entry = address::entry(&campaign, &filled.unit);
            Ok(Redirect::to(&address::with(&entry, &[("done", "enrol")])).into_response())
        }
        Err(problem) => {
            let shown = Enrolment { filled, problems, ..enrolment(&desk, &campaign).await? };
            let response = page(&sent.visitor.frame_refusing(&problem), &shown);
            Ok((problem.status(), response).into_response())
        }
    }
}

async fn enrolment(desk: &Desk, campaign: &str) -> Result<Enrolment, Problem> {
    let view = campaigns::view(desk, campaign).await?;
    let eligibility = &view.policy.eligibility;
    let same = |name: &str| Choice::new(name, name);
    let region = |code: RegionCode| {
        let label = if code.is_national() { "中央、部属单位" } else { code.full_name() };
        Choice::new(format!("{:02}", code.0), label)
    };
    Ok(Enrolment {
        campaign: campaign.to_owned(),
        name: view.name,
        deadline: view.deadline_text,
        units: entries::units(desk, Role::Entrant).iter().map(|id| same(id.as_str())).collect(),
        kinds: eligibility.kinds.iter().map(|kind| same(&kind.0)).collect(),
        other_kinds: eligibility.open,
        regions: RegionCode::all().map(region).collect(),
        recommended: eligibility.routes.recommender,
        filled: Filled::default(),
        problems: Default::default(),
    })
}
