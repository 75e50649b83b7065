//! A discarded document voids its number.

use fawen_domain::{document::DocumentCommand, register::RegisterCommand};
use jiff::civil::date;

use crate::office::{Act, Office, Step, drafted, rechecked, step, until_registered};

fn discard(document: &str) -> Step {
    let command = DocumentCommand::Discard { reason: "内容有变".into() };
    step("2022-09-21T09:00", Act::Document(document.into(), command))
}

/// Why the numbers of 2022 were voided, if they were.
async fn voided(office: &Office) -> Vec<Option<String>> {
    office.ledger(2022).await.entries().values().map(|entry| entry.voided.clone()).collect()
}

#[tokio::test]
async fn with_the_reason_and_only_its_own() {
    let day = date(2022, 9, 20);
    let mut office = Office::founded().await;
    office.play(until_registered("first", day)).await;
    office.play(until_registered("second", day)).await;
    office.play_settling([discard("first")]).await;
    assert_eq!(voided(&office).await, [Some("撤稿：内容有变".into()), None]);
    office.play_settling(until_registered("third", day)).await;
    assert_eq!(office.ledger(2022).await.number_of(&"third".into()), Some(3));
}

#[tokio::test]
async fn nothing_where_no_number_was_taken() {
    let mut office = Office::founded().await;
    office.play([drafted("notice", date(2022, 9, 20))]).await;
    office.play_settling([discard("notice")]).await;
    assert!(voided(&office).await.is_empty());
}

#[tokio::test]
async fn a_number_that_was_voided_by_hand_stays_as_it_is() {
    let mut office = Office::founded().await;
    office.play(until_registered("notice", date(2022, 9, 20))).await;
    let void = RegisterCommand::Void { seq: 1, reason: "重复登记".into() };
    office.play([step("2022-09-20T18:00", Act::Ledger(2022, void))]).await;
    office.play_settling([discard("notice")]).await;
    assert_eq!(voided(&office).await, [Some("重复登记".into())]);
}

#[tokio::test]
async fn a_number_of_which_the_document_does_not_know_yet_as_well() {
    let day = date(2022, 9, 20);
    let mut office = Office::founded().await;
    office.play([drafted("notice", day)]).await;
    office.play(rechecked("notice", day)).await;
    // A registration that was cut off between its two commands.
    let reserve = RegisterCommand::Reserve { document: "notice".into() };
    office.play([step("2022-09-20T13:00", Act::Ledger(2022, reserve))]).await;
    office.play_settling([discard("notice")]).await;
    assert_eq!(voided(&office).await, [Some("撤稿：内容有变".into())]);
}
