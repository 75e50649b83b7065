//! Writers that come together are written together, and what stands in the way of one is told to that one.

use fawen_domain::register::NumberRegister;
use fawen_store::{ExecuteError, StoreError};
use tokio::task::JoinSet;

use super::super::given::{Bed, envelope, execute, open, register, reserve, whole_log};

#[tokio::test(flavor = "multi_thread")]
async fn one_that_cannot_be_written_leaves_the_others_of_its_group_alone() {
    let bed = Bed::postgres().await;
    for stream in 0..40 {
        execute(&bed.store, &format!("s-{stream}"), &format!("open-{stream}"), open(0)).await;
    }
    // Every fourth takes a command's name that belongs to another stream.
    let mut attempts = JoinSet::new();
    for stream in 0..40_u32 {
        let store = bed.store.clone();
        let id = if stream % 4 == 0 { "open-1".to_owned() } else { format!("reserve-{stream}") };
        attempts.spawn(async move {
            let (name, envelope) = (format!("s-{stream}"), envelope(&id));
            (stream, store.execute::<NumberRegister>(&name, reserve("notice"), &envelope).await)
        });
    }
    for (stream, outcome) in attempts.join_all().await {
        match outcome {
            Err(ExecuteError::Store(StoreError::CommandReused { .. })) => {
                assert_eq!(stream % 4, 0, "stream {stream}");
            }
            Ok(done) => assert!(stream % 4 != 0 && !done.replayed, "stream {stream}: {done:?}"),
            other => panic!("stream {stream}: {other:?}"),
        }
    }
    for stream in 0..40_u32 {
        let last = register(&bed.store, &format!("s-{stream}")).await.last();
        assert_eq!(last, u32::from(stream % 4 != 0), "stream {stream}");
    }
    assert_eq!(whole_log(&bed.store).await.len(), 70);
}

#[tokio::test(flavor = "multi_thread")]
async fn writers_that_wait_for_each_other_share_transactions() {
    let bed = Bed::postgres().await;
    let mut opened = JoinSet::new();
    for stream in 0..200 {
        let store = bed.store.clone();
        opened.spawn(async move {
            execute(&store, &format!("s-{stream}"), &format!("o-{stream}"), open(0)).await
        });
    }
    assert!(opened.join_all().await.iter().all(|done| !done.replayed));
    assert_eq!(whole_log(&bed.store).await.len(), 200);
    let transactions = bed.number("select count(distinct txid) from events").await;
    assert!(transactions < 100, "200 events in {transactions} transactions");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_views_could_not_hold_is_refused_before_it_is_written() {
    let bed = Bed::postgres().await;
    execute(&bed.store, "2022", "open", open(0)).await;
    let document = reserve("notice\0");
    let refused = bed.store.execute::<NumberRegister>("2022", document, &envelope("null")).await;
    let Err(ExecuteError::Store(refused @ StoreError::NullCharacter)) = refused else {
        panic!("{refused:?}")
    };
    assert!(refused.to_string().contains("请删去该字符"), "{refused}");
    assert_eq!(whole_log(&bed.store).await.len(), 1);
}
