//! Cut off anywhere and started again, everything comes to the same end.

use fawen_store::StoreError;

use crate::office::{BULLETIN, NOTICE, Office, Outcome, Step, cut_off, small_campaign};

/// The campaign played without a crash, with what follows after each step.
async fn undisturbed() -> Office {
    let mut office = Office::new();
    office.play_settling(small_campaign(Outcome::Shown)).await;
    office
}

/// The same log, the same views, and nothing more that would follow.
async fn assert_same(office: &Office, other: &Office) {
    let (log, other_log) = (office.log().await, other.log().await);
    for (event, expected) in log.iter().zip(&other_log) {
        assert_eq!(event, expected);
    }
    assert_eq!(log.len(), other_log.len());
    assert_eq!(office.views().await, other.views().await);
    office.settle().await;
    assert_eq!(office.log().await.len(), log.len(), "settling again changes nothing");
}

#[tokio::test]
async fn closed_and_opened_again_between_any_two_steps() {
    let expected = undisturbed().await;
    let mut office = Office::new();
    for step in small_campaign(Outcome::Shown) {
        office.play([step]).await;
        office = office.restart();
        office.settle().await;
        office = office.restart();
    }
    assert_same(&office, &expected).await;
}

#[tokio::test]
async fn settled_only_where_something_follows() {
    let expected = undisturbed().await;
    let mut office = Office::new();
    for step in small_campaign(Outcome::Shown) {
        let follows = follows(&step);
        office.play([step]).await;
        if follows {
            office.settle().await;
        }
    }
    // Views are read as they are: they must have been brought up by whoever needed them.
    office.settle().await;
    assert_same(&office, &expected).await;
}

/// What was handed to the writer before the cut may still be going on in its thread; killed for
/// real, it would not.
async fn settle_patiently(office: &Office) {
    loop {
        match fawen_worker::settle(&office.store).await {
            Ok(_) => return,
            Err(StoreError::CheckpointMoved { .. }) => {}
            Err(error) => panic!("{error}"),
        }
    }
}

/// Whether something follows from a step by itself.
fn follows(step: &Step) -> bool {
    let act = format!("{:?}", step.act);
    ["Issue {", "ClosePublicNotice"].iter().any(|cause| act.contains(cause))
}

#[tokio::test]
async fn cut_off_at_any_moment_of_the_settling() {
    let steps = small_campaign(Outcome::Shown);
    let causes: Vec<usize> =
        steps.iter().enumerate().filter(|(_, step)| follows(step)).map(|(n, _)| n).collect();
    assert_eq!(causes.len(), 3, "the notice, the end of the public notice, the bulletin");
    let mut office = Office::new();
    let mut begin = 0;
    for cause in causes {
        office.play(steps.iter().take(cause + 1).skip(begin).cloned()).await;
        begin = cause + 1;
        let before = office.copy();
        office.settle().await;
        for turns in 0.. {
            let tried = before.copy();
            let whole = cut_off(turns, fawen_worker::settle(&tried.store)).await.is_some();
            let tried = tried.restart();
            settle_patiently(&tried).await;
            assert_same(&tried, &office).await;
            if whole {
                break;
            }
        }
    }
}

#[tokio::test]
async fn what_was_done_is_known_even_when_the_checkpoints_are_lost() {
    let office = undisturbed().await;
    let expected = office.copy();
    office.forget_reactions();
    let office = office.restart();
    office.settle().await;
    assert_same(&office, &expected).await;
}

#[tokio::test]
async fn nothing_is_done_twice_by_two_that_settle_at_once() {
    let expected = undisturbed().await;
    let mut office = Office::new();
    for step in small_campaign(Outcome::Shown) {
        office.play([step]).await;
        // The slower one may be told that the faster one has moved on; it goes on next time.
        let (one, other) =
            tokio::join!(fawen_worker::settle(&office.store), fawen_worker::settle(&office.store));
        drop((one, other));
        office.settle().await;
    }
    assert_same(&office, &expected).await;
    for document in [NOTICE, BULLETIN] {
        assert!(office.document(document).await.issued_on().is_some());
    }
}
