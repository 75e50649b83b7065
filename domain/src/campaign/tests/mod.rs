mod golden;

use jiff::civil::{Date, date};
use proptest::prelude::*;

use super::{fixtures::ydyp, *};
use crate::{
    Refusal,
    given::{Given, context, given},
};

const OPENED_AT: &str = "2022-10-08T09:00:00+08:00";

fn number() -> DocumentNumber {
    DocumentNumber {
        code: "卫健政促发".into(),
        year: 2022,
        seq: 10,
    }
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
    CampaignCommand::Open {
        notice: notice.into(),
        number: number(),
        issued_on: date(2022, 10, 8),
    }
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
    CampaignEvent::CampaignClosed {
        deadline: ydyp().schedule.deadline,
    }
}

fn cancelled() -> CampaignEvent {
    CampaignEvent::CampaignCancelled {
        reason: "疫情".into(),
    }
}

fn reported() -> CampaignEvent {
    CampaignEvent::ResultReported {
        bulletin: "bulletin".into(),
    }
}

fn extend(to: Date, reason: &str) -> CampaignCommand {
    CampaignCommand::ExtendDeadline {
        new: Deadline::on(to),
        reason: reason.into(),
    }
}

fn extended(to: Date) -> CampaignEvent {
    CampaignEvent::DeadlineExtended {
        from: ydyp().schedule.deadline.expect("a deadline"),
        to: Deadline::on(to),
        reason: "疫情影响报送".into(),
    }
}

fn start(phase: &str) -> CampaignCommand {
    CampaignCommand::StartPhase {
        phase: phase.into(),
    }
}

fn end(phase: &str) -> CampaignCommand {
    CampaignCommand::EndPhase {
        phase: phase.into(),
    }
}

fn cancel(reason: &str) -> CampaignCommand {
    CampaignCommand::Cancel {
        reason: reason.into(),
    }
}

fn report(bulletin: &str) -> CampaignCommand {
    CampaignCommand::ReportResult {
        bulletin: bulletin.into(),
    }
}

fn settle(item: &str, answer: &str) -> CampaignCommand {
    CampaignCommand::SettleOpenItem {
        item: item.into(),
        answer: answer.into(),
    }
}

fn after(events: impl IntoIterator<Item = CampaignEvent>) -> Given<Campaign> {
    given(events).at(OPENED_AT)
}

#[test]
fn a_campaign_is_planned_with_its_notice() {
    after([]).when(plan_with(ydyp())).then([planned()]);
    after([planned()]).when(plan_with(ydyp())).then_nothing();
}

#[test]
fn a_campaign_is_planned_once() {
    let mut other = ydyp();
    other.name = "别的活动".into();
    after([planned()])
        .when(plan_with(other))
        .then_refused(CampaignError::AlreadyPlanned { name: ydyp().name });
}

#[test]
fn a_policy_with_errors_is_not_planned() {
    let mut policy = ydyp();
    policy.eligibility.themes.min = 11;
    let findings: Vec<_> = policy
        .findings()
        .into_iter()
        .filter(|finding| finding.severity == crate::Severity::Error)
        .collect();
    let refusal = CampaignError::PolicyContradicts { findings };
    assert_eq!(
        refusal.to_string(),
        "征集方案自相矛盾，共1处：主题：要求至少符合11个主题，但只列了10个"
    );
    let command = CampaignCommand::Replan {
        policy: Box::new(policy.clone()),
    };
    after([])
        .when(plan_with(policy))
        .then_refused(refusal.clone());
    after([planned()]).when(command).then_refused(refusal);
}

#[test]
fn the_rules_change_until_the_notice_is_issued() {
    let mut policy = ydyp();
    policy.tiers.pop();
    let policy = Box::new(policy);
    let replan = CampaignCommand::Replan {
        policy: policy.clone(),
    };
    let replanned = CampaignEvent::CampaignReplanned { policy };
    after([planned()])
        .when(replan.clone())
        .then([replanned.clone()]);
    after([planned(), replanned])
        .when(replan.clone())
        .then_nothing();
    after([planned(), opened()])
        .when(replan.clone())
        .then_refused(CampaignError::RulesFixed);
    after([])
        .when(replan)
        .then_refused(CampaignError::NotPlanned);
}

