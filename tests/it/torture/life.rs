//! The load: offices that register documents and discard some, in a process that may die at any moment.

use std::{env, time::Duration};

use fawen_domain::document::DocumentCommand;
use fawen_store::Store;
use jiff::civil::date;
use tokio::{task::JoinSet, time};

use crate::office::{Act, Office, Step, founding, step, until_registered};

/// Tells the child which store to work in; without it the child's test has nothing to do.
pub(super) const STORE: &str = "FAWEN_TORTURE_STORE";
/// Keeps the documents of the children apart.
pub(super) const CHILD: &str = "FAWEN_TORTURE_CHILD";
/// The test that is the child.
pub(super) const TEST: &str = "torture::life::child_that_works_until_it_is_killed";

/// How many documents are on the desks at once.
const DESKS: usize = 6;
/// One document in so many is discarded after its registration.
pub(super) const DISCARDED: usize = 4;
/// How often a step is tried, while the database is away.
const TRIES: u32 = 600;

/// From draft to number, and for some to the waste-paper basket.
fn life(document: &str, n: usize) -> Vec<Step> {
    let mut steps = until_registered(document, date(2022, 9, 20));
    if n.is_multiple_of(DISCARDED) {
        let discard = DocumentCommand::Discard { reason: "内容有变".into() };
        steps.push(step("2022-09-20T14:00", Act::Document(document.to_owned(), discard)));
    }
    steps
}

/// Plays a step until it is done; its identifier makes that safe. Says so once it is.
async fn insist(store: &Store, id: &str, step: Step) {
    for _ in 0..TRIES {
        let (office, id, step) = (Office::on(store.clone()), id.to_owned(), step.clone());
        // A panic in between is a failure like others.
        let tried = tokio::spawn(async move { office.attempt(&id, step).await }).await;
        match tried {
            Ok(Ok(())) => return,
            Ok(Err(refused)) => println!("retried: {refused}"),
            Err(broken) => println!("retried: {broken}"),
        }
        time::sleep(Duration::from_millis(25)).await;
    }
    println!("gave up {id}");
}

#[tokio::test(flavor = "multi_thread")]
async fn child_that_works_until_it_is_killed() {
    let (Ok(store), Ok(child)) = (env::var(STORE), env::var(CHILD)) else {
        return;
    };
    let store = super::place::opened(&store).await;
    for (n, step) in founding().into_iter().enumerate() {
        insist(&store, &format!("founding-{n}"), step).await;
    }
    let mut desks = JoinSet::new();
    for desk in 0..DESKS {
        let (store, child) = (store.clone(), child.clone());
        desks.spawn(async move {
            for n in 0.. {
                let document = format!("{child}-{desk}-{n}");
                for (stage, step) in life(&document, n).into_iter().enumerate() {
                    let id = format!("{document}/{stage}");
                    insist(&store, &id, step).await;
                    println!("done {id}");
                }
            }
        });
    }
    desks.join_all().await;
}
