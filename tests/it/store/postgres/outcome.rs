//! A commit whose answer never came: the command acts once all the same.

use fawen_domain::register::NumberRegister;
use fawen_store::{ExecuteError, Store, StoreError};

use super::{
    super::given::{Bed, envelope, execute, open, register, reserve, whole_log},
    proxy::{Cut, Proxy},
};

async fn behind(bed: &Bed, cut: Cut) -> (Proxy, Store) {
    let proxy = Proxy::before(bed.database().cluster.port, cut).await;
    let store = Store::open_url(&bed.database().url_through(proxy.port)).await.unwrap();
    execute(&store, "2022", "open", open(0)).await;
    (proxy, store)
}

async fn acts_once_although_the_wire_breaks(cut: Cut) {
    let bed = Bed::postgres().await;
    let (proxy, store) = behind(&bed, cut).await;
    for n in 1..=10 {
        proxy.cut(n % 3);
        let document = format!("document-{n}");
        let done = execute(&store, "2022", &document, reserve(&document)).await;
        assert_eq!(proxy.left(), 0, "the wire broke");
        assert_eq!(done.last().unwrap().get(), u64::from(n + 1));
    }
    assert_eq!(register(&store, "2022").await.last(), 10);
    assert_eq!(whole_log(&bed.store).await.len(), 11);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_that_was_lost_is_looked_up() {
    // The second try finds the command, so one break is all there can be.
    let bed = Bed::postgres().await;
    let (proxy, store) = behind(&bed, Cut::AfterCommit).await;
    for n in 1..=10 {
        proxy.cut(1);
        let document = format!("document-{n}");
        let done = execute(&store, "2022", &document, reserve(&document)).await;
        assert_eq!(proxy.left(), 0, "the wire broke");
        assert!(done.replayed, "found, not done again: {n} {done:?}");
        assert_eq!(done.last().unwrap().get(), n + 1);
    }
    assert_eq!(register(&store, "2022").await.last(), 10);
    assert_eq!(whole_log(&bed.store).await.len(), 11);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_commit_that_never_arrived_is_given_again() {
    acts_once_although_the_wire_breaks(Cut::BeforeCommit).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wire_that_never_holds_ends_in_an_error_that_says_what_to_do() {
    let bed = Bed::postgres().await;
    let (proxy, store) = behind(&bed, Cut::BeforeCommit).await;
    proxy.cut(u32::MAX);
    let failed =
        store.execute::<NumberRegister>("2022", reserve("notice"), &envelope("reserve")).await;
    let Err(ExecuteError::Store(failed @ StoreError::NotCommitted { .. })) = failed else {
        panic!("{failed:?}")
    };
    assert!(failed.to_string().ends_with("请用同一命令编号重试"), "{failed}");
    proxy.cut(0);
    let done = execute(&store, "2022", "reserve", reserve("notice")).await;
    assert_eq!((done.last().unwrap().get(), done.replayed), (2, false));
}