#[test]
fn its_notice_opens_it_and_nothing_else() {
    after([planned()]).when(open("notice")).then([opened()]);
    after([planned(), opened()])
        .when(open("notice"))
        .then_nothing();
    after([planned()])
        .when(open("another"))
        .then_refused(CampaignError::OtherNotice {
            planned: "notice".into(),
            given: "another".into(),
        });
}

#[test]
fn a_campaign_is_opened_by_one_number() {
    let command = CampaignCommand::Open {
        notice: "notice".into(),
        number: DocumentNumber {
            seq: 11,
            ..number()
        },
        issued_on: date(2022, 10, 8),
    };
    after([planned(), opened()])
        .when(command)
        .then_refused(CampaignError::AlreadyOpened { number: number() });
}

#[test]
fn the_deadline_moves_later_with_a_reason() {
    let later = date(2022, 11, 10);
    after([planned(), opened()])
        .when(extend(later, " 疫情影响报送 "))
        .then([extended(later)]);
    after([planned(), opened(), extended(later)])
        .when(extend(later, ""))
        .then_nothing();
    after([planned(), opened()])
        .when(extend(later, " "))
        .then_refused(CampaignError::ReasonMissing { act: "延期" });
}

#[test]
fn the_deadline_never_moves_earlier_nor_into_the_past() {
    let from = ydyp().schedule.deadline.expect("a deadline");
    let earlier = date(2022, 10, 30);
    after([planned(), opened()])
        .when(extend(earlier, "提前"))
        .then_refused(CampaignError::NotLater {
            from,
            new: Deadline::on(earlier),
        });
    after([planned(), opened()])
        .at("2022-11-03T09:00:00+08:00")
        .when(extend(date(2022, 11, 1), "补延"))
        .then_refused(CampaignError::ExtendedIntoThePast {
            new: Deadline::on(date(2022, 11, 1)),
            today: date(2022, 11, 3),
        });
}

#[test]
fn only_an_open_campaign_with_a_deadline_is_extended() {
    let later = date(2022, 11, 10);
    after([planned()])
        .when(extend(later, "疫情"))
        .then_refused(CampaignError::NotOpen);
    after([planned(), opened(), closed()])
        .when(extend(later, "疫情"))
        .then_refused(CampaignError::AlreadyClosed);
    let mut policy = ydyp();
    policy.schedule.deadline = None;
    after([planned_with(policy), opened()])
        .when(extend(later, "疫情"))
        .then_refused(CampaignError::NoDeadline);
}

#[test]
fn time_closes_a_campaign_after_the_last_instant_of_the_grace() {
    let mut policy = ydyp();
    if let Some(deadline) = &mut policy.schedule.deadline {
        deadline.grace_minutes = 30;
    }
    let deadline = policy.schedule.deadline.clone();
    let events = [planned_with(policy), opened()];
    for too_early in ["2022-10-31T23:59:59+08:00", "2022-11-01T00:30:00+08:00"] {
        given::<Campaign>(events.clone())
            .at(too_early)
            .when(CampaignCommand::Close)
            .then_refused(CampaignError::TooEarly {
                until: date(2022, 11, 1).at(0, 30, 0, 0),
            });
    }
    given::<Campaign>(events)
        .at("2022-11-01T00:30:01+08:00")
        .when(CampaignCommand::Close)
        .then([CampaignEvent::CampaignClosed { deadline }]);
}

