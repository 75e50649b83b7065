//! A thousand registrations at once.

use std::sync::Arc;

use fawen_domain::document::DocumentCommand;
use fawen_views::Registers;
use jiff::civil::date;
use tokio::task::JoinSet;

use crate::office::{Act, CODE, Office, Step, step, until_registered};

const DOCUMENTS: usize = 1000;
/// One document in so many is given up again, in between.
const DISCARDED: usize = 50;

/// A document from its draft to its number, and perhaps to its end.
fn life(n: usize) -> Vec<Step> {
    let document = format!("document-{n}");
    let mut steps = until_registered(&document, date(2022, 9, 20));
    if n.is_multiple_of(DISCARDED) {
        let discard = DocumentCommand::Discard { reason: "内容有变".into() };
        steps.push(step("2022-09-20T14:00", Act::Document(document, discard)));
    }
    steps
}

/// Plays all documents at once, in as many tasks.
async fn rush(office: &Arc<Office>, lives: impl Iterator<Item = Vec<Step>>) {
    let mut tasks = JoinSet::new();
    for (n, life) in lives.enumerate() {
        let office = Arc::clone(office);
        tasks.spawn(async move {
            for (stage, step) in life.into_iter().enumerate() {
                office.perform(&format!("{n}-{stage}"), step).await;
            }
        });
    }
    tasks.join_all().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn numbers_run_from_1_to_1000_also_with_documents_discarded_in_between() {
    let office = Arc::new(Office::founded().await);
    rush(&office, (1..=DOCUMENTS).map(life)).await;
    office.settle().await;

    let rows = Registers::ledger(&office.store, CODE, 2022).await.unwrap();
    let numbers: Vec<usize> = rows.iter().map(|row| row.number.seq as usize).collect();
    assert_eq!(numbers, (1..=DOCUMENTS).collect::<Vec<_>>());
    let voided = rows.iter().filter(|row| row.voided.is_some());
    assert_eq!(voided.count(), DOCUMENTS / DISCARDED);
    for row in &rows {
        let document = office.document(row.document.as_str()).await;
        assert_eq!(document.registration().unwrap().number, row.number);
        let n: usize = row.document.as_str().trim_start_matches("document-").parse().unwrap();
        assert_eq!(row.voided.is_some(), n.is_multiple_of(DISCARDED), "{}", row.document);
    }
}
