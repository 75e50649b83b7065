//! A case is handed in, and judged by the time of its receipt.

use jiff::Timestamp;

use super::{Decision, Error, Event, UnitEntry, case_of, opened, wrong_status};
use crate::{
    Context, Finding, Severity,
    calendar::{Deadline, Timeliness},
    campaign::policy::Channel,
    context::BEIJING,
    entry::{CaseStatus, EntryTerms, check, quota},
    ids::CaseId,
};

pub(super) fn submit(
    entry: &UnitEntry,
    context: &Context,
    case: CaseId,
    channel: Channel,
    received_at: Timestamp,
    deadline: Option<Deadline>,
) -> Decision {
    let known = case_of(entry, &case)?;
    match &known.status {
        CaseStatus::Draft => {}
        CaseStatus::Submitted => return Ok(vec![]),
        CaseStatus::Returned { .. } => {
            return Err(wrong_status(&case, known, "报送", "请按补正报送"));
        }
        CaseStatus::Withdrawn { .. } => {
            return Err(wrong_status(&case, known, "报送", "请先恢复"));
        }
        CaseStatus::ScreenedIn | CaseStatus::ScreenedOut { .. } => {
            return Err(wrong_status(&case, known, "报送", "审查已有结论"));
        }
    }
    let opened = opened(entry)?;
    received(&opened.terms, context, channel, received_at)?;
    let deadline = deadline.or_else(|| opened.terms.deadline.clone());
    let in_grace = in_grace(deadline.as_ref(), received_at, "收件")?;
    quota::admit(entry, &case, &known.content)?;
    let findings = check::formal(&opened.terms, known);
    mended(channel, &findings)?;
    Ok(vec![Event::CaseSubmitted {
        campaign: opened.campaign.clone(),
        unit: Box::new(opened.unit.clone()),
        inner_body: known.content.inner_body.clone(),
        title: known.content.title.clone(),
        category: known.content.category.clone(),
        recommender: known.recommender.clone().or_else(|| opened.unit.recommender.clone()),
        case,
        channel,
        received_at,
        deadline,
        in_grace,
        findings,
    }])
}

/// Whether the way is open and the receipt lies in the past.
pub(super) fn received(
    terms: &EntryTerms,
    context: &Context,
    channel: Channel,
    received_at: Timestamp,
) -> Result<(), Error> {
    if !terms.channels.is_empty() && !terms.channels.contains(&channel) {
        let open: Vec<&str> = terms.channels.iter().map(|open| open.chinese()).collect();
        return Err(Error::ChannelNotOpen { channel: channel.chinese(), open: open.join("、") });
    }
    if received_at > context.at {
        return Err(Error::ReceivedInFuture { received_at });
    }
    Ok(())
}

/// Whether an instant lies in the grace after the deadline.
///
/// # Errors
/// It lies after the grace too.
pub(super) fn in_grace(
    deadline: Option<&Deadline>,
    at: Timestamp,
    act: &'static str,
) -> Result<bool, Error> {
    let Some(deadline) = deadline else {
        return Ok(false);
    };
    match deadline.judge(at) {
        Timeliness::InTime => Ok(false),
        Timeliness::InGrace => Ok(true),
        Timeliness::Late => {
            Err(Error::Late { act, at: BEIJING.to_datetime(at), deadline: deadline.clone() })
        }
    }
}

/// On the web formal errors are mended before the case is taken. What comes by mail, paper, fax
/// or OA has been received, right or wrong: it is recorded, and returned for correction.
pub(super) fn mended(channel: Channel, findings: &[Finding]) -> Result<(), Error> {
    let findings: Vec<Finding> = errors(findings).cloned().collect();
    if channel == Channel::Web && !findings.is_empty() {
        return Err(Error::FormallyWrong { findings });
    }
    Ok(())
}

/// The findings that are errors.
pub(super) fn errors(findings: &[Finding]) -> impl Iterator<Item = &Finding> {
    findings.iter().filter(|finding| finding.severity == Severity::Error)
}
