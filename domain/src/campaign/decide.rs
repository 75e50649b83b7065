//! The decisions of a campaign, one function a command.

use jiff::civil::Date;

use super::{
    BulletinPlan, Campaign, CampaignError as Error, CampaignEvent as Event, Opened, PhaseRun, Plan,
    Policy, Stage,
};
use crate::{
    Context, Severity,
    calendar::Deadline,
    ids::{CampaignId, DocumentId},
    number::DocumentNumber,
};

type Decision = Result<Vec<Event>, Error>;

pub(super) fn plan(
    state: &Campaign,
    campaign: CampaignId,
    notice: DocumentId,
    policy: Box<Policy>,
) -> Decision {
    if let Some(plan) = &state.plan {
        let same = plan.campaign == campaign && plan.notice == notice && plan.policy == policy;
        return if same {
            Ok(vec![])
        } else {
            Err(Error::AlreadyPlanned { name: plan.policy.name.clone() })
        };
    }
    sound(&policy)?;
    Ok(vec![Event::CampaignPlanned { campaign, notice, policy }])
}

pub(super) fn replan(state: &Campaign, policy: Box<Policy>) -> Decision {
    let plan = alive(state)?;
    if state.stage != Stage::Planned {
        return Err(Error::RulesFixed);
    }
    if plan.policy == policy {
        return Ok(vec![]);
    }
    sound(&policy)?;
    Ok(vec![Event::CampaignReplanned { policy }])
}

/// A plan that contradicts itself could not be carried out once its notice is issued.
fn sound(policy: &Policy) -> Result<(), Error> {
    let mut findings = policy.findings();
    findings.retain(|finding| finding.severity == Severity::Error);
    if findings.is_empty() { Ok(()) } else { Err(Error::PolicyContradicts { findings }) }
}

pub(super) fn open(
    state: &Campaign,
    notice: DocumentId,
    number: DocumentNumber,
    issued_on: Date,
) -> Decision {
    let plan = alive(state)?;
    if plan.notice != notice {
        return Err(Error::OtherNotice { planned: plan.notice.clone(), given: notice });
    }
    if let Some(opened) = &state.opened {
        let same = *opened == Opened { number, issued_on };
        return if same {
            Ok(vec![])
        } else {
            Err(Error::AlreadyOpened { number: opened.number.clone() })
        };
    }
    Ok(vec![Event::CampaignOpened {
        name: plan.policy.name.clone(),
        notice,
        number,
        issued_on,
        deadline: state.deadline.clone(),
    }])
}

pub(super) fn extend(state: &Campaign, context: &Context, new: Deadline, reason: &str) -> Decision {
    taking_cases(state)?;
    let from = state.deadline.clone().ok_or(Error::NoDeadline)?;
    if new == from {
        return Ok(vec![]);
    }
    if new.hard() <= from.hard() {
        return Err(Error::NotLater { from, new });
    }
    if new.hard() <= context.at {
        return Err(Error::ExtendedIntoThePast { new, today: context.today() });
    }
    let reason = given(reason, "延期")?;
    Ok(vec![Event::DeadlineExtended { from, to: new, reason }])
}

pub(super) fn settle(state: &Campaign, item: String, answer: &str) -> Decision {
    let plan = alive(state)?;
    let items = &plan.policy.schedule.open_items;
    if !items.iter().any(|open| open.name == item) {
        return Err(Error::UnknownOpenItem { item });
    }
    let answer = answer.trim();
    if answer.is_empty() {
        return Err(Error::AnswerMissing { item });
    }
    match state.settled.get(&item) {
        // A later answer replaces an earlier one: places and dates do change.
        Some(earlier) if earlier == answer => Ok(vec![]),
        _ => Ok(vec![Event::OpenItemSettled { item, answer: answer.to_owned() }]),
    }
}

pub(super) fn start_phase(state: &Campaign, context: &Context, phase: String) -> Decision {
    known_phase(state, &phase)?;
    if state.phases.contains_key(&phase) {
        return Ok(vec![]);
    }
    let on = context.today();
    Ok(vec![Event::PhaseStarted { phase, on }])
}

pub(super) fn end_phase(state: &Campaign, context: &Context, phase: String) -> Decision {
    known_phase(state, &phase)?;
    match state.phases.get(&phase) {
        None => Err(Error::PhaseNotStarted { phase }),
        Some(PhaseRun { ended: Some(_), .. }) => Ok(vec![]),
        Some(PhaseRun { ended: None, .. }) => {
            let on = context.today();
            Ok(vec![Event::PhaseEnded { phase, on }])
        }
    }
}

