//! 会签、签发、退签发人复审

use super::*;

fn sign(approval: Approval) -> Command {
    Command::Sign { approval }
}

fn countersign(issuer: &str) -> Command {
    Command::Countersign { issuer: issuer.into(), approval: later() }
}

/// The co-issuer's signature, ten days after the host's.
fn later() -> Approval {
    Approval { name: "李明".into(), opinion: String::new(), on: date(2022, 9, 30) }
}

#[test]
fn the_head_signs_with_opinion_name_and_date() {
    given::<OfficialDocument>(until(Stage::ToBeSigned, draft()))
        .when(sign(approval()))
        .then([Event::DocumentSigned { approval: approval() }]);
}

#[test]
fn a_signature_is_given_once() {
    let history = until(Stage::Issued, joint_draft());
    given::<OfficialDocument>(history.clone()).when(sign(approval())).then_nothing();
    given::<OfficialDocument>(history.clone())
        .when(sign(later()))
        .then_refused(Error::SignedAlready { name: "王华宁".into(), on: SIGNED_ON });
    given::<OfficialDocument>(history)
        .when(countersign("zgws"))
        .then_refused(Error::SignedAlready { name: "王华宁".into(), on: SIGNED_ON });
}

#[test]
fn signatures_have_their_turn() {
    let stages = [Stage::Drafting, Stage::InReview, Stage::ToBeSigned];
    for stage in [Stage::Drafting, Stage::InReview] {
        given::<OfficialDocument>(until(stage, draft()))
            .when(sign(approval()))
            .then_refused(Error::OutOfTurn { step: Step::Sign, stage });
    }
    let signed: Vec<Stage> = BEFORE_ISSUE.into_iter().filter(|s| !stages.contains(s)).collect();
    assert_eq!(signed, SIGNED);
    assert_only_at(&[Stage::ToBeSigned], Step::Countersign, &countersign("zgws"));
}

#[test]
fn a_signature_has_a_name_and_a_date_that_has_come() {
    let nameless = Approval { name: " ".into(), ..approval() };
    given::<OfficialDocument>(until(Stage::ToBeSigned, draft()))
        .when(sign(nameless))
        .then_refused(Error::NameMissing { step: Step::Sign, what: "签署人姓名" });
    given::<OfficialDocument>(until(Stage::ToBeSigned, draft()))
        .at("2022-09-20T09:00:00+08:00")
        .when(sign(later()))
        .then_refused(Error::DateInFuture {
            step: Step::Sign,
            date: date(2022, 9, 30),
            today: SIGNED_ON,
        });
}

#[test]
fn nobody_signs_an_own_draft() {
    for command in [sign(approval()), countersign("zgws")] {
        given::<OfficialDocument>(until(Stage::ToBeSigned, joint_draft()))
            .at("2022-10-08T09:00:00+08:00")
            .by("drafter", "起草人")
            .when(command)
            .then_refused(Error::DrafterSigns { drafter: "drafter".into() });
    }
}

#[test]
fn a_joint_paper_bears_the_date_of_the_last_signer() {
    let mut history = until(Stage::ToBeSigned, joint_draft());
    history.push(Event::DocumentSigned { approval: approval() });
    let document = OfficialDocument::replay(&history);
    assert_eq!((document.stage(), document.signed_on()), (Stage::ToBeSigned, None));
    assert_eq!(document.missing_countersignatures(), [IssuerId::new("zgws")]);

    let consent = countersigned("zgws".into(), later());
    given::<OfficialDocument>(history.clone())
        .at("2022-10-08T09:00:00+08:00")
        .when(countersign("zgws"))
        .then([consent.clone()]);
    history.push(consent);
    let document = OfficialDocument::replay(&history);
    assert_eq!(document.signed_on(), Some(date(2022, 9, 30)));
    assert_eq!(document.signers(), ["王华宁", "李明"]);
    given::<OfficialDocument>(history).when(countersign("zgws")).then_nothing();
}

#[test]
fn only_co_issuers_countersign() {
    for issuer in ["zwjc", "nobody"] {
        given::<OfficialDocument>(until(Stage::ToBeSigned, joint_draft()))
            .at("2022-10-08T09:00:00+08:00")
            .when(countersign(issuer))
            .then_refused(Error::NotCoIssuer { issuer: issuer.into() });
        given::<OfficialDocument>(until(Stage::ToBeSigned, joint_draft()))
            .when(object(issuer, "李明", "未经协商"))
            .then_refused(Error::NotCoIssuer { issuer: issuer.into() });
    }
}

fn object(issuer: &str, name: &str, reason: &str) -> Command {
    Command::Object { issuer: issuer.into(), name: name.into(), reason: reason.into() }
}

#[test]
fn an_objection_sends_the_paper_back_to_the_drafter() {
    let mut history = until(Stage::ToBeSigned, joint_draft());
    history.push(Event::DocumentSigned { approval: approval() });
    let refused = Event::CountersignatureRefused {
        issuer: "zgws".into(),
        name: "李明".into(),
        reason: "未经协商".into(),
    };
    given::<OfficialDocument>(history.clone())
        .when(object("zgws", "李明", "未经协商"))
        .then([refused.clone()]);
    history.push(refused);
    let document = OfficialDocument::replay(&history);
    assert_eq!(document.stage(), Stage::Drafting);
    assert_eq!(document.signers(), Vec::<String>::new());
}

#[test]
fn an_objection_has_a_name_and_a_reason() {
    let history = until(Stage::ToBeSigned, joint_draft());
    given::<OfficialDocument>(history.clone())
        .when(object("zgws", "", "未经协商"))
        .then_refused(Error::NameMissing { step: Step::Countersign, what: "签署人姓名" });
    given::<OfficialDocument>(history)
        .when(object("zgws", "李明", ""))
        .then_refused(Error::ReasonMissing { step: Step::Countersign });
    let command = object("zgws", "李明", "未经协商");
    assert_only_at(&[Stage::ToBeSigned], Step::Countersign, &command);
}

#[test]
fn the_recheck_may_send_a_paper_back_to_its_signers() {
    let reopen = |reason: &str| Command::ReturnToSigner { reason: reason.into() };
    let reopened = Event::SigningReopened { reason: "审批手续不全".into() };
    for stage in SIGNED {
        let history = until(stage, joint_draft());
        given::<OfficialDocument>(history.clone())
            .when(reopen("审批手续不全"))
            .then([reopened.clone()]);
        let document = OfficialDocument::replay(history.iter().chain([&reopened]));
        assert_eq!(document.stage(), Stage::ToBeSigned);
    }
    given::<OfficialDocument>(until(Stage::Signed, draft()))
        .when(reopen(""))
        .then_refused(Error::ReasonMissing { step: Step::ReturnToSigner });
    assert_only_at(&SIGNED, Step::ReturnToSigner, &reopen("误"));
}
