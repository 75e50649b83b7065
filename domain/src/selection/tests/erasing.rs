use super::*;
use crate::personal::{ERASED, tests::without_personal_texts};

fn erase(id: &str, reason: &str) -> SelectionCommand {
    SelectionCommand::EraseObjector { id: id.into(), reason: reason.into() }
}

fn lodged() -> Vec<SelectionEvent> {
    play(noticed(), vec![(IN_NOTICE, objection("o1", "b"))])
}

fn settled() -> Vec<SelectionEvent> {
    let settle = SelectionCommand::SettleObjection {
        id: "o1".into(),
        settlement: Settlement::Rejected,
        reason: "经核实不成立".into(),
    };
    play(lodged(), vec![(IN_NOTICE, settle)])
}

#[test]
fn who_objected_is_erased_once_the_objection_is_settled() {
    let erased = SelectionEvent::ObjectorErased { id: "o1".into(), reason: "本人申请".into() };
    during(settled()).when(erase("o1", "本人申请")).then([erased.clone()]);
    let whole: Vec<_> = settled().into_iter().chain([erased]).collect();
    let selection = Selection::replay(&whole);
    assert_eq!(selection.objections()[&"o1".into()].by, ERASED);
    during(whole.clone()).when(erase("o1", "本人申请")).then_nothing();
    let left = without_personal_texts::<Selection>(&whole);
    assert_ne!(whole, left);
    assert_eq!(selection, Selection::replay(&left));
}

#[test]
fn an_open_objection_keeps_its_name() {
    during(lodged())
        .when(erase("o1", "本人申请"))
        .then_refused(SelectionError::StillOpen { id: "o1".into() });
}

#[test]
fn an_erasure_names_a_known_objection_and_a_reason() {
    during(settled())
        .when(erase("o2", "本人申请"))
        .then_refused(SelectionError::UnknownObjection { id: "o2".into() });
    during(settled())
        .when(erase("o1", " "))
        .then_refused(SelectionError::Missing { what: "删除个人信息的理由" });
}
