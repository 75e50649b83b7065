//! 起草、修改、撤稿

use super::*;
use crate::paper::{NumberLine, WordingChange};

fn draft_it(draft: Draft) -> Command {
    Command::Draft(Box::new(draft))
}

fn revise(paper: Paper) -> Command {
    Command::Revise { paper: Box::new(paper), figures_from: None, wording: vec![] }
}

fn revised(paper: Paper, wording: Vec<WordingChange>) -> Event {
    Event::DocumentRevised { paper: Box::new(paper), figures_from: None, wording }
}

/// The notice with a later deadline.
fn postponed() -> Paper {
    let mut paper = notice();
    paper.body[4] = crate::paper::tests::paragraph("请于2022年11月10日前报送。");
    paper
}

#[test]
fn a_document_is_drafted_by_somebody() {
    given::<OfficialDocument>([])
        .by("drafter", "起草人")
        .when(draft_it(draft()))
        .then(drafted(draft()));
}

#[test]
fn a_document_is_drafted_once() {
    given::<OfficialDocument>(drafted(draft())).when(draft_it(draft())).then_nothing();
    given::<OfficialDocument>(drafted(draft()))
        .when(draft_it(joint_draft()))
        .then_refused(Error::AlreadyDrafted);
}

#[test]
fn a_document_has_issuers_each_named_once() {
    let nobody = Draft { issuers: vec![], ..draft() };
    given::<OfficialDocument>([]).when(draft_it(nobody)).then_refused(Error::IssuersMissing);
    let twice = Draft { issuers: vec!["zwjc".into(), "zwjc".into()], ..draft() };
    given::<OfficialDocument>([])
        .when(draft_it(twice))
        .then_refused(Error::IssuerTwice { issuer: "zwjc".into() });
}

#[test]
fn the_mark_names_the_host_or_all_issuers() {
    let mut draft = joint_draft();
    draft.paper.masthead.issuers = vec!["甲".into(), "乙".into(), "丙".into()];
    given::<OfficialDocument>([])
        .when(draft_it(draft))
        .then_refused(Error::IssuersDiffer { issuers: 2, names: 3 });
}

#[test]
fn the_series_is_a_code() {
    let series = "卫健政促发〔2022〕".to_owned();
    given::<OfficialDocument>([])
        .when(draft_it(Draft { series: series.clone(), ..draft() }))
        .then_refused(Error::MalformedSeries { series });
}

#[test]
fn a_draft_has_no_number_yet() {
    let mut numbered = draft();
    numbered.paper.masthead.number = Some(NumberLine::Number(number()));
    let refusal = Error::NumberedDraft { number: "卫健政促发〔2022〕10号".into() };
    given::<OfficialDocument>([]).when(draft_it(numbered.clone())).then_refused(refusal.clone());
    given::<OfficialDocument>(drafted(draft())).when(revise(numbered.paper)).then_refused(refusal);
}

#[test]
fn a_draft_is_revised_freely() {
    given::<OfficialDocument>(drafted(draft()))
        .when(revise(postponed()))
        .then([revised(postponed(), vec![])]);
    given::<OfficialDocument>(drafted(draft())).when(revise(notice())).then_nothing();
}

#[test]
fn a_paper_is_not_changed_under_the_eyes_of_reviewer_and_signer() {
    let stages: Vec<Stage> = SIGNED.into_iter().chain([Stage::Drafting]).collect();
    assert_only_at(&stages, Step::Revise, &revise(postponed()));
}

#[test]
fn a_material_change_after_signing_goes_back_to_the_signer() {
    for stage in SIGNED {
        let history = until(stage, draft());
        let reason = "签发后作了实质性修改：正文 第5段".to_owned();
        let expected = [revised(postponed(), vec![]), Event::SigningReopened { reason }];
        given::<OfficialDocument>(history.clone()).when(revise(postponed())).then(expected.clone());
        let document = OfficialDocument::replay(history.iter().chain(&expected));
        assert_eq!(document.stage(), Stage::ToBeSigned);
        assert_eq!(document.signed_on(), None);
    }
}

#[test]
fn a_declared_change_of_wording_keeps_the_signature() {
    let mut paper = notice();
    paper.body[0] = crate::paper::tests::paragraph("现把有关事项通知如下：");
    let wording = vec![WordingChange { was: "现将".into(), now: "现把".into() }];
    let command = Command::Revise {
        paper: Box::new(paper.clone()),
        figures_from: None,
        wording: wording.clone(),
    };
    let history = until(Stage::Printed, draft());
    let expected = [revised(paper, wording)];
    given::<OfficialDocument>(history.clone()).when(command).then(expected.clone());
    // It is checked and printed anew, under the number that it has.
    let document = OfficialDocument::replay(history.iter().chain(&expected));
    assert_eq!(document.stage(), Stage::Signed);
    assert_eq!(document.registration(), Some(&registration()));
    let again = OfficialDocument::evolve(document, &rechecked(vec![], vec![]));
    assert_eq!(again.stage(), Stage::Registered);
}

#[test]
fn a_paper_is_discarded_with_a_reason_before_issue() {
    let discard = |reason: &str| Command::Discard { reason: reason.into() };
    let discarded = |number| Event::DocumentDiscarded { reason: "活动取消".into(), number };
    given::<OfficialDocument>(drafted(draft())).when(discard(" 活动取消 ")).then([discarded(None)]);
    // Its number is to be voided.
    given::<OfficialDocument>(until(Stage::Sealed, draft()))
        .when(discard("活动取消"))
        .then([discarded(Some(number()))]);
    given::<OfficialDocument>(drafted(draft()))
        .when(discard(" "))
        .then_refused(Error::ReasonMissing { step: Step::Discard });
    assert_only_at(&BEFORE_ISSUE, Step::Discard, &discard("活动取消"));
}

#[test]
fn a_discarded_paper_stays_discarded() {
    let mut history = drafted(draft());
    history.push(Event::DocumentDiscarded { reason: "活动取消".into(), number: None });
    let again = Command::Discard { reason: "再次".into() };
    given::<OfficialDocument>(history.clone()).when(again).then_nothing();
    given::<OfficialDocument>(history.clone())
        .when(draft_it(draft()))
        .then_refused(Error::AlreadyDrafted);
    given::<OfficialDocument>(history)
        .when(Command::Submit)
        .then_refused(Error::OutOfTurn { step: Step::Submit, stage: Stage::Discarded });
}
