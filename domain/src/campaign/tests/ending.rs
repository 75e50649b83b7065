use super::*;

#[test]
fn what_the_notice_left_open_is_settled() {
    let item = "新书发布会以及经验交流会";
    let settled =
        CampaignEvent::OpenItemSettled { item: item.into(), answer: "2023年4月，北京".into() };
    let answer = settle(item, " 2023年4月，北京 ");
    after([planned(), opened()]).when(answer.clone()).then([settled.clone()]);
    after([planned(), opened(), settled.clone()]).when(answer).then_nothing();
    assert!(Campaign::replay(&[planned(), settled]).open_items().is_empty());
    after([planned()])
        .when(settle(item, " "))
        .then_refused(CampaignError::AnswerMissing { item: item.into() });
    after([planned()])
        .when(settle("食宿", "自理"))
        .then_refused(CampaignError::UnknownOpenItem { item: "食宿".into() });
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
    after(before).when(start("公示")).then_refused(CampaignError::UnknownPhase {
        phase: "公示".into(),
        known: "征集、筛选、展示交流".into(),
    });
    after([planned()]).when(start("征集")).then_refused(CampaignError::NotOpen);
}

#[test]
fn one_bulletin_reports_the_result_after_closing() {
    after([planned(), opened(), closed()]).when(report("bulletin")).then([reported()]);
    after([planned(), opened(), closed(), reported()]).when(report("bulletin")).then_nothing();
    after([planned(), opened(), closed(), reported()])
        .when(report("another"))
        .then_refused(CampaignError::AlreadyReported { bulletin: "bulletin".into() });
    after([planned(), opened()]).when(report("bulletin")).then_refused(CampaignError::NotClosed);
}

#[test]
fn a_campaign_with_awards_is_archived_when_they_are_known() {
    let archived = CampaignEvent::CampaignArchived { on: date(2022, 10, 8) };
    let whole = [planned(), opened(), closed(), reported()];
    after(whole.clone()).when(CampaignCommand::Archive).then([archived.clone()]);
    after(whole.into_iter().chain([archived.clone()]))
        .when(CampaignCommand::Archive)
        .then_nothing();
    after([planned(), opened(), closed()])
        .when(CampaignCommand::Archive)
        .then_refused(CampaignError::ResultMissing);
    after([planned(), opened()])
        .when(CampaignCommand::Archive)
        .then_refused(CampaignError::NotClosed);
    after([planned(), cancelled()]).when(CampaignCommand::Archive).then([archived.clone()]);
    let mut policy = ydyp();
    policy.tiers.clear();
    after([planned_with(policy), opened(), closed()])
        .when(CampaignCommand::Archive)
        .then([archived]);
}

#[test]
fn a_campaign_is_called_off_with_a_reason() {
    after([planned(), opened()]).when(cancel(" 疫情 ")).then([cancelled()]);
    after([planned(), cancelled()]).when(cancel("")).then_nothing();
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
    let archived = CampaignEvent::CampaignArchived { on: date(2023, 3, 1) };
    for command in [cancel("疫情"), start("征集"), report("bulletin")] {
        after([planned(), opened(), closed(), reported(), archived.clone()])
            .when(command)
            .then_refused(CampaignError::Archived);
    }
}

#[test]
fn a_refusal_names_its_rule() {
    let rule = CampaignError::NoDeadline.rule();
    assert_eq!(rule.id, "campaign-deadline");
    assert_eq!(rule.source, "卫健政促发〔2022〕10号 四（三）");
}
