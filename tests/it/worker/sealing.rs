//! Only seals in use are put on papers.

use fawen_domain::{
    Refusal,
    document::{DocumentCommand, Stage},
    issuer::{IssuerCommand, IssuerError},
};
use fawen_worker::SealingError;
use jiff::civil::date;

use crate::office::{Act, Office, SEAL, drafted, issued, rechecked, step};

#[tokio::test]
async fn a_retired_seal_is_refused() {
    let day = date(2022, 9, 20);
    let mut office = Office::founded().await;
    office.play([drafted("notice", day)]).await;
    office.play(rechecked("notice", day)).await;
    office.play(issued("notice", day).into_iter().take(2)).await;
    assert_eq!(office.document("notice").await.stage(), Stage::Printed);
    let retire = IssuerCommand::RetireSeal { seal: SEAL.into(), reason: "磨损".into() };
    office.play([step("2022-09-20T14:30", Act::Issuer(retire))]).await;

    let by = Office::envelope("seal", "2022-09-20T15:00");
    let refused = office.seal("notice", &by).await.unwrap_err();
    let SealingError::Issuer(refusal) = refused else { panic!("{refused}") };
    assert!(matches!(&refusal, IssuerError::SealRetired { .. }), "{refusal}");
    assert_eq!(refusal.rule().id, "issuer-seal");
    assert_eq!(office.document("notice").await.stage(), Stage::Printed);
}

#[tokio::test]
async fn a_paper_is_sealed_once() {
    let day = date(2022, 9, 20);
    let mut office = Office::founded().await;
    office.play([drafted("notice", day)]).await;
    office.play(rechecked("notice", day)).await;
    office.play(issued("notice", day).into_iter().take(3)).await;
    let events = office.log().await.len();
    office.seal("notice", &Office::envelope("again", "2022-09-20T15:30")).await.unwrap();
    assert_eq!(office.log().await.len(), events);
    let issue = DocumentCommand::Issue { issued_on: day };
    office.play([step("2022-09-20T16:00", Act::Document("notice".into(), issue))]).await;
}
