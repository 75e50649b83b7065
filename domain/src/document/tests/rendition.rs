//! The paper at each step.

use super::*;
use crate::paper::{DocumentKind, Format, NumberLine, SignatoryStamp};

fn paper_of(history: &[Event]) -> Option<Paper> {
    OfficialDocument::replay(history).paper_as_issued()
}

#[test]
fn the_final_paper_has_number_and_dates() {
    assert_eq!(paper_of(&until(Stage::Registered, draft())), None);
    let paper = paper_of(&until(Stage::Issued, draft())).expect("an issued paper");
    assert_eq!(paper.masthead.number, Some(NumberLine::Number(number())));
    assert_eq!(paper.signature.signed_on, Some(SIGNED_ON));
    assert_eq!(paper.imprint.as_ref().and_then(|i| i.issued_on), Some(SIGNED_ON));
    assert_eq!(paper.findings(), []);
}

#[test]
fn what_is_printed_is_what_is_issued() {
    let registered = OfficialDocument::replay(&until(Stage::Registered, draft()));
    let issued = OfficialDocument::replay(&until(Stage::Issued, draft()));
    assert_eq!(registered.paper_to_print(SIGNED_ON), issued.paper_as_issued());
}

#[test]
fn an_upward_paper_names_all_who_signed() {
    let draft = Draft { issuers: joint_draft().issuers, ..request_draft() };
    let paper = paper_of(&until(Stage::Issued, draft)).expect("an issued paper");
    assert_eq!(paper.masthead.signers, ["王华宁", "王华宁"]);
}

#[test]
fn an_order_bears_the_number_of_an_order() {
    let mut draft = draft();
    (draft.paper.kind, draft.paper.format) = (DocumentKind::Order, Format::Command);
    let stamp = SignatoryStamp { office: "会长".into(), name: "王华宁".into() };
    draft.paper.signature.form = SignatureForm::Stamped(vec![stamp]);
    let paper = paper_of(&until(Stage::Issued, draft)).expect("an issued paper");
    assert_eq!(paper.masthead.number, Some(NumberLine::Order(10)));
}

/// How 001 is reproduced with its wrong imprint, and 002 without any date.
#[test]
fn waived_dates_stay_as_in_the_source() {
    let mut draft = draft();
    if let Some(imprint) = &mut draft.paper.imprint {
        imprint.issued_on = Some(date(2021, 9, 20));
    }
    let kept = vec![
        waiver("paper-imprint-date", "印发日期", "照录原文"),
        waiver("paper-date-missing", "成文日期", "原件未署日期"),
    ];
    let mut history = until(Stage::Signed, draft.clone());
    history.push(rechecked(vec![], kept));
    let registered_on = SIGNED_ON;
    history.push(Event::DocumentRegistered { registration: registration(), registered_on });
    given::<OfficialDocument>(history.clone())
        .when(Command::Print(printing()))
        .then([Event::DocumentPrinted { printing: printing() }]);
    history.push(Event::DocumentPrinted { printing: printing() });
    let paper = paper_of(&history).expect("a printed paper");
    assert_eq!(paper.signature.signed_on, None);
    assert_eq!(paper.imprint.and_then(|i| i.issued_on), Some(date(2021, 9, 20)));
}

#[test]
fn an_imprint_without_office_gets_no_date() {
    let mut draft = draft();
    draft.paper.imprint = Some(crate::paper::Imprint::default());
    let paper = paper_of(&until(Stage::Issued, draft)).expect("an issued paper");
    assert_eq!(paper.imprint, Some(crate::paper::Imprint::default()));
}