#[test]
fn without_a_deadline_the_last_phase_closes_it() {
    let mut policy = fixtures::policy("2019-04-dangke");
    policy.schedule.deadline = None;
    let events = [planned_with(policy), opened()];
    given::<Campaign>(events.clone())
        .at("2019-07-10T23:00:00+08:00")
        .when(CampaignCommand::Close)
        .then_refused(CampaignError::TooEarly {
            until: date(2019, 7, 11).at(0, 0, 0, 0),
        });
    given::<Campaign>(events)
        .at("2019-07-11T00:00:01+08:00")
        .when(CampaignCommand::Close)
        .then([CampaignEvent::CampaignClosed { deadline: None }]);
}

#[test]
fn a_campaign_closes_once_and_only_when_open() {
    after([planned(), opened(), closed()])
        .when(CampaignCommand::Close)
        .then_nothing();
    after([planned()])
        .when(CampaignCommand::Close)
        .then_refused(CampaignError::NotOpen);
}

#[test]
fn what_the_notice_left_open_is_settled() {
    let item = "新书发布会以及经验交流会";
    let settled = CampaignEvent::OpenItemSettled {
        item: item.into(),
        answer: "2023年4月，北京".into(),
    };
    let answer = settle(item, " 2023年4月，北京 ");
    after([planned(), opened()])
        .when(answer.clone())
        .then([settled.clone()]);
    after([planned(), opened(), settled.clone()])
        .when(answer)
        .then_nothing();
    assert!(
        Campaign::replay(&[planned(), settled])
            .open_items()
            .is_empty()
    );
    after([planned()])
        .when(settle(item, " "))
        .then_refused(CampaignError::AnswerMissing { item: item.into() });
    after([planned()])
        .when(settle("食宿", "自理"))
        .then_refused(CampaignError::UnknownOpenItem {
            item: "食宿".into(),
        });
}

#[test]
fn phases_start_and_end() {
    let on = date(2022, 10, 8);
    let phase = || "征集".to_owned();
    let started = CampaignEvent::PhaseStarted { phase: phase(), on };
    let ended = CampaignEvent::PhaseEnded { phase: phase(), on };
    let before = [planned(), opened()];
    let running = [planned(), opened(), started.clone()];
    let over = [planned(), opened(), started.clone(), ended.clone()];
    after(before.clone()).when(start("征集")).then([started]);
    after(running.clone()).when(start("征集")).then_nothing();
    after(running).when(end("征集")).then([ended]);
    after(over).when(end("征集")).then_nothing();
    after(before.clone())
        .when(end("征集"))
        .then_refused(CampaignError::PhaseNotStarted { phase: phase() });
    after(before)
        .when(start("公示"))
        .then_refused(CampaignError::UnknownPhase {
            phase: "公示".into(),
            known: "征集、筛选、展示交流".into(),
        });
    after([planned()])
        .when(start("征集"))
        .then_refused(CampaignError::NotOpen);
}

#[test]
fn one_bulletin_reports_the_result_after_closing() {
    after([planned(), opened(), closed()])
        .when(report("bulletin"))
        .then([reported()]);
    after([planned(), opened(), closed(), reported()])
        .when(report("bulletin"))
        .then_nothing();
    after([planned(), opened(), closed(), reported()])
        .when(report("another"))
        .then_refused(CampaignError::AlreadyReported {
            bulletin: "bulletin".into(),
        });
    after([planned(), opened()])
        .when(report("bulletin"))
        .then_refused(CampaignError::NotClosed);
}

#[test]
fn a_campaign_with_awards_is_archived_when_they_are_known() {
    let archived = CampaignEvent::CampaignArchived {
        on: date(2022, 10, 8),
    };
    let whole = [planned(), opened(), closed(), reported()];
    after(whole.clone())
        .when(CampaignCommand::Archive)
        .then([archived.clone()]);
    after(whole.into_iter().chain([archived.clone()]))
        .when(CampaignCommand::Archive)
        .then_nothing();
    after([planned(), opened(), closed()])
        .when(CampaignCommand::Archive)
        .then_refused(CampaignError::ResultMissing);
    after([planned(), opened()])
        .when(CampaignCommand::Archive)
        .then_refused(CampaignError::NotClosed);
    after([planned(), cancelled()])
        .when(CampaignCommand::Archive)
        .then([archived.clone()]);
    let mut policy = ydyp();
    policy.tiers.clear();
    after([planned_with(policy), opened(), closed()])
        .when(CampaignCommand::Archive)
        .then([archived]);
}

