use super::*;

fn screen_in(waiver: Option<&str>) -> EntryCommand {
    EntryCommand::ScreenIn { case: "case".into(), waiver: waiver.map(str::to_owned) }
}

fn screen_out(rules: &[&str], reason: &str) -> EntryCommand {
    EntryCommand::ScreenOut {
        case: "case".into(),
        rules: rules.iter().map(|rule| (*rule).to_owned()).collect(),
        reason: reason.into(),
    }
}

fn failed() -> EntryCommand {
    screen_out(&["entry-text-length"], "超过3000字且未补正")
}

fn mark(of: &str) -> EntryCommand {
    EntryCommand::MarkDuplicate { case: "case".into(), of: of.into() }
}

fn marked() -> EntryEvent {
    EntryEvent::DuplicateMarked { case: "case".into(), of: "other".into() }
}

/// Received, but without any file: with formal errors.
fn incomplete() -> Vec<EntryEvent> {
    vec![opened(), drafted(), submitted(NOW)]
}

#[test]
fn a_case_in_order_passes() {
    after(received()).when(screen_in(Some("无须"))).then([screened_in()]);
    after(with(received(), [screened_in()])).when(screen_in(None)).then_nothing();
}

#[test]
fn errors_are_overlooked_only_with_a_reason() {
    let findings = UnitEntry::replay(&incomplete()).formal_findings(&"case".into());
    after(incomplete())
        .when(screen_in(Some(" ")))
        .then_refused(EntryError::WaiverMissing { findings });
    after(incomplete()).when(screen_in(Some("纸质材料已核"))).then([EntryEvent::CaseScreenedIn {
        case: "case".into(),
        waived: vec!["entry-endorsed".into(), "entry-file-count".into()],
        waiver: Some("纸质材料已核".into()),
    }]);
}

#[test]
fn a_failure_names_rules_and_a_reason() {
    after(received()).when(failed()).then([screened_out()]);
    after(with(received(), [screened_out()])).when(failed()).then_nothing();
    for command in [screen_out(&[], "超字数"), screen_out(&["entry-text-length"], " ")] {
        after(received()).when(command).then_refused(EntryError::GroundsMissing);
    }
}

#[test]
fn a_judgement_can_be_reversed() {
    after(with(received(), [screened_out()])).when(screen_in(None)).then([screened_in()]);
    after(with(received(), [screened_in()])).when(failed()).then([screened_out()]);
}

#[test]
fn nobody_fails_while_there_is_time_to_correct() {
    let until = date(2022, 11, 5);
    let history = with(received(), [returned(until)]);
    after(history.clone())
        .at("2022-11-05T23:00:00+08:00")
        .when(failed())
        .then_refused(EntryError::CorrectionPending { until });
    after(history).at("2022-11-06T00:00:01+08:00").when(failed()).then([screened_out()]);
}

#[test]
fn only_received_cases_are_screened() {
    let hint = "已报送的案例才能审查";
    after(ready()).when(screen_in(None)).then_refused(wrong_status("草稿", "通过审查", hint));
    after(with(received(), [withdrawn()])).when(failed()).then_refused(wrong_status(
        "已撤回",
        "判定不通过",
        hint,
    ));
}

#[test]
fn a_duplicate_is_marked_and_unmarked() {
    let unmark = EntryCommand::UnmarkDuplicate { case: "case".into() };
    let unmarked = EntryEvent::DuplicateUnmarked { case: "case".into() };
    after(received()).when(mark("other")).then([marked()]);
    after(with(received(), [marked()])).when(mark("other")).then_nothing();
    after(with(received(), [marked()])).when(unmark.clone()).then([unmarked]);
    after(received()).when(unmark).then_nothing();
}

#[test]
fn a_duplicate_is_another_case_and_does_not_pass() {
    after(received())
        .when(mark("case"))
        .then_refused(EntryError::DuplicateOfItself { case: "case".into() });
    after(ready()).when(mark("other")).then_refused(wrong_status(
        "草稿",
        "标为重复",
        "已报送的案例才能标为重复",
    ));
    after(with(received(), [marked()]))
        .when(screen_in(None))
        .then_refused(EntryError::IsDuplicate { case: "case".into(), of: "other".into() });
}

#[test]
fn two_cases_do_not_point_at_each_other() {
    let second = EntryEvent::CaseDrafted { case: "other".into(), content: Box::new(content()) };
    let points_back = EntryEvent::DuplicateMarked { case: "other".into(), of: "case".into() };
    after(with(received(), [second, points_back]))
        .when(mark("other"))
        .then_refused(EntryError::IsDuplicate { case: "other".into(), of: "case".into() });
}

#[test]
fn what_passed_and_is_no_duplicate_goes_to_review() {
    let goes = |events| {
        let entry = UnitEntry::replay(&with(received(), events));
        entry.case(&"case".into()).is_some_and(Case::goes_to_review)
    };
    assert!(!goes(vec![]));
    assert!(goes(vec![screened_in()]));
    assert!(!goes(vec![screened_in(), marked()]));
}