fn known_phase(state: &Campaign, phase: &str) -> Result<(), Error> {
    let plan = alive(state)?;
    if state.opened.is_none() {
        return Err(Error::NotOpen);
    }
    let phases = &plan.policy.schedule.phases;
    if phases.iter().any(|known| known.name == phase) {
        return Ok(());
    }
    let known: Vec<&str> = phases.iter().map(|known| known.name.as_str()).collect();
    Err(Error::UnknownPhase { phase: phase.to_owned(), known: known.join("、") })
}

pub(super) fn close(state: &Campaign, context: &Context) -> Decision {
    alive(state)?;
    match state.stage {
        Stage::Closed => return Ok(vec![]),
        Stage::Open => {}
        Stage::Planned | Stage::Archived | Stage::Cancelled { .. } => return Err(Error::NotOpen),
    }
    // Up to the last instant of the grace a receipt may still come in.
    if let Some(until) = state.closes_at()
        && context.at <= until
    {
        let until = crate::context::BEIJING.to_datetime(until);
        return Err(Error::TooEarly { until });
    }
    Ok(vec![Event::CampaignClosed { deadline: state.deadline.clone() }])
}

pub(super) fn plan_bulletin(state: &Campaign, plan: Box<BulletinPlan>) -> Decision {
    alive(state)?;
    if let Some(reported) = &state.bulletin {
        return Err(Error::AlreadyReported { bulletin: reported.clone() });
    }
    if plan.issuers.is_empty() {
        return Err(Error::BulletinWithoutIssuer);
    }
    if state.bulletin_plan.as_ref() == Some(&plan) {
        return Ok(vec![]);
    }
    Ok(vec![Event::BulletinPlanned { plan }])
}

pub(super) fn report(state: &Campaign, bulletin: DocumentId) -> Decision {
    alive(state)?;
    if let Some(reported) = &state.bulletin {
        return if *reported == bulletin {
            Ok(vec![])
        } else {
            Err(Error::AlreadyReported { bulletin: reported.clone() })
        };
    }
    if state.stage != Stage::Closed {
        return Err(Error::NotClosed);
    }
    Ok(vec![Event::ResultReported { bulletin }])
}

pub(super) fn archive(state: &Campaign, context: &Context) -> Decision {
    let plan = planned(state)?;
    match state.stage {
        Stage::Archived => return Ok(vec![]),
        Stage::Planned | Stage::Open => return Err(Error::NotClosed),
        // What was called off has no result to wait for.
        Stage::Cancelled { .. } => {}
        Stage::Closed if state.bulletin.is_none() && !plan.policy.tiers.is_empty() => {
            return Err(Error::ResultMissing);
        }
        Stage::Closed => {}
    }
    let on = context.today();
    Ok(vec![Event::CampaignArchived { on }])
}

pub(super) fn cancel(state: &Campaign, reason: &str) -> Decision {
    planned(state)?;
    match &state.stage {
        Stage::Cancelled { .. } => return Ok(vec![]),
        Stage::Archived => return Err(Error::Archived),
        Stage::Closed if state.bulletin.is_some() => return Err(Error::ResultIsOut),
        Stage::Planned | Stage::Open | Stage::Closed => {}
    }
    let reason = given(reason, "取消")?;
    Ok(vec![Event::CampaignCancelled { reason }])
}

fn planned(state: &Campaign) -> Result<&Plan, Error> {
    state.plan.as_ref().ok_or(Error::NotPlanned)
}

/// The plan of a campaign that is neither cancelled nor archived.
fn alive(state: &Campaign) -> Result<&Plan, Error> {
    let plan = planned(state)?;
    match &state.stage {
        Stage::Cancelled { reason } => Err(Error::Cancelled { reason: reason.clone() }),
        Stage::Archived => Err(Error::Archived),
        Stage::Planned | Stage::Open | Stage::Closed => Ok(plan),
    }
}

fn taking_cases(state: &Campaign) -> Result<&Plan, Error> {
    let plan = alive(state)?;
    match state.stage {
        Stage::Open => Ok(plan),
        Stage::Closed => Err(Error::AlreadyClosed),
        Stage::Planned | Stage::Archived | Stage::Cancelled { .. } => Err(Error::NotOpen),
    }
}

fn given(reason: &str, act: &'static str) -> Result<String, Error> {
    let reason = reason.trim();
    if reason.is_empty() { Err(Error::ReasonMissing { act }) } else { Ok(reason.to_owned()) }
}
