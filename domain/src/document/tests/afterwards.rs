//! 公开发布、更正、撤销、废止、解密、变更密级

use super::*;

const AFTER_ISSUE: [Stage; 2] = [Stage::Issued, Stage::Archived];

fn publish(channel: &str) -> Command {
    Command::Publish { channel: channel.into() }
}

fn erratum() -> Erratum {
    Erratum {
        place: "正文 第5段".into(),
        was: "2022年10月31日".into(),
        now: "2022年11月10日".into(),
        reason: "征集阶段延至11月上旬".into(),
    }
}

fn revoke(reason: &str) -> Command {
    Command::Revoke { reason: reason.into() }
}

fn revoked() -> Event {
    Event::DocumentRevoked { reason: "越权发文".into(), revoked_on: SIGNED_ON }
}

fn repeal() -> Repeal {
    Repeal { from: date(2023, 3, 1), reason: "活动结束".into() }
}

fn declassify(authority: &str, reason: &str) -> Command {
    Command::Declassify { authority: authority.into(), reason: reason.into() }
}

fn declassified() -> Event {
    Event::DocumentDeclassified {
        authority: "国家卫生健康委员会".into(), reason: "期满".into()
    }
}

/// The history of an issued draft, and this event.
fn issued_and(draft: Draft, event: Event) -> Vec<Event> {
    let mut history = until(Stage::Issued, draft);
    history.push(event);
    history
}

#[test]
fn everything_afterwards_waits_for_the_issue() {
    let authority = || "国家卫生健康委员会".to_owned();
    let to = secret(5);
    let change = Command::ChangeClassification { to, authority: authority(), reason: "误".into() };
    let steps = [
        (Step::Publish, publish("官方网站")),
        (Step::Correct, Command::Correct(erratum())),
        (Step::Revoke, revoke("越权发文")),
        (Step::Repeal, Command::Repeal(repeal())),
        (Step::Declassify, declassify(&authority(), "期满")),
        (Step::ChangeClassification, change),
    ];
    for (step, command) in steps {
        assert_only_at(&AFTER_ISSUE, step, &command);
    }
}

#[test]
fn an_issued_paper_is_published_once_a_channel() {
    let published = Event::DocumentPublished { channel: "官方网站".into() };
    given::<OfficialDocument>(until(Stage::Issued, draft()))
        .when(publish(" 官方网站"))
        .then([published.clone()]);
    given::<OfficialDocument>(issued_and(draft(), published))
        .when(publish("官方网站"))
        .then_nothing();
    given::<OfficialDocument>(until(Stage::Issued, draft()))
        .when(publish(""))
        .then_refused(Error::NameMissing { step: Step::Publish, what: "发布渠道" });
}

#[test]
fn a_classified_paper_is_declassified_before_it_is_published() {
    let history = until(Stage::Issued, classified_draft());
    given::<OfficialDocument>(history.clone())
        .when(publish("官方网站"))
        .then_refused(Error::Classified { classification: secret(1) });
    given::<OfficialDocument>(history.clone())
        .when(declassify("国家卫生健康委员会", "期满"))
        .then([declassified()]);
    let history = issued_and(classified_draft(), declassified());
    given::<OfficialDocument>(history.clone()).when(declassify("", "")).then_nothing();
    let events = given::<OfficialDocument>(history).when(publish("官方网站")).events();
    assert_eq!(events.len(), 1);
}

#[test]
fn declassification_names_authority_and_reason() {
    let history = until(Stage::Issued, classified_draft());
    given::<OfficialDocument>(history.clone())
        .when(declassify("", "期满"))
        .then_refused(Error::NameMissing { step: Step::Declassify, what: "决定机关" });
    given::<OfficialDocument>(history)
        .when(declassify("国家卫生健康委员会", ""))
        .then_refused(Error::ReasonMissing { step: Step::Declassify });
    given::<OfficialDocument>(until(Stage::Issued, draft()))
        .when(declassify("国家卫生健康委员会", "期满"))
        .then_refused(Error::NotClassified { step: Step::Declassify });
}

#[test]
fn a_classification_is_changed_by_its_authority() {
    let change = |to, authority: &str, reason: &str| Command::ChangeClassification {
        to,
        authority: authority.into(),
        reason: reason.into(),
    };
    let changed = Event::ClassificationChanged {
        to: secret(5),
        authority: "国家卫生健康委员会".into(),
        reason: "延长".into(),
    };
    let step = Step::ChangeClassification;
    let history = until(Stage::Issued, classified_draft());
    given::<OfficialDocument>(history.clone())
        .when(change(secret(5), "国家卫生健康委员会", "延长"))
        .then([changed.clone()]);
    given::<OfficialDocument>(history.clone()).when(change(secret(1), "", "")).then_nothing();
    given::<OfficialDocument>(history.clone())
        .when(change(secret(5), "", "延长"))
        .then_refused(Error::NameMissing { step, what: "决定机关" });
    given::<OfficialDocument>(history)
        .when(change(secret(5), "国家卫生健康委员会", ""))
        .then_refused(Error::ReasonMissing { step });
    given::<OfficialDocument>(until(Stage::Issued, draft()))
        .when(change(secret(5), "国家卫生健康委员会", "延长"))
        .then_refused(Error::NotClassified { step });
    let document = OfficialDocument::replay(&issued_and(classified_draft(), changed));
    assert_eq!(document.classification(), Some(&secret(5)));
}

