use super::*;

const LAST_MINUTE: &str = "2022-10-31T23:59:00+08:00";
const TOO_LATE: &str = "2022-11-01T00:00:01+08:00";
const MUCH_LATER: &str = "2022-11-02T09:00:00+08:00";

fn withdraw(reason: &str) -> EntryCommand {
    EntryCommand::Withdraw { case: "case".into(), reason: reason.into() }
}

fn restore() -> EntryCommand {
    EntryCommand::Restore { case: "case".into(), deadline: deadline() }
}

fn restored() -> EntryEvent {
    EntryEvent::CaseRestored { case: "case".into() }
}

fn late(act: &'static str, at: &str) -> EntryError {
    EntryError::Late {
        act,
        at: crate::context::BEIJING.to_datetime(super::at(at)),
        deadline: deadline().expect("a deadline"),
    }
}

#[test]
fn a_case_in_order_is_received() {
    after(ready()).when(submit(NOW)).then([submitted(NOW)]);
    after(received()).when(submit(NOW)).then_nothing();
}

#[test]
fn the_time_of_receipt_decides_not_the_time_of_recording() {
    after(ready()).at(MUCH_LATER).when(submit(LAST_MINUTE)).then([submitted(LAST_MINUTE)]);
    after(ready()).at(MUCH_LATER).when(submit(TOO_LATE)).then_refused(late("收件", TOO_LATE));
    assert_eq!(
        late("收件", TOO_LATE).to_string(),
        "已经逾期：收件的时间是2022-11-01 00:00:01，截止时间是2022年10月31日24时"
    );
}

#[test]
fn a_receipt_within_the_grace_is_marked() {
    let lenient = deadline().map(|deadline| Deadline { grace_minutes: 10, ..deadline });
    let command = EntryCommand::Submit {
        case: "case".into(),
        channel: Channel::Mail,
        received_at: at(TOO_LATE),
        deadline: lenient,
    };
    let events = after(ready()).at(MUCH_LATER).when(command).events();
    assert!(matches!(events.as_slice(), [EntryEvent::CaseSubmitted { in_grace: true, .. }]));
}

#[test]
fn the_deadline_at_entry_holds_unless_a_later_one_comes_in() {
    let command = EntryCommand::Submit {
        case: "case".into(),
        channel: Channel::Mail,
        received_at: at(TOO_LATE),
        deadline: None,
    };
    after(ready()).at(MUCH_LATER).when(command).then_refused(late("收件", TOO_LATE));
    let extended = EntryCommand::Submit {
        case: "case".into(),
        channel: Channel::Mail,
        received_at: at(TOO_LATE),
        deadline: Some(Deadline::on(date(2022, 11, 10))),
    };
    let events = after(ready()).at(MUCH_LATER).when(extended).events();
    assert_eq!(events.len(), 1);
}

#[test]
fn a_receipt_lies_in_the_past_and_comes_by_an_open_way() {
    after(ready())
        .when(submit(LAST_MINUTE))
        .then_refused(EntryError::ReceivedInFuture { received_at: at(LAST_MINUTE) });
    let by_oa = EntryCommand::Submit {
        case: "case".into(),
        channel: Channel::Oa,
        received_at: at(NOW),
        deadline: deadline(),
    };
    after(ready()).when(by_oa).then_refused(EntryError::ChannelNotOpen {
        channel: "办公系统",
        open: "电子邮件、纸质报送、传真".into(),
    });
}

#[test]
fn what_came_by_mail_is_received_with_its_errors() {
    let events = after([opened(), drafted()]).when(submit(NOW)).events();
    let [EntryEvent::CaseSubmitted { findings, .. }] = events.as_slice() else {
        panic!("one receipt");
    };
    let rules: Vec<&str> = findings.iter().map(|finding| finding.rule.as_str()).collect();
    let missing = "entry-file-count";
    assert_eq!(rules, ["entry-endorsed", missing, missing, missing]);
}

#[test]
fn on_the_web_errors_are_mended_first() {
    let mut terms = terms_of("2022-ydyp", "公立医院");
    terms.channels.push(Channel::Web);
    let opened = EntryEvent::EntryOpened { campaign: "2022-ydyp".into(), unit: xiehe(), terms };
    let history = [opened, drafted()];
    let findings = UnitEntry::replay(&history).formal_findings(&"case".into());
    let by_web = EntryCommand::Submit {
        case: "case".into(),
        channel: Channel::Web,
        received_at: at(NOW),
        deadline: deadline(),
    };
    after(history).when(by_web).then_refused(EntryError::FormallyWrong { findings });
}

#[test]
fn a_case_in_another_state_is_not_submitted() {
    for (event, status, hint) in [
        (returned(date(2022, 11, 5)), "退回补正", "请按补正报送"),
        (withdrawn(), "已撤回", "请先恢复"),
        (screened_in(), "通过形式审查", "审查已有结论"),
        (screened_out(), "未通过形式审查", "审查已有结论"),
    ] {
        after(with(received(), [event]))
            .when(submit(NOW))
            .then_refused(wrong_status(status, "报送", hint));
    }
}

#[test]
fn a_case_is_withdrawn_with_a_reason() {
    after(received()).when(withdraw(" 单位另有安排 ")).then([withdrawn()]);
    after(with(received(), [withdrawn()])).when(withdraw("")).then_nothing();
    after(received()).when(withdraw(" ")).then_refused(EntryError::ReasonMissing);
    after(ready()).when(withdraw("误")).then_refused(wrong_status(
        "草稿",
        "撤回",
        "草稿尚未报送，无须撤回",
    ));
    after(with(received(), [screened_out()])).when(withdraw("误")).then_refused(wrong_status(
        "未通过形式审查",
        "撤回",
        "审查已有结论",
    ));
}

#[test]
fn a_withdrawn_case_comes_back_before_the_deadline() {
    let history = with(received(), [withdrawn()]);
    after(history.clone()).when(restore()).then([restored()]);
    after(received()).when(restore()).then_nothing();
    after(ready()).when(restore()).then_refused(wrong_status("草稿", "恢复", "撤回的案例才能恢复"));
    after(history).at(TOO_LATE).when(restore()).then_refused(late("恢复", TOO_LATE));
}

#[test]
fn a_case_under_correction_comes_back_as_long_as_it_may_be_corrected() {
    let history = with(received(), [returned(date(2022, 11, 2)), withdrawn()]);
    after(history.clone()).at(MUCH_LATER).when(restore()).then([restored()]);
    let too_late = "2022-11-03T00:00:01+08:00";
    after(history).at(too_late).when(restore()).then_refused(late("恢复", too_late));
}
