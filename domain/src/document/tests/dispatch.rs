//! 印制、用印、核发、归档

use super::*;

fn print(change: impl FnOnce(&mut Printing)) -> Command {
    let mut printing = printing();
    change(&mut printing);
    Command::Print(printing)
}

fn seal(issuers: &[&str]) -> Command {
    Command::Seal { seals: issuers.iter().map(|issuer| seal_of(&IssuerId::new(*issuer))).collect() }
}

fn issue(issued_on: Date) -> Command {
    Command::Issue { issued_on }
}

fn unsealed() -> Draft {
    let mut draft = draft();
    draft.paper.signature.form = SignatureForm::Unsealed;
    draft
}

#[test]
fn a_registered_paper_is_printed_and_may_be_printed_anew() {
    let history = until(Stage::Registered, draft());
    given::<OfficialDocument>(history)
        .when(print(|_| {}))
        .then([Event::DocumentPrinted { printing: printing() }]);
    let history = until(Stage::Printed, draft());
    given::<OfficialDocument>(history.clone()).when(print(|_| {})).then_nothing();
    let again = print(|printing| printing.renderings.truncate(1));
    assert_eq!(given::<OfficialDocument>(history).when(again.clone()).events().len(), 1);
    assert_only_at(&[Stage::Registered, Stage::Printed], Step::Print, &again);
}

#[test]
fn what_was_printed_is_known_by_its_hash() {
    let history = until(Stage::Registered, draft());
    given::<OfficialDocument>(history.clone())
        .when(print(|printing| printing.renderings.clear()))
        .then_refused(Error::RenderingsMissing);
    for sha256 in ["", "abc", &"A".repeat(64)] {
        given::<OfficialDocument>(history.clone())
            .when(print(|printing| {
                printing.renderings[1].sha256 = sha256.into();
            }))
            .then_refused(Error::MalformedHash { sha256: sha256.into() });
    }
}

#[test]
fn a_paper_is_printed_between_its_signing_and_today() {
    let history = until(Stage::Registered, draft());
    given::<OfficialDocument>(history.clone())
        .when(print(|printing| printing.sent_on = date(2022, 9, 19)))
        .then_refused(Error::DateTooEarly {
            step: Step::Print,
            date: date(2022, 9, 19),
            after: "成文日期",
            earliest: SIGNED_ON,
        });
    given::<OfficialDocument>(history)
        .when(print(|printing| printing.sent_on = date(2022, 9, 21)))
        .then_refused(Error::DateInFuture {
            step: Step::Print,
            date: date(2022, 9, 21),
            today: SIGNED_ON,
        });
}

#[test]
fn the_imprint_bears_the_day_of_printing() {
    let mut draft = draft();
    if let Some(imprint) = &mut draft.paper.imprint {
        imprint.issued_on = Some(date(2022, 9, 22));
    }
    given::<OfficialDocument>(until(Stage::Registered, draft))
        .when(print(|_| {}))
        .then_refused(Error::ImprintDateDiffers { written: date(2022, 9, 22), sent_on: SIGNED_ON });
}

#[test]
fn every_issuer_seals_host_first() {
    let history = until(Stage::Printed, joint_draft());
    let seals = vec![seal_of(&"zwjc".into()), seal_of(&"zgws".into())];
    given::<OfficialDocument>(history.clone())
        .when(seal(&["zwjc", "zgws"]))
        .then([Event::DocumentSealed { seals }]);
    for given_seals in [vec![], vec!["zwjc"], vec!["zgws", "zwjc"], vec!["zwjc", "other"]] {
        given::<OfficialDocument>(history.clone()).when(seal(&given_seals)).then_refused(
            Error::SealsDiffer {
                expected: vec!["zwjc".into(), "zgws".into()],
                given: given_seals.into_iter().map(IssuerId::new).collect(),
            },
        );
    }
}

#[test]
fn a_paper_is_sealed_once_and_in_its_turn() {
    given::<OfficialDocument>(until(Stage::Issued, draft())).when(seal(&["zwjc"])).then_nothing();
    assert_only_at(&[Stage::Printed], Step::Seal, &seal(&["other"]));
}

#[test]
fn an_unsealed_paper_is_issued_without_seal() {
    let mut history = until(Stage::Printed, unsealed());
    given::<OfficialDocument>(history.clone()).when(seal(&["zwjc"])).then_refused(Error::NoSealDue);
    given::<OfficialDocument>(history.clone()).when(issue(SIGNED_ON)).then([issued(&unsealed())]);
    history.push(issued(&unsealed()));
    assert_eq!(OfficialDocument::replay(&history).stage(), Stage::Issued);
}

#[test]
fn a_sealed_paper_is_issued() {
    given::<OfficialDocument>(until(Stage::Sealed, draft()))
        .when(issue(SIGNED_ON))
        .then([issued(&draft())]);
    given::<OfficialDocument>(until(Stage::Archived, draft()))
        .when(issue(SIGNED_ON))
        .then_nothing();
    assert_only_at(&[Stage::Sealed], Step::Issue, &issue(date(2022, 9, 19)));
}

#[test]
fn a_paper_is_issued_between_its_printing_and_today() {
    let history = until(Stage::Sealed, draft());
    given::<OfficialDocument>(history.clone()).when(issue(date(2022, 9, 19))).then_refused(
        Error::DateTooEarly {
            step: Step::Issue,
            date: date(2022, 9, 19),
            after: "送印日期",
            earliest: SIGNED_ON,
        },
    );
    given::<OfficialDocument>(history).when(issue(date(2022, 9, 21))).then_refused(
        Error::DateInFuture { step: Step::Issue, date: date(2022, 9, 21), today: SIGNED_ON },
    );
}

#[test]
fn an_issued_paper_is_archived_once() {
    let history = until(Stage::Issued, draft());
    given::<OfficialDocument>(history.clone())
        .when(Command::Archive(archive()))
        .then([Event::DocumentArchived { archive: archive() }]);
    let nowhere = ArchiveRecord { piece: 0, ..archive() };
    given::<OfficialDocument>(history)
        .when(Command::Archive(nowhere.clone()))
        .then_refused(Error::PieceMissing);
    let history = until(Stage::Archived, draft());
    given::<OfficialDocument>(history.clone()).when(Command::Archive(archive())).then_nothing();
    given::<OfficialDocument>(history)
        .when(Command::Archive(nowhere))
        .then_refused(Error::ArchivedAlready { piece: 12 });
    let stages = [Stage::Issued, Stage::Archived];
    assert_only_at(&stages, Step::Archive, &Command::Archive(archive()));
}
