use super::*;
use crate::personal::ERASED;

fn erase(reason: &str) -> EntryCommand {
    EntryCommand::ErasePersonalData { case: "case".into(), reason: reason.into() }
}

fn erased() -> EntryEvent {
    EntryEvent::PersonalDataErased { case: "case".into(), reason: "本人申请".into() }
}

/// A drafted case with two authors, handed in and screened.
fn screened() -> Vec<EntryEvent> {
    let author = |name: &str| Author { name: name.into(), contact: "13800000000".into() };
    let content = CaseContent { authors: vec![author("张三"), author("李四")], ..content() };
    let revised = EntryEvent::CaseRevised { case: "case".into(), content: Box::new(content) };
    let mut events = received();
    events.insert(2, revised);
    with(events, [screened_in()])
}

#[test]
fn what_is_personal_in_a_screened_case_is_erased_once() {
    after(screened()).when(erase(" 本人申请 ")).then([erased()]);
    after(with(screened(), [erased()])).when(erase("本人申请")).then_nothing();
    after(screened()).when(erase(" ")).then_refused(EntryError::ErasureReasonMissing);
    after(with(received(), [withdrawn()])).when(erase("本人申请")).then([erased()]);
}

#[test]
fn a_case_that_still_needs_its_people_keeps_them() {
    let hint = "形式审查还要用到这些信息，请在审查结束或撤回之后删除";
    for (history, status) in [
        (ready(), "草稿"),
        (received(), "已报送"),
        (with(received(), [returned(date(2022, 11, 5))]), "退回补正"),
    ] {
        after(history).when(erase("本人申请")).then_refused(EntryError::WrongStatus {
            case: "case".into(),
            status,
            act: "删除个人信息",
            hint,
        });
    }
}

#[test]
fn an_erased_case_does_not_come_back() {
    let history = with(received(), [withdrawn(), erased()]);
    let restore = EntryCommand::Restore { case: "case".into(), deadline: deadline() };
    after(history).when(restore).then_refused(EntryError::Erased { case: "case".into() });
}

#[test]
fn nothing_personal_is_left_and_the_rest_stays() {
    let entry = UnitEntry::replay(&with(screened(), [erased()]));
    let case = entry.case(&"case".into()).expect("the case");
    let text = serde_json::to_string(case).expect("JSON");
    for gone in ["张三", "李四", "13800000000", "推荐表.jpg", "门诊大厅"] {
        assert!(!text.contains(gone), "{gone} in {text}");
    }
    assert!(text.contains("协和青年说") && text.contains("北京协和医院党委"));
    assert!(case.goes_to_review());
}

#[test]
fn an_erased_author_is_nobody_else() {
    let author = Author { name: ERASED.into(), contact: ERASED.into() };
    assert!(!author.is(&author.clone()));
}

/// A state in memory and one folded from what is left in the log must not differ.
#[test]
fn erased_events_fold_to_the_same_state() {
    let whole = with(screened(), [erased()]);
    let left = crate::personal::tests::without_personal_texts::<UnitEntry>(&whole);
    assert_ne!(whole, left);
    assert_eq!(UnitEntry::replay(&whole), UnitEntry::replay(&left));
}