#[test]
fn a_campaign_is_called_off_with_a_reason() {
    after([planned(), opened()])
        .when(cancel(" 疫情 "))
        .then([cancelled()]);
    after([planned(), cancelled()])
        .when(cancel(""))
        .then_nothing();
    after([planned()])
        .when(cancel(" "))
        .then_refused(CampaignError::ReasonMissing { act: "取消" });
    after([planned(), opened(), closed(), reported()])
        .when(cancel("疫情"))
        .then_refused(CampaignError::ResultIsOut);
}

#[test]
fn what_is_called_off_or_on_file_stays_so() {
    let reason = "疫情".to_owned();
    after([planned(), cancelled()])
        .when(open("notice"))
        .then_refused(CampaignError::Cancelled { reason });
    let archived = CampaignEvent::CampaignArchived {
        on: date(2023, 3, 1),
    };
    for command in [cancel("疫情"), start("征集"), report("bulletin")] {
        after([planned(), opened(), closed(), reported(), archived.clone()])
            .when(command)
            .then_refused(CampaignError::Archived);
    }
}

#[test]
fn a_date_without_hour_ends_at_midnight_in_beijing() {
    let deadline = ydyp().schedule.deadline.expect("a deadline");
    assert_eq!(deadline.hard().to_string(), "2022-10-31T16:00:00Z");
    assert_eq!(deadline.to_string(), "2022年10月31日24时");
    let judge = |at: &str| deadline.judge(context(at).at);
    assert_eq!(judge("2022-11-01T00:00:00+08:00"), Timeliness::InTime);
    assert_eq!(judge("2022-11-01T00:00:01+08:00"), Timeliness::Late);
    let at = jiff::civil::time(17, 30, 0, 0);
    let timed = Deadline {
        at: Some(at),
        ..deadline
    };
    assert_eq!(timed.hard().to_string(), "2022-10-31T09:30:00Z");
    assert_eq!(timed.to_string(), "2022年10月31日17时30分");
}

#[test]
fn a_refusal_names_its_rule() {
    let rule = CampaignError::NoDeadline.rule();
    assert_eq!(rule.id, "campaign-deadline");
    assert_eq!(rule.source, "卫健政促发〔2022〕10号 四（三）");
}

/// Any command, roughly.
fn command(kind: u8, n: i8) -> CampaignCommand {
    let day = date(2022, 11, 1).saturating_add(jiff::Span::new().days(n));
    match kind {
        0 => plan_with(ydyp()),
        1 => open("notice"),
        2 => extend(day, "延期"),
        3 => CampaignCommand::Close,
        4 => report("bulletin"),
        5 => CampaignCommand::Archive,
        6 => start("征集"),
        7 => end("征集"),
        _ => cancel("疫情"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_deadline_only_moves_later_and_a_bulletin_follows_closing(
        steps in prop::collection::vec((0_u8..9, -5_i8..40, 0_i64..80), 0..30),
    ) {
        let mut campaign = Campaign::default();
        let mut latest = None;
        for (kind, n, day) in steps {
            let mut context = context("2022-10-01T09:00:00+08:00");
            context.at += jiff::SignedDuration::from_hours(24 * day);
            for event in campaign.decide(command(kind, n), &context).unwrap_or_default() {
                campaign = campaign.evolve(&event);
            }
            let hard = campaign.deadline().map(Deadline::hard);
            prop_assert!(hard >= latest);
            latest = hard;
            prop_assert!(campaign.bulletin().is_none() || *campaign.stage() != Stage::Open);
        }
    }
}
