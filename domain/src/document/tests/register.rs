//! 登记

use super::*;

fn register(change: impl FnOnce(&mut Registration)) -> Command {
    let mut registration = registration();
    change(&mut registration);
    Command::Register(registration)
}

#[test]
fn a_rechecked_paper_is_registered() {
    given::<OfficialDocument>(until(Stage::Rechecked, draft())).when(register(|_| {})).then([
        Event::DocumentRegistered { registration: registration(), registered_on: SIGNED_ON },
    ]);
    assert_only_at(
        &[
            Stage::Rechecked,
            Stage::Registered,
            Stage::Printed,
            Stage::Sealed,
            Stage::Issued,
            Stage::Archived,
        ],
        Step::Register,
        &register(|_| {}),
    );
}

#[test]
fn a_paper_has_one_number() {
    let history = until(Stage::Printed, draft());
    given::<OfficialDocument>(history.clone()).when(register(|_| {})).then_nothing();
    given::<OfficialDocument>(history)
        .when(register(|registration| registration.number.seq = 11))
        .then_refused(Error::RegisteredAlready { number: number() });
}

#[test]
fn the_number_is_of_the_series_of_the_paper() {
    let foreign = DocumentNumber { code: "绍卫党函".into(), ..number() };
    given::<OfficialDocument>(until(Stage::Rechecked, draft()))
        .when(register(|registration| {
            registration.number = foreign.clone();
        }))
        .then_refused(Error::ForeignNumber { number: foreign, series: "卫健政促发".into() });
}

#[test]
fn the_number_is_of_the_year_of_signing_or_registration() {
    for year in [2022, 2023] {
        let events = given::<OfficialDocument>(until(Stage::Rechecked, draft()))
            .at("2023-01-04T09:00:00+08:00")
            .when(register(|registration| registration.number.year = year))
            .events();
        assert_eq!(events.len(), 1);
    }
    let number = DocumentNumber { year: 2021, ..number() };
    given::<OfficialDocument>(until(Stage::Rechecked, draft()))
        .at("2023-01-04T09:00:00+08:00")
        .when(register(|registration| registration.number.year = 2021))
        .then_refused(Error::NumberOfOtherYear { number, signed: 2022, registered: 2023 });
}

#[test]
fn somebody_gets_the_copies() {
    type Change = fn(&mut Registration);
    let changes: [Change; 3] = [
        |registration| registration.distribution.clear(),
        |registration| registration.distribution[0].recipient = " ".into(),
        |registration| registration.distribution[0].copies = 0,
    ];
    for change in changes {
        given::<OfficialDocument>(until(Stage::Rechecked, draft()))
            .when(register(change))
            .then_refused(Error::DistributionMissing);
    }
}

#[test]
fn a_paper_to_everybody_needs_no_list_unless_classified() {
    let announcement = |mut draft: Draft| {
        draft.paper.kind = crate::paper::DocumentKind::Announcement;
        draft.paper.title = draft.paper.title.replace("通知", "公告");
        draft
    };
    let unlisted = register(|registration| registration.distribution.clear());
    let events = given::<OfficialDocument>(until(Stage::Rechecked, announcement(draft())))
        .when(unlisted.clone())
        .events();
    assert_eq!(events.len(), 1);
    given::<OfficialDocument>(until(Stage::Rechecked, announcement(classified_draft())))
        .when(unlisted)
        .then_refused(Error::DistributionMissing);
}

#[test]
fn as_many_copies_are_printed_as_are_handed_out() {
    given::<OfficialDocument>(until(Stage::Rechecked, draft()))
        .when(register(|registration| registration.copies = 30))
        .then_refused(Error::TooFewCopies { distributed: 31, copies: 30 });
}
