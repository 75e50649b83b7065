use super::*;

const LATER: &str = "2022-11-05T09:00:00+08:00";

fn send_back(items: Vec<CorrectionItem>, until: Date) -> EntryCommand {
    EntryCommand::ReturnForCorrection { case: "case".into(), items, until }
}

fn correct(received_at: &str) -> EntryCommand {
    EntryCommand::Correct {
        case: "case".into(),
        channel: Channel::Mail,
        received_at: at(received_at),
    }
}

fn corrected(received_at: &str) -> EntryEvent {
    EntryEvent::CaseCorrected {
        case: "case".into(),
        title: "协和青年说".into(),
        category: "tese-pinpai".into(),
        channel: Channel::Mail,
        received_at: at(received_at),
        findings: vec![],
    }
}

fn under_correction() -> Vec<EntryEvent> {
    with(received(), [returned(date(2022, 11, 5))])
}

#[test]
fn a_case_goes_back_with_items_and_a_day() {
    let until = date(2022, 11, 5);
    after(received()).when(send_back(items(), until)).then([returned(until)]);
    after(under_correction()).when(send_back(items(), until)).then_nothing();
    let longer = date(2022, 11, 9);
    after(under_correction()).when(send_back(items(), longer)).then([returned(longer)]);
}

#[test]
fn a_return_says_what_and_leaves_time() {
    let until = date(2022, 11, 5);
    let wordless = CorrectionItem { rule: "entry-file-bytes".into(), what: " ".into() };
    for items in [vec![], vec![wordless]] {
        after(received()).when(send_back(items, until)).then_refused(EntryError::ItemsMissing);
    }
    let until = date(2022, 10, 19);
    after(received())
        .when(send_back(items(), until))
        .then_refused(EntryError::UntilPast { until, today: date(2022, 10, 20) });
}

#[test]
fn only_a_received_case_goes_back() {
    let hint = "已报送而未审查的案例才能退回";
    for (history, status) in [
        (ready(), "草稿"),
        (with(received(), [screened_in()]), "通过形式审查"),
        (with(received(), [withdrawn()]), "已撤回"),
    ] {
        after(history).when(send_back(items(), date(2022, 11, 5))).then_refused(wrong_status(
            status,
            "退回补正",
            hint,
        ));
    }
}

#[test]
fn a_correction_comes_in_even_after_the_deadline() {
    after(under_correction()).at(LATER).when(correct(LATER)).then([corrected(LATER)]);
    after(with(under_correction(), [corrected(LATER)]))
        .at(LATER)
        .when(correct(LATER))
        .then_nothing();
}

#[test]
fn the_first_receipt_is_what_kept_the_deadline() {
    let entry = UnitEntry::replay(&with(under_correction(), [corrected(LATER)]));
    let case = entry.case(&"case".into()).expect("the case");
    assert_eq!(case.receipt.as_ref().map(|r| r.received_at), Some(at(NOW)));
    assert_eq!((&case.status, case.corrections), (&CaseStatus::Submitted, 1));
}

#[test]
fn a_correction_has_its_own_last_day() {
    let too_late = "2022-11-06T00:00:01+08:00";
    after(under_correction()).at(too_late).when(correct(too_late)).then_refused(
        EntryError::CorrectionLate {
            at: date(2022, 11, 6).at(0, 0, 1, 0),
            until: date(2022, 11, 5),
        },
    );
}

#[test]
fn only_what_went_back_is_corrected() {
    let hint = "退回补正的案例才能补正报送";
    after(received()).when(correct(NOW)).then_refused(wrong_status("已报送", "补正报送", hint));
}

#[test]
fn a_case_under_correction_can_be_changed() {
    let smaller = EntryCommand::DetachFile { case: Some("case".into()), sha256: sha(2) };
    assert_eq!(after(under_correction()).when(smaller).events().len(), 1);
}
