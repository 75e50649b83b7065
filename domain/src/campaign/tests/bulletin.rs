use super::*;

fn bulletin(document: &str) -> BulletinPlan {
    let wording = [("organiser_award".to_owned(), "优秀组织单位".into())];
    BulletinPlan {
        document: document.into(),
        issuers: vec!["zwjc".into()],
        series: "卫健政促发".into(),
        selection: "2022-ydyp/selection".into(),
        template: "results-bulletin".into(),
        wording: wording.into(),
        cites_notice: false,
    }
}

fn plan_bulletin(plan: BulletinPlan) -> CampaignCommand {
    CampaignCommand::PlanBulletin { plan: Box::new(plan) }
}

fn bulletin_planned(plan: BulletinPlan) -> CampaignEvent {
    CampaignEvent::BulletinPlanned { plan: Box::new(plan) }
}

#[test]
fn a_bulletin_is_planned_once_its_campaign_is() {
    for before in [vec![planned()], vec![planned(), opened()], vec![planned(), opened(), closed()]]
    {
        after(before)
            .when(plan_bulletin(bulletin("bulletin")))
            .then([bulletin_planned(bulletin("bulletin"))]);
    }
}

#[test]
fn the_same_plan_again_is_nothing() {
    after([planned(), bulletin_planned(bulletin("bulletin"))])
        .when(plan_bulletin(bulletin("bulletin")))
        .then_nothing();
}

#[test]
fn another_plan_takes_the_place_of_the_first() {
    let other = || BulletinPlan { cites_notice: true, ..bulletin("other") };
    let so_far = [planned(), bulletin_planned(bulletin("bulletin"))];
    after(so_far.clone()).when(plan_bulletin(other())).then([bulletin_planned(other())]);
    let events = so_far.into_iter().chain([bulletin_planned(other())]).collect::<Vec<_>>();
    assert_eq!(Campaign::replay(&events).bulletin_plan(), Some(&other()));
}

#[test]
fn a_result_that_is_reported_is_not_planned_anew() {
    for plan in [bulletin("bulletin"), bulletin("other")] {
        after([planned(), opened(), closed(), reported()])
            .when(plan_bulletin(plan))
            .then_refused(CampaignError::AlreadyReported { bulletin: "bulletin".into() });
    }
}

#[test]
fn a_bulletin_has_an_issuer() {
    let nobody = BulletinPlan { issuers: vec![], ..bulletin("bulletin") };
    after([planned()])
        .when(plan_bulletin(nobody))
        .then_refused(CampaignError::BulletinWithoutIssuer);
}

#[test]
fn no_bulletin_is_planned_for_what_is_not_there_called_off_or_on_file() {
    let archived = CampaignEvent::CampaignArchived { on: date(2023, 3, 1) };
    let cases = [
        (vec![], CampaignError::NotPlanned),
        (vec![planned(), cancelled()], CampaignError::Cancelled { reason: "疫情".into() }),
        (vec![planned(), opened(), closed(), reported(), archived], CampaignError::Archived),
    ];
    for (before, refusal) in cases {
        after(before).when(plan_bulletin(bulletin("bulletin"))).then_refused(refusal);
    }
}
