//! Given these events, when this command comes: a campaign under the policy of 2022.

mod bulletin;
mod dates;
mod ending;
mod laws;
mod planning;

use jiff::civil::{Date, date};

use super::{fixtures::ydyp, *};
use crate::{
    Refusal,
    calendar::Deadline,
    given::{Given, context, given},
};

const OPENED_AT: &str = "2022-10-08T09:00:00+08:00";

fn number() -> DocumentNumber {
    DocumentNumber { code: "卫健政促发".into(), year: 2022, seq: 10 }
}

fn plan_with(policy: Policy) -> CampaignCommand {
    CampaignCommand::Plan {
        campaign: "2022-ydyp".into(),
        notice: "notice".into(),
        policy: Box::new(policy),
    }
}

fn planned_with(policy: Policy) -> CampaignEvent {
    CampaignEvent::CampaignPlanned {
        campaign: "2022-ydyp".into(),
        notice: "notice".into(),
        policy: Box::new(policy),
    }
}

fn planned() -> CampaignEvent {
    planned_with(ydyp())
}

fn open(notice: &str) -> CampaignCommand {
    CampaignCommand::Open { notice: notice.into(), number: number(), issued_on: date(2022, 10, 8) }
}

fn opened() -> CampaignEvent {
    CampaignEvent::CampaignOpened {
        name: ydyp().name,
        notice: "notice".into(),
        number: number(),
        issued_on: date(2022, 10, 8),
        deadline: ydyp().schedule.deadline,
    }
}

fn closed() -> CampaignEvent {
    CampaignEvent::CampaignClosed { deadline: ydyp().schedule.deadline }
}

fn cancelled() -> CampaignEvent {
    CampaignEvent::CampaignCancelled { reason: "疫情".into() }
}

fn reported() -> CampaignEvent {
    CampaignEvent::ResultReported { bulletin: "bulletin".into() }
}

fn extend(to: Date, reason: &str) -> CampaignCommand {
    CampaignCommand::ExtendDeadline { new: Deadline::on(to), reason: reason.into() }
}

fn extended(to: Date) -> CampaignEvent {
    CampaignEvent::DeadlineExtended {
        from: ydyp().schedule.deadline.expect("a deadline"),
        to: Deadline::on(to),
        reason: "疫情影响报送".into(),
    }
}

fn start(phase: &str) -> CampaignCommand {
    CampaignCommand::StartPhase { phase: phase.into() }
}

fn end(phase: &str) -> CampaignCommand {
    CampaignCommand::EndPhase { phase: phase.into() }
}

fn cancel(reason: &str) -> CampaignCommand {
    CampaignCommand::Cancel { reason: reason.into() }
}

fn report(bulletin: &str) -> CampaignCommand {
    CampaignCommand::ReportResult { bulletin: bulletin.into() }
}

fn settle(item: &str, answer: &str) -> CampaignCommand {
    CampaignCommand::SettleOpenItem { item: item.into(), answer: answer.into() }
}

fn after(events: impl IntoIterator<Item = CampaignEvent>) -> Given<Campaign> {
    given(events).at(OPENED_AT)
}
