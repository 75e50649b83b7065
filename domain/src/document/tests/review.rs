//! 送审、审核、退回

use super::*;

fn approve() -> Command {
    Command::Approve { opinion: "拟同意，请领导签发".into() }
}

fn send_back(reason: &str) -> Command {
    Command::Return { reason: reason.into() }
}

#[test]
fn a_draft_is_submitted_and_approved() {
    given::<OfficialDocument>(drafted(draft())).when(Command::Submit).then([submitted()]);
    let in_review = until(Stage::InReview, draft());
    given::<OfficialDocument>(in_review.clone()).when(Command::Submit).then_nothing();
    given::<OfficialDocument>(in_review).when(approve()).then([approved()]);
    given::<OfficialDocument>(until(Stage::ToBeSigned, draft())).when(approve()).then_nothing();
}

#[test]
fn submission_and_approval_have_their_turn() {
    assert_only_at(&[Stage::Drafting, Stage::InReview], Step::Submit, &Command::Submit);
    assert_only_at(&[Stage::InReview, Stage::ToBeSigned], Step::Approve, &approve());
}

#[test]
fn a_paper_is_returned_with_a_reason_and_comes_again() {
    let returned = Event::DocumentReturned { reason: "请核对截止时间".into() };
    for stage in [Stage::InReview, Stage::ToBeSigned] {
        let mut history = until(stage, draft());
        given::<OfficialDocument>(history.clone())
            .when(send_back("请核对截止时间"))
            .then([returned.clone()]);
        given::<OfficialDocument>(history.clone())
            .when(send_back(""))
            .then_refused(Error::ReasonMissing { step: Step::Return });
        history.push(returned.clone());
        given::<OfficialDocument>(history).when(Command::Submit).then([submitted()]);
    }
    assert_only_at(&[Stage::InReview, Stage::ToBeSigned], Step::Return, &send_back("误"));
}

#[test]
fn a_paper_that_breaks_the_rules_of_its_kind_is_not_taken_in() {
    let mut draft = request_draft();
    draft.paper.recipients = Some("国家卫生健康委员会、民政部".into());
    draft.paper.masthead.mark_suffix = "公函".into();
    // The mark is a matter for the re-check, where it may be waived; the recipients are not.
    let mut findings = draft.paper.findings();
    findings.retain(|finding| finding.rule == "paper-upward-recipient");
    assert_eq!(findings.len(), 1);
    given::<OfficialDocument>(drafted(draft))
        .when(Command::Submit)
        .then_refused(Error::KindRules { findings });
}

#[test]
fn a_request_is_about_one_campaign() {
    let concerns = vec!["2022-ydyp".into(), "2023-ydyp".into()];
    given::<OfficialDocument>(drafted(Draft { concerns, ..request_draft() }))
        .when(Command::Submit)
        .then_refused(Error::SeveralMatters { matters: 2 });
}
