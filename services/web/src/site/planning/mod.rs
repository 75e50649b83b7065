//! A campaign planned from its notice: what was read of it, confirmed or changed part by part.

mod read;
mod write;

use std::collections::BTreeMap;

use axum::{
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use fawen_domain::{campaign::Policy, proposal::Part as Rule};
use fawen_pages::{
    Choice, Frame, Problems, address,
    new_campaign::{ChooseNotice, NewCampaign, Part},
};
use serde::Deserialize;

use super::{page, preview, sent::Sent, visitor::Visitor};
use crate::{
    Problem,
    input::Query,
    work::{Desk, Slice, campaigns, documents},
};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    notice: String,
    activity: usize,
}

/// What stands in the fields, by their names.
type Given = BTreeMap<String, String>;

/// The notices to choose from, or what one of them says.
pub(super) async fn begin(
    visitor: Visitor,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    let desk = visitor.desk();
    if asked.notice.is_empty() {
        let notices = notices(&desk).await?;
        return Ok(page(&visitor.frame(), &ChooseNotice { notices }));
    }
    shown(&desk, &visitor.frame(), &asked, None, Problems::new()).await
}

/// Plans the campaign, when every part that was read is confirmed.
pub(super) async fn plan(sent: Sent) -> Result<Response, Problem> {
    let desk = sent.desk();
    let asked = Asked {
        notice: sent.text("notice"),
        activity: sent.text("activity").parse().unwrap_or_default(),
    };
    let given: Given = sent.fields().keys().map(|name| (name.clone(), sent.text(name))).collect();
    let proposal = chosen(campaigns::propose(&desk, &asked.notice).await?, asked.activity)?;
    let mut problems = unconfirmed(&proposal, &given);
    let policy = read::policy(&proposal.policy, &given, &mut problems);
    if !problems.is_empty() {
        let detail = format!("有{}处没有核对或者写得不对，见各项下的说明", problems.len());
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        let problem = Problem::new(status, "unconfirmed", "方案还没有核对完", detail);
        return again(&sent, &asked, &given, &problem, problems).await;
    }
    let new = campaigns::NewCampaign {
        campaign: sent.text("campaign").trim().to_owned(),
        notice: asked.notice.clone(),
        issuer: String::new(),
        policy: Box::new(policy),
    };
    let id = new.campaign.clone();
    match campaigns::plan(&desk, new).await {
        Ok(_) => {
            let to = address::with(&address::campaign(&id), &[("done", "plan")]);
            Ok(Redirect::to(&to).into_response())
        }
        Err(problem) => again(&sent, &asked, &given, &problem, Problems::new()).await,
    }
}

async fn again(
    sent: &Sent,
    asked: &Asked,
    given: &Given,
    problem: &Problem,
    problems: Problems,
) -> Result<Response, Problem> {
    if matches!(problem.status, 403 | 404) {
        return Err(problem.clone());
    }
    let frame = sent.visitor.frame_refusing(problem);
    let response = shown(&sent.visitor.desk(), &frame, asked, Some(given), problems).await?;
    Ok((problem.status(), response).into_response())
}

/// The parts that were read and not confirmed.
fn unconfirmed(proposal: &campaigns::ProposalView, given: &Given) -> Problems {
    let names = proposal.readings.iter().map(|reading| format!("ok-{}", reading.part));
    let open = names.filter(|name| given.get(name).is_none_or(|ticked| ticked != "yes"));
    open.map(|name| (name, "请与原文核对，改好以后打钩。".to_owned())).collect()
}

fn chosen(
    proposals: Vec<campaigns::ProposalView>,
    activity: usize,
) -> Result<campaigns::ProposalView, Problem> {
    let absent = || Problem::absent("通知中没有这项活动：请重新选择");
    proposals.into_iter().nth(activity).ok_or_else(absent)
}

async fn shown(
    desk: &Desk,
    frame: &Frame,
    asked: &Asked,
    given: Option<&Given>,
    problems: Problems,
) -> Result<Response, Problem> {
    let proposals = campaigns::propose(desk, &asked.notice).await?;
    let names = proposals
        .iter()
        .zip(0_usize..)
        .map(|(proposal, place)| Choice::new(place.to_string(), proposal.policy.name.as_str()));
    let activities = names.collect();
    let proposal = chosen(proposals, asked.activity)?;
    let text = |name: &str| given.and_then(|given| given.get(name)).cloned();
    let campaign = text("campaign").unwrap_or_else(|| proposed_id(asked));
    let shown = NewCampaign {
        notice: asked.notice.clone(),
        title: documents::view(desk, &asked.notice).await?.title,
        activities,
        activity: asked.activity,
        campaign,
        parts: Rule::ALL.iter().map(|rule| part(*rule, &proposal, given)).collect(),
        findings: proposal.findings.iter().map(preview::shown).collect(),
        problems,
    };
    Ok(page(frame, &shown))
}

fn proposed_id(asked: &Asked) -> String {
    match asked.activity {
        0 => format!("{}-campaign", asked.notice),
        activity => format!("{}-campaign-{}", asked.notice, activity.saturating_add(1)),
    }
}

/// One part: as it was read, or as it was typed.
fn part(rule: Rule, proposal: &campaigns::ProposalView, given: Option<&Given>) -> Part {
    let reading = proposal.readings.iter().find(|reading| reading.part == rule.name());
    let policy: &Policy = &proposal.policy;
    let mut controls = write::controls(rule, policy);
    if let Some(given) = given {
        for control in &mut controls {
            control.value = given.get(&control.name).cloned().unwrap_or_default();
        }
    }
    let confirm = format!("ok-{}", rule.name());
    Part {
        name: rule.name().to_owned(),
        label: rule.label().to_owned(),
        sentences: reading.map(|reading| reading.sentences.clone()).unwrap_or_default(),
        confirmed: given.and_then(|given| given.get(&confirm)).is_some_and(|text| text == "yes"),
        controls,
    }
}

/// The notices for which this person may draft, the one touched last first.
async fn notices(desk: &Desk) -> Result<Vec<Choice>, Problem> {
    let filter = documents::Filter { kind: Some("通知".to_owned()), ..Default::default() };
    let slice = Slice { after: None, limit: Some(200) };
    let found = documents::list(desk, &filter, &slice).await?;
    let choice = |line: documents::Line| {
        let known = line.number.unwrap_or_else(|| line.last_step.clone());
        Choice::new(line.document, format!("{}（{known}）", line.title))
    };
    Ok(found.items.into_iter().map(choice).collect())
}