#[test]
fn a_correction_quotes_the_paper_and_leaves_it_as_it_is() {
    let corrected = Event::DocumentCorrected { erratum: erratum() };
    given::<OfficialDocument>(until(Stage::Issued, draft()))
        .when(Command::Correct(erratum()))
        .then([corrected.clone()]);
    let history = issued_and(draft(), corrected);
    given::<OfficialDocument>(history.clone()).when(Command::Correct(erratum())).then_nothing();
    let document = OfficialDocument::replay(&history);
    assert_eq!(document.errata(), [erratum()]);
    let before = OfficialDocument::replay(&until(Stage::Issued, draft()));
    assert_eq!(document.paper_as_issued(), before.paper_as_issued());
}

#[test]
fn a_correction_needs_words_of_the_paper_and_a_reason() {
    for was in ["2022年12月31日", "", "2022年11月10日"] {
        given::<OfficialDocument>(until(Stage::Issued, draft()))
            .when(Command::Correct(Erratum { was: was.into(), ..erratum() }))
            .then_refused(Error::ErratumNotFound { was: was.into() });
    }
    given::<OfficialDocument>(until(Stage::Issued, draft()))
        .when(Command::Correct(Erratum { reason: String::new(), ..erratum() }))
        .then_refused(Error::ReasonMissing { step: Step::Correct });
}

#[test]
fn a_revoked_paper_never_was_valid() {
    let history = until(Stage::Issued, draft());
    given::<OfficialDocument>(history.clone()).when(revoke("越权发文")).then([revoked()]);
    given::<OfficialDocument>(history.clone())
        .when(revoke(""))
        .then_refused(Error::ReasonMissing { step: Step::Revoke });
    let after = issued_and(draft(), revoked());
    given::<OfficialDocument>(after.clone()).when(revoke("再次")).then_nothing();
    let (before, after) = (OfficialDocument::replay(&history), OfficialDocument::replay(&after));
    assert_eq!(before.validity_on(SIGNED_ON), Validity::InForce);
    assert_eq!(before.validity_on(date(2022, 9, 19)), Validity::NotYet);
    assert_eq!(after.validity_on(SIGNED_ON), Validity::Revoked);
}

#[test]
fn a_repealed_paper_was_valid_until_its_repeal() {
    let repealed = Event::DocumentRepealed { repeal: repeal() };
    given::<OfficialDocument>(until(Stage::Issued, draft()))
        .when(Command::Repeal(repeal()))
        .then([repealed.clone()]);
    let history = issued_and(draft(), repealed);
    given::<OfficialDocument>(history.clone()).when(Command::Repeal(repeal())).then_nothing();
    let document = OfficialDocument::replay(&history);
    assert_eq!(document.validity_on(date(2023, 2, 28)), Validity::InForce);
    assert_eq!(document.validity_on(date(2023, 3, 1)), Validity::Repealed);
}

#[test]
fn a_repeal_has_a_reason_and_one_date_not_before_the_issue() {
    let history = until(Stage::Issued, draft());
    given::<OfficialDocument>(history.clone())
        .when(Command::Repeal(Repeal { reason: " ".into(), ..repeal() }))
        .then_refused(Error::ReasonMissing { step: Step::Repeal });
    let early = date(2022, 9, 1);
    given::<OfficialDocument>(history)
        .when(Command::Repeal(Repeal { from: early, ..repeal() }))
        .then_refused(Error::DateTooEarly {
            step: Step::Repeal,
            date: early,
            after: "印发日期",
            earliest: SIGNED_ON,
        });
    let repealed = Event::DocumentRepealed { repeal: repeal() };
    given::<OfficialDocument>(issued_and(draft(), repealed))
        .when(Command::Repeal(Repeal { from: date(2024, 1, 1), ..repeal() }))
        .then_refused(Error::RepealedAlready { from: date(2023, 3, 1) });
}

#[test]
fn nothing_is_done_to_a_void_paper() {
    let steps = [
        (Step::Publish, publish("官方网站")),
        (Step::Correct, Command::Correct(erratum())),
        (Step::Repeal, Command::Repeal(repeal())),
    ];
    for (step, command) in steps {
        given::<OfficialDocument>(issued_and(draft(), revoked()))
            .when(command)
            .then_refused(Error::NotInForce { step, validity: Validity::Revoked });
    }
    let repealed = Event::DocumentRepealed { repeal: repeal() };
    given::<OfficialDocument>(issued_and(draft(), repealed))
        .at("2023-03-01T09:00:00+08:00")
        .when(publish("官方网站"))
        .then_refused(Error::NotInForce { step: Step::Publish, validity: Validity::Repealed });
}
