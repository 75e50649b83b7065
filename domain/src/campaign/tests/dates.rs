use super::*;

#[test]
fn the_deadline_moves_later_with_a_reason() {
    let later = date(2022, 11, 10);
    after([planned(), opened()]).when(extend(later, " 疫情影响报送 ")).then([extended(later)]);
    after([planned(), opened(), extended(later)]).when(extend(later, "")).then_nothing();
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
        .then_refused(CampaignError::NotLater { from, new: Deadline::on(earlier) });
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
    after([planned()]).when(extend(later, "疫情")).then_refused(CampaignError::NotOpen);
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
            .then_refused(CampaignError::TooEarly { until: date(2022, 11, 1).at(0, 30, 0, 0) });
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
        .then_refused(CampaignError::TooEarly { until: date(2019, 7, 11).at(0, 0, 0, 0) });
    given::<Campaign>(events)
        .at("2019-07-11T00:00:01+08:00")
        .when(CampaignCommand::Close)
        .then([CampaignEvent::CampaignClosed { deadline: None }]);
}

#[test]
fn a_campaign_closes_once_and_only_when_open() {
    after([planned(), opened(), closed()]).when(CampaignCommand::Close).then_nothing();
    after([planned()]).when(CampaignCommand::Close).then_refused(CampaignError::NotOpen);
}
