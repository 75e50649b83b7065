//! Cut off anywhere and started again, everything comes to the same end.

use crate::office::{BULLETIN, NOTICE, Office, Outcome, Step, cut_off, small_campaign};

/// The campaign played without a crash; what follows is let follow where something does.
async fn undisturbed() -> Office {
    let mut office = Office::new();
    for step in small_campaign(Outcome::Shown) {
        let follows = follows(&step);
        office.play([step]).await;
        if follows {
            office.settle().await;
        }
    }
    office.settle().await;
    office
}

/// Whether something follows from a step by itself.
fn follows(step: &Step) -> bool {
    let act = format!("{:?}", step.act);
    ["Issue {", "ClosePublicNotice"].iter().any(|cause| act.contains(cause))
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
    }
    assert_same(&office, &expected).await;
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
        // Every third moment, other ones for each cause: all of them would take too long.
        for turns in (cause % 3..).step_by(3) {
            let tried = before.copy();
            let whole = cut_off(turns, fawen_worker::settle(&tried.store)).await.is_some();
            let tried = tried.restart();
            tried.settle().await;
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
        let follows = follows(&step);
        office.play([step]).await;
        if follows {
            tokio::join!(office.settle(), office.settle());
        }
    }
    assert_same(&office, &expected).await;
    for document in [NOTICE, BULLETIN] {
        assert!(office.document(document).await.issued_on().is_some());
    }
}
