use super::*;

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
    let command = CampaignCommand::Replan { policy: Box::new(policy.clone()) };
    after([]).when(plan_with(policy)).then_refused(refusal.clone());
    after([planned()]).when(command).then_refused(refusal);
}

#[test]
fn the_rules_change_until_the_notice_is_issued() {
    let mut policy = ydyp();
    policy.tiers.pop();
    let policy = Box::new(policy);
    let replan = CampaignCommand::Replan { policy: policy.clone() };
    let replanned = CampaignEvent::CampaignReplanned { policy };
    after([planned()]).when(replan.clone()).then([replanned.clone()]);
    after([planned(), replanned]).when(replan.clone()).then_nothing();
    after([planned(), opened()]).when(replan.clone()).then_refused(CampaignError::RulesFixed);
    after([]).when(replan).then_refused(CampaignError::NotPlanned);
}

#[test]
fn its_notice_opens_it_and_nothing_else() {
    after([planned()]).when(open("notice")).then([opened()]);
    after([planned(), opened()]).when(open("notice")).then_nothing();
    after([planned()]).when(open("another")).then_refused(CampaignError::OtherNotice {
        planned: "notice".into(),
        given: "another".into(),
    });
}

#[test]
fn one_notice_opens_nine_campaigns() {
    let activities = fixtures::ALL.iter().filter(|(name, _)| name.starts_with("2019"));
    let number = DocumentNumber { code: "绍卫党函".into(), year: 2019, seq: 4 };
    let opened = activities.map(|(name, _)| {
        let plan = CampaignCommand::Plan {
            campaign: (*name).into(),
            notice: "shaowei".into(),
            policy: Box::new(fixtures::policy(name)),
        };
        let events = after([]).when(plan).events();
        let open = CampaignCommand::Open {
            notice: "shaowei".into(),
            number: number.clone(),
            issued_on: date(2019, 6, 14),
        };
        after(events).when(open).events().len()
    });
    assert_eq!(opened.sum::<usize>(), 9);
}

#[test]
fn a_campaign_is_opened_by_one_number() {
    let command = CampaignCommand::Open {
        notice: "notice".into(),
        number: DocumentNumber { seq: 11, ..number() },
        issued_on: date(2022, 10, 8),
    };
    after([planned(), opened()])
        .when(command)
        .then_refused(CampaignError::AlreadyOpened { number: number() });
}
