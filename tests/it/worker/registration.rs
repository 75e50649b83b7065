//! A registration takes one number, whatever happens to it.

use fawen_domain::{
    document::{DocumentCommand, DocumentError, Stage},
    issuer::{Founding, IssuerCommand, IssuerError, Profile},
    register::RegisterCommand,
};
use fawen_worker::RegistrationError;
use jiff::civil::date;

use crate::office::{Act, CODE, ISSUER, NAME, Office, cut_off, drafted, rechecked, step};

/// A document that is ready for its number.
async fn office() -> Office {
    let mut office = Office::founded().await;
    let day = date(2022, 9, 20);
    office.play([drafted("notice", day)]).await;
    office.play(rechecked("notice", day)).await;
    office
}

/// The number, registered by a command of this name at this moment.
async fn number(office: &Office, id: &str, at: &str) -> String {
    office.number("notice", &Office::envelope(id, at)).await.unwrap().to_string()
}

/// The document has one number of the year, and no other was taken.
async fn assert_one_number(office: &Office, year: i16) {
    for known in [2022, 2023] {
        let expected = usize::from(known == year);
        assert_eq!(office.ledger(known).await.entries().len(), expected, "numbers of {known}");
    }
    let document = office.document("notice").await;
    assert_eq!(document.registration().unwrap().number.year, year);
}

#[tokio::test]
async fn repeated_it_takes_the_number_once() {
    let office = office().await;
    let first = number(&office, "register", "2022-09-20T13:00").await;
    assert_eq!(first, "卫健政促发〔2022〕1号");
    let events = office.log().await.len();
    assert_eq!(number(&office, "register", "2022-09-20T13:00").await, first);
    assert_eq!(number(&office, "another", "2022-09-20T14:00").await, first);
    let office = office.restart();
    assert_eq!(number(&office, "register", "2022-09-20T13:00").await, first);
    assert_eq!(office.log().await.len(), events);
    assert_one_number(&office, 2022).await;
}

#[tokio::test]
async fn asked_again_in_the_next_year_it_keeps_the_number() {
    let office = office().await;
    let first = number(&office, "register", "2022-12-31T17:00").await;
    assert_eq!(number(&office, "again", "2023-01-05T09:00").await, first);
    assert_one_number(&office, 2022).await;
}

#[tokio::test]
async fn cut_off_between_its_two_commands_it_goes_on_from_there() {
    for (id, at) in [("register", "2022-09-20T13:00"), ("another", "2022-09-21T09:00")] {
        let mut office = office().await;
        let reserve = RegisterCommand::Reserve { document: "notice".into() };
        office.play([step("2022-09-20T13:00", Act::Ledger(2022, reserve))]).await;
        let office = office.restart();
        assert_eq!(number(&office, id, at).await, "卫健政促发〔2022〕1号");
        assert_one_number(&office, 2022).await;
    }
}

#[tokio::test]
async fn cut_off_on_new_years_eve_it_goes_on_the_next_morning() {
    let mut office = office().await;
    let reserve = RegisterCommand::Reserve { document: "notice".into() };
    office.play([step("2022-12-31T23:59", Act::Ledger(2022, reserve))]).await;
    let office = office.restart();
    assert_eq!(number(&office, "register", "2023-01-01T08:00").await, "卫健政促发〔2022〕1号");
    assert_one_number(&office, 2022).await;
}

#[tokio::test]
async fn cut_off_anywhere_it_goes_on_from_there() {
    let ready = office().await;
    for turns in 0.. {
        let office = ready.copy();
        let envelope = Office::envelope("register", "2022-09-20T13:00");
        let whole = cut_off(turns, office.number("notice", &envelope)).await.is_some();
        let office = office.restart();
        assert_eq!(number(&office, "register", "2022-09-20T13:00").await, "卫健政促发〔2022〕1号");
        assert_one_number(&office, 2022).await;
        if whole {
            return;
        }
    }
}

/// No number is taken, and the document stays as it is.
async fn refused(office: &Office) -> RegistrationError {
    let before = office.log().await.len();
    let envelope = Office::envelope("register", "2022-09-20T13:00");
    let refusal = office.number("notice", &envelope).await.unwrap_err();
    assert_eq!(office.log().await.len(), before, "{refusal}");
    refusal
}

#[tokio::test]
async fn an_issuer_without_an_account_takes_no_number() {
    let mut office = Office::new();
    let profile = Profile { name: NAME.into(), short_name: None, mark_name: NAME.into() };
    let new = IssuerCommand::Register { issuer: ISSUER.into(), profile, founding: Founding::New };
    let open = RegisterCommand::Open {
        issuer: ISSUER.into(),
        code: CODE.into(),
        year: 2022,
        carried_over: 0,
    };
    let day = date(2022, 9, 20);
    office.play([step("2022-01-04T09:00", Act::Issuer(new)), drafted("notice", day)]).await;
    office.play([step("2022-01-04T09:00", Act::Ledger(2022, open))]).await;
    office.play(rechecked("notice", day)).await;
    let refusal = refused(&office).await;
    assert!(
        matches!(refusal, RegistrationError::Issuer(IssuerError::AccountNotApproved { .. })),
        "{refusal:?}"
    );
}

#[tokio::test]
async fn an_issuer_without_the_code_takes_no_number() {
    let mut office = office().await;
    let retire = IssuerCommand::RetireCode { code: CODE.into(), reason: "机构改革".into() };
    office.play([step("2022-09-20T12:30", Act::Issuer(retire))]).await;
    let refusal = refused(&office).await;
    assert!(
        matches!(refusal, RegistrationError::Issuer(IssuerError::CodeRetired { .. })),
        "{refusal:?}"
    );
}

#[tokio::test]
async fn a_document_that_may_not_be_registered_takes_no_number() {
    let mut office = Office::founded().await;
    assert!(matches!(refused(&office).await, RegistrationError::Unknown { .. }));
    office.play([drafted("notice", date(2022, 9, 20))]).await;
    let refusal = refused(&office).await;
    assert!(
        matches!(
            refusal,
            RegistrationError::NotReady(DocumentError::OutOfTurn { stage: Stage::Drafting, .. })
        ),
        "{refusal:?}"
    );
    let discard = DocumentCommand::Discard { reason: "误".into() };
    let discard = step("2022-09-20T09:30", Act::Document("notice".into(), discard));
    office.play_settling([discard]).await;
    assert!(matches!(refused(&office).await, RegistrationError::NotReady(_)));
}
